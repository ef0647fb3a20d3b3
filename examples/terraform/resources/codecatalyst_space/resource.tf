resource "codecatalyst_space" "acme" {
  name        = "acme"
  description = "Everything that Acme builds"
}

output "region" {
  value = codecatalyst_space.acme.region_name
}
