"""``python -m data``: the commands, and what each of them says."""
