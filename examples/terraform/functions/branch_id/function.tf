output "id" {
  value = provider::codecatalyst::branch_id("acme", "shop", "web", "release/1.0")
}
