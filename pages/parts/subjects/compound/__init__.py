"""One compound: its profile, similar compounds, its history."""
