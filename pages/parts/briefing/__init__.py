"""The weekly briefing as data, and the writers of its files."""
