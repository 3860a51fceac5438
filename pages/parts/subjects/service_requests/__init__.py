"""Requests: how many, where, about what, when, and how long they take."""
