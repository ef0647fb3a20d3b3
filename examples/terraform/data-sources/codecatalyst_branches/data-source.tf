data "codecatalyst_branches" "branches" {
  space_name             = "acme"
  project_name           = "shop"
  source_repository_name = "web"
}

output "first_branch" {
  value = data.codecatalyst_branches.branches.branches[0].name
}
