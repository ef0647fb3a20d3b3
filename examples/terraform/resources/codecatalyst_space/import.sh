terraform import codecatalyst_space.acme acme
