"""A header as it is compared: without what exports add to it."""

from __future__ import annotations

import re
import unicodedata

_UNIT = re.compile(r"(?<=.)\([^()]*\)$")
_NOISE = re.compile(r"[\s*:'\"\u200b\ufeff]+")


def normalise(header: str) -> str:
    """A header without width, spaces, ``*``, colons, and a unit in brackets at its end."""
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", header))
    return _UNIT.sub("", plain) or plain
