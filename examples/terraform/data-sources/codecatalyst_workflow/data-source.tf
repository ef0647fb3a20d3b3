data "codecatalyst_workflows" "workflows" {
  space_name   = "acme"
  project_name = "shop"
}

data "codecatalyst_workflow" "workflow" {
  space_name   = "acme"
  project_name = "shop"
  id           = data.codecatalyst_workflows.workflows.workflows[0].id
}

output "defined_in" {
  value = data.codecatalyst_workflow.workflow.definition.path
}
