import {
  to = codecatalyst_space.acme
  id = "acme"
}
