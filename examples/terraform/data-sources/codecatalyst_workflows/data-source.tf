data "codecatalyst_workflows" "workflows" {
  space_name   = "acme"
  project_name = "shop"
}

output "workflows" {
  value = data.codecatalyst_workflows.workflows.workflows
}
