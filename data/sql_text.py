"""Names and texts of the declarations as SQL writes them."""

from __future__ import annotations


def quote(identifier: str) -> str:
    """An identifier as SQL writes it."""
    return '"' + identifier.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text of the declarations as SQL writes it; values from files are bound instead."""
    return "'" + text.replace("'", "''") + "'"
