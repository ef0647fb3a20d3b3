data "codecatalyst_dev_environments" "dev_environments" {
  space_name   = "acme"
  project_name = "shop"
}

data "codecatalyst_dev_environment" "dev_environment" {
  space_name   = "acme"
  project_name = "shop"
  id           = data.codecatalyst_dev_environments.dev_environments.dev_environments[0].id
}

output "machine" {
  value = data.codecatalyst_dev_environment.dev_environment.instance_type
}
