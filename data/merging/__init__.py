"""Merges the rows of a file into a ledger: which record a row is, and what it changes."""
