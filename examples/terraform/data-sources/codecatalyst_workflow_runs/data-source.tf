data "codecatalyst_workflows" "workflows" {
  space_name   = "acme"
  project_name = "shop"
}

data "codecatalyst_workflow_runs" "runs_of_one" {
  space_name   = "acme"
  project_name = "shop"
  workflow_id  = data.codecatalyst_workflows.workflows.workflows[0].id
}

output "first_run_began" {
  value = data.codecatalyst_workflow_runs.runs_of_one.workflow_runs[0].start_time
}
