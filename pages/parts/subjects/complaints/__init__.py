"""Complaints: this year beside the last."""
