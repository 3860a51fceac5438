"""Questions of assistance: who was helped."""
