"""Complaints: this year beside last year."""
