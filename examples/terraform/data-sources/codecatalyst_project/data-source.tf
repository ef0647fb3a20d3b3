data "codecatalyst_project" "project" {
  space_name = "acme"
  name       = "shop"
}

output "shown_as" {
  value = data.codecatalyst_project.project.display_name
}
