"""Satisfaction responses: what the ratings are made of."""
