resource "codecatalyst_project" "shop" {
  space_name   = "acme"
  display_name = "Web shop"
}

resource "codecatalyst_dev_environment" "workbench" {
  space_name         = "acme"
  project_name       = codecatalyst_project.shop.name
  ides               = [{ name = "VSCode" }]
  instance_type      = "dev.standard1.small"
  persistent_storage = { size_in_gib = 16 }
  desired_status     = "RUNNING"
}

resource "codecatalyst_dev_environment_session" "shell" {
  space_name            = "acme"
  project_name          = codecatalyst_project.shop.name
  dev_environment_id    = codecatalyst_dev_environment.workbench.dev_environment_id
  session_configuration = { session_type = "SSM" }
}

output "stream_url" {
  value     = codecatalyst_dev_environment_session.shell.stream_url
  sensitive = true
}

output "token_value" {
  value     = codecatalyst_dev_environment_session.shell.token_value
  sensitive = true
}
