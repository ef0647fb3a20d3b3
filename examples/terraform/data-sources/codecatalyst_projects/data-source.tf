data "codecatalyst_projects" "projects" {
  space_name = "acme"
  filters = [{
    key                 = "name"
    comparison_operator = "BEGINS_WITH"
    values              = ["sho"]
  }]
}

output "projects" {
  value = data.codecatalyst_projects.projects.projects
}
