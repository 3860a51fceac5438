"""Questions of visits: households, files."""
