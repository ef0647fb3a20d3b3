terraform import codecatalyst_branch.release acme/web-shop/frontend/release/1.0
