data "codecatalyst_workflows" "workflows" {
  space_name   = "acme"
  project_name = "shop"
}

resource "codecatalyst_workflow_run" "build" {
  space_name          = "acme"
  project_name        = "shop"
  workflow_id         = data.codecatalyst_workflows.workflows.workflows[0].id
  triggers            = ["2.7.0"]
  wait_for_completion = true
  timeouts            = { create = "1h" }
}

output "status" {
  value = codecatalyst_workflow_run.build.status
}
