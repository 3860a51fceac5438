"""Headers of what is computed of public works and assistance."""

LABELS: dict[str, str] = {}
