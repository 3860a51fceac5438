"""Headers of what is computed of signals, hot spots and repeats."""

LABELS: dict[str, str] = {}
