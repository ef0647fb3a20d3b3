data "codecatalyst_subscription" "subscription" {
  space_name = "acme"
}

output "billing_plan" {
  value = data.codecatalyst_subscription.subscription.subscription_type
}
