output "id" {
  value = provider::codecatalyst::dev_environment_session_id("acme", "shop", "b3a1e4c2-0f5d-4e2b-9f43-0f6f8a6f9d11", "ssm-0a1b2c3d4e5f60718")
}
