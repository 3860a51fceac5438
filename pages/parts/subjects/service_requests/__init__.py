"""Requests: how many, where, their categories, when, and how long they take."""
