resource "codecatalyst_project" "shop" {
  space_name   = "acme"
  display_name = "Web shop"
}

resource "codecatalyst_source_repository" "frontend" {
  space_name   = "acme"
  project_name = codecatalyst_project.shop.name
  name         = "frontend"
  description  = "The shop window"
}

output "clone_url" {
  value = codecatalyst_source_repository.frontend.clone_url
}
