"""``python -m data``: the commands and their output."""
