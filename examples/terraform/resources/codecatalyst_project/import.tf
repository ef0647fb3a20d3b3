import {
  to = codecatalyst_project.shop
  id = "acme/web-shop"
}
