"""Texts that a spreadsheet would run as formulas when it opens a CSV, made harmless."""

from __future__ import annotations

#: What begins a formula in Excel, WPS and LibreOffice; Chinese input methods write the signs in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: What may stand before such a sign without being seen.
_UNSEEN = " \u00a0\u3000\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\x00"


def harmless(value: object) -> object:
    """The same value; a text that begins like a formula has an apostrophe before it, as Excel hides one.

    Numbers, negative ones too, and everything else that is no text stay as they are.
    """
    if isinstance(value, str) and value.lstrip(_UNSEEN).startswith(_FORMULA):
        return f"'{value}"
    return value
