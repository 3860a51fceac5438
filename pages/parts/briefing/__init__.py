"""The weekly briefing as data, and its writers."""
