data "codecatalyst_workflow_runs" "runs" {
  space_name   = "acme"
  project_name = "shop"
}

data "codecatalyst_workflow_run" "run" {
  space_name   = "acme"
  project_name = "shop"
  id           = data.codecatalyst_workflow_runs.runs.workflow_runs[0].id
}

output "run_is" {
  value = data.codecatalyst_workflow_run.run.status
}
