output "id" {
  value = provider::codecatalyst::source_repository_id("acme", "shop", "web")
}
