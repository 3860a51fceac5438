"""``python -m pages export``: its command line, and dashboard pages as files."""
