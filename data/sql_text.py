"""Quotes names and texts of the declarations for SQL."""

from __future__ import annotations


def quote(identifier: str) -> str:
    """A quoted SQL identifier."""
    return '"' + identifier.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A SQL literal for a text of the declarations; values from files are bound instead."""
    return "'" + text.replace("'", "''") + "'"
