import {
  to = codecatalyst_access_token.pipeline
  id = "5f0c7b52-3a52-4f0b-8f5a-51a0f1f5c1a7"
}
