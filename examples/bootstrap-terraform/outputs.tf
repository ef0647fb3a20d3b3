output "project_name" {
  value = codecatalyst_project.team.name
}

output "clone_urls" {
  value = { for name, repository in codecatalyst_source_repository.all : name => repository.clone_url }
}

output "release_head" {
  value = codecatalyst_branch.release.head_commit_id
}

output "region" {
  value = data.codecatalyst_space.this.region_name
}

output "space_names" {
  value = data.codecatalyst_spaces.all.spaces[*].name
}

output "workbench_status" {
  value = codecatalyst_dev_environment.workbench.status
}

output "git_password" {
  value     = codecatalyst_access_token.pipeline.secret
  sensitive = true
}
