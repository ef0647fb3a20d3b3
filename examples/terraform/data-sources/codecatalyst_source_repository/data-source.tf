data "codecatalyst_source_repository" "web" {
  space_name   = "acme"
  project_name = "shop"
  name         = "web"
}

output "clone_url" {
  value = data.codecatalyst_source_repository.web.clone_url
}
