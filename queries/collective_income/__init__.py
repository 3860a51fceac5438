"""Questions of collective income: how much, from which source, when."""
