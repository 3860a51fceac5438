"""The grids: what falls to each, what it finds and settles itself, and rows that bear none."""
