terraform {
  required_providers {
    codecatalyst = {
      source = "codecatalyst-iac/codecatalyst"
    }
  }
}

# Logged in with `aws sso login`; in a pipeline, see "Logging in" below.
provider "codecatalyst" {
  space_name = "acme"
}
