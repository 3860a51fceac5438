"""Questions of meetings: their items, and what became of them."""
