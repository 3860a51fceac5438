"""Rows of a file into the rows of a ledger: which record a row is, and what the later one changes."""
