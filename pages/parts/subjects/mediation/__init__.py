"""Mediation cases: how they end, their types, and the level that settles them."""
