data "codecatalyst_space" "space" {
  name = "acme"
}

output "region" {
  value = data.codecatalyst_space.space.region_name
}
