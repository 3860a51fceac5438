"""Satisfaction responses: the distribution of the ratings."""
