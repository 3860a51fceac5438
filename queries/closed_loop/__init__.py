"""Questions of closed loop: steps, deadlines and times."""
