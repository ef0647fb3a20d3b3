output "name" {
  value = provider::codecatalyst::parse_branch_id("acme/shop/web/release/1.0").name
}
