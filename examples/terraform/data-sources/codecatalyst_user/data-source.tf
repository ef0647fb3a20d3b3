data "codecatalyst_user" "jane" {
  user_name = "jane.doe"
}

output "jane_is" {
  value = data.codecatalyst_user.jane.display_name
}
