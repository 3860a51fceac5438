"""Headers of what is computed of compounds, their property companies and the merchants."""

LABELS: dict[str, str] = {}
