"""Questions of public works: what was done, at what cost."""
