data "codecatalyst_event_logs" "deletions" {
  space_name = "acme"
  start_time = "2027-01-15T00:00:00Z"
  end_time   = "2027-01-16T00:00:00Z"
  event_name = "deleteProject"
}

output "last_deleted_by" {
  value = data.codecatalyst_event_logs.deletions.event_logs[0].user_identity.user_name
}
