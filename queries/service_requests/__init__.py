"""Questions of requests: volume, deadlines, times, repeats."""
