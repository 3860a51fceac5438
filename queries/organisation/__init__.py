"""Questions of organisations: how far they reach, and how many people carry them."""
