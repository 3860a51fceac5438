"""Texts that a page translates when it shows them, marked for the catalogue where they are declared."""


def mark(text: str) -> str:
    """Mark a text for the catalogue without translating it: for constants, translated later by ``_``."""
    return text
