"""One compound: its profile, its like, its history."""
