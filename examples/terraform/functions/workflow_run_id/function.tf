output "id" {
  value = provider::codecatalyst::workflow_run_id("acme", "shop", "7c2d0a4e-8f1b-4c55-a9d6-3a0f1d2b9e44")
}
