resource "codecatalyst_access_token" "pipeline" {
  name = "pipeline"
}

output "git_password" {
  value     = codecatalyst_access_token.pipeline.secret
  sensitive = true
}
