"""Hides personal data during an import: salted tokens, and stars over persons in free text."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from data.notation.persons import STARS, SUSPECT, hide_numbers, hide_persons
from data.notation.phones import mobile_in

__all__ = ["STARS", "SUSPECT", "hide_numbers", "hide_persons", "token"]

_TOKEN_BYTES = 12
_MOBILE_DIGITS = 11


def token(text: str, salt: bytes) -> str:
    """A short token, the same for the same phone, name or household in any spacing and width."""
    plain = text
    if not (text.isascii() and text.isdigit() and len(text) == _MOBILE_DIGITS):
        plain = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", text)).casefold()
        plain = mobile_in(text) or plain
    return hashlib.blake2b(plain.encode(), key=salt, digest_size=_TOKEN_BYTES).hexdigest()
