import {
  to = codecatalyst_branch.release
  id = "acme/web-shop/frontend/release/1.0"
}
