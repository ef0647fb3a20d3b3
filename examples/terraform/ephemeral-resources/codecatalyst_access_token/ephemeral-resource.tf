# A token that is good for this run, and stands in no state.
ephemeral "codecatalyst_access_token" "git" {
  name = "terraform-run"
}

provider "codecatalyst" {
  alias        = "with_git"
  git_username = "jane.doe"
  git_password = ephemeral.codecatalyst_access_token.git.secret
}

# Its deletion is a Git push: the API cannot delete branches.
resource "codecatalyst_branch" "release" {
  provider               = codecatalyst.with_git
  space_name             = "acme"
  project_name           = "shop"
  source_repository_name = "web"
  name                   = "release/1.0"
}
