"""``python -m pages export``: what is ordered on the command line, and pages of the dashboard as files."""
