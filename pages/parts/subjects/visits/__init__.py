"""Visits and patrols: when, where, and how many with family files."""
