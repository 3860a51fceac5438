"""Visits and patrols: when, where, and with which family files."""
