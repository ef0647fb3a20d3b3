data "codecatalyst_dev_environments" "running" {
  space_name = "acme"
  filters = [{
    key    = "status"
    values = ["RUNNING"]
  }]
}

output "first_running" {
  value = data.codecatalyst_dev_environments.running.dev_environments[0].alias
}
