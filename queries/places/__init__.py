"""Questions of places: communities, compounds, kinds of request."""
