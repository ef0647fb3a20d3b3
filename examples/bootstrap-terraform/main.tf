# A team's project in CodeCatalyst, with repositories, a release branch, and what is already there.

terraform {
  required_providers {
    codecatalyst = {
      source  = "codecatalyst-iac/codecatalyst"
      version = "0.1.0"
    }
  }
}

variable "team_name" {
  type    = string
  default = "Web shop"
}

provider "codecatalyst" {
  # Needs no account: an embedded CodeCatalyst runs while the program does. Without it, the service itself is called.
  endpoint = "local"

  # The space of everything below.
  space_name = "acme"
}

resource "codecatalyst_project" "team" {
  display_name = var.team_name
  description  = "Everything of the team ${var.team_name}, managed by Terraform"
}

resource "codecatalyst_source_repository" "all" {
  for_each = toset(["frontend", "backend"])

  project_name = codecatalyst_project.team.name
  name         = each.key
  description  = "The ${each.key} of ${var.team_name}"
}

resource "codecatalyst_branch" "release" {
  project_name           = codecatalyst_project.team.name
  source_repository_name = codecatalyst_source_repository.all["backend"].name
  name                   = "release/1.0"
}

# A place to work on the frontend, with its main branch cloned into it.
resource "codecatalyst_dev_environment" "workbench" {
  project_name               = codecatalyst_project.team.name
  alias                      = "frontend"
  ides                       = [{ name = "VSCode" }]
  instance_type              = "dev.standard1.small"
  inactivity_timeout_minutes = 30
  persistent_storage         = { size_in_gib = 16 }

  repositories = [{
    repository_name = codecatalyst_source_repository.all["frontend"].name
    branch_name     = "main"
  }]
}

# What a pipeline clones with; the secret is in the state, which is to be kept like one, and shown to nobody.
resource "codecatalyst_access_token" "pipeline" {
  name = "${var.team_name} pipeline"
}

data "codecatalyst_space" "this" {}

data "codecatalyst_spaces" "all" {}
