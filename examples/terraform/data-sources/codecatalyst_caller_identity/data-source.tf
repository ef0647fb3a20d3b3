data "codecatalyst_caller_identity" "caller" {}

data "codecatalyst_user" "me" {
  id = data.codecatalyst_caller_identity.caller.identity
}

output "me" {
  value = data.codecatalyst_user.me.user_name
}
