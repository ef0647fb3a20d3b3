data "codecatalyst_dev_environments" "running" {
  space_name = "acme"
  filters = [{
    key    = "status"
    values = ["RUNNING"]
  }]
}

# It ends with the run.
ephemeral "codecatalyst_dev_environment_session" "shell" {
  space_name         = "acme"
  project_name       = "shop"
  dev_environment_id = data.codecatalyst_dev_environments.running.dev_environments[0].id
}
