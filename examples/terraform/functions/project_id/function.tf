output "id" {
  value = provider::codecatalyst::project_id("acme", "shop")
}
