data "codecatalyst_source_repositories" "repositories" {
  space_name   = "acme"
  project_name = "shop"
}

output "first_repository" {
  value = data.codecatalyst_source_repositories.repositories.source_repositories[0].name
}
