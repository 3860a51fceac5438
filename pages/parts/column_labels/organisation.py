"""Headers of what is computed of the organisations, their people and places."""

LABELS: dict[str, str] = {}
