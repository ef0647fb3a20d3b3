data "codecatalyst_access_tokens" "tokens" {}

output "access_tokens" {
  value = data.codecatalyst_access_tokens.tokens.access_tokens
}
