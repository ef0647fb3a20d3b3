terraform import codecatalyst_project.shop acme/web-shop
