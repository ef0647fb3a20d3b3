output "name" {
  value = provider::codecatalyst::parse_source_repository_id("acme/shop/web").name
}
