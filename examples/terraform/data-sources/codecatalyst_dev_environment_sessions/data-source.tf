data "codecatalyst_dev_environments" "dev_environments" {
  space_name   = "acme"
  project_name = "shop"
}

data "codecatalyst_dev_environment_sessions" "sessions" {
  space_name         = "acme"
  project_name       = "shop"
  dev_environment_id = data.codecatalyst_dev_environments.dev_environments.dev_environments[0].id
}

output "at_work_since" {
  value = data.codecatalyst_dev_environment_sessions.sessions.dev_environment_sessions[0].started_time
}
