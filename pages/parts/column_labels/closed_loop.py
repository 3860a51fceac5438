"""Headers of what is computed of the closed loop, deadlines and times."""

LABELS: dict[str, str] = {}
