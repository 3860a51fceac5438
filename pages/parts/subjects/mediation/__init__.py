"""Mediation cases: how they end, about what, and on which level."""
