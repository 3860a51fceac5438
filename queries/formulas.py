"""Makes texts harmless that a spreadsheet would run as formulas when it opens a CSV."""

from __future__ import annotations

#: First signs of formulas in Excel, WPS and LibreOffice, also in the full width of Chinese input methods.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: Invisible signs that may precede such a sign.
_UNSEEN = " \u00a0\u3000\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\x00"


def harmless(value: object) -> object:
    """The value; a text that begins like a formula gets a leading apostrophe, which Excel hides.

    Numbers, negative ones too, and all other values that are not texts stay unchanged.
    """
    if isinstance(value, str) and value.lstrip(_UNSEEN).startswith(_FORMULA):
        return f"'{value}"
    return value
