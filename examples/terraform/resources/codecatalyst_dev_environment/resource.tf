resource "codecatalyst_project" "shop" {
  space_name   = "acme"
  display_name = "Web shop"
}

resource "codecatalyst_source_repository" "frontend" {
  space_name   = "acme"
  project_name = codecatalyst_project.shop.name
  name         = "frontend"
}

resource "codecatalyst_dev_environment" "workbench" {
  space_name                 = "acme"
  project_name               = codecatalyst_project.shop.name
  alias                      = "workbench"
  ides                       = [{ name = "VSCode" }]
  instance_type              = "dev.standard1.small"
  inactivity_timeout_minutes = 30
  persistent_storage         = { size_in_gib = 16 }
  repositories = [{
    repository_name = codecatalyst_source_repository.frontend.name
    branch_name     = "main"
  }]
}

output "status" {
  value = codecatalyst_dev_environment.workbench.status
}
