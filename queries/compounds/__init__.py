"""Questions of compounds: their property companies and merchants."""
