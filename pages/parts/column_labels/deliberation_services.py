"""Headers of what is computed of meetings, orders, commitments, activities and visits."""

LABELS: dict[str, str] = {}
