"""Questions of signals: hot spots and repeats."""
