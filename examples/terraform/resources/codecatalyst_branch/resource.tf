resource "codecatalyst_project" "shop" {
  space_name   = "acme"
  display_name = "Web shop"
}

resource "codecatalyst_source_repository" "frontend" {
  space_name   = "acme"
  project_name = codecatalyst_project.shop.name
  name         = "frontend"
}

resource "codecatalyst_branch" "release" {
  space_name             = "acme"
  project_name           = codecatalyst_project.shop.name
  source_repository_name = codecatalyst_source_repository.frontend.name
  name                   = "release/1.0"
}

output "head_commit_id" {
  value = codecatalyst_branch.release.head_commit_id
}
