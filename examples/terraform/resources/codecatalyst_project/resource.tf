resource "codecatalyst_project" "shop" {
  space_name   = "acme"
  display_name = "Web shop"
  description  = "Everything behind shop.example.com"
}

output "project_name" {
  value = codecatalyst_project.shop.name
}
