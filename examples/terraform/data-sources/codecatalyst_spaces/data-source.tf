data "codecatalyst_spaces" "spaces" {}

output "spaces" {
  value = data.codecatalyst_spaces.spaces.spaces
}
