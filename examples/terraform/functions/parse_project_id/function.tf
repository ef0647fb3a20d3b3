output "name" {
  value = provider::codecatalyst::parse_project_id("acme/shop").name
}
