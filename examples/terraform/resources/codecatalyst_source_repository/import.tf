import {
  to = codecatalyst_source_repository.frontend
  id = "acme/web-shop/frontend"
}
