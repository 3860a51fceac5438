"""Names of files for messages: a name is bytes, not all of them letters, and may name a person."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.notation.persons import hide_persons

#: Signs that change the direction of a line or move the cursor; and surrogate halves, which no text can hold.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff]")
_LETTERS_OF_ONE_BYTE_OR_TWO = 0x800


def display_name(name: str) -> str:
    """The name without personal data, printable everywhere.

    Phones, identity numbers and names of persons become stars (``data.notation.persons``). Bytes that
    are no UTF-8 (a ZIP made by Windows, unpacked on Linux) are read as GB18030 when they are that; what
    cannot be shown is replaced by ``\N{REPLACEMENT CHARACTER}``.

    Args:
        name: The name as the system gives it, with stand-ins for bytes that it could not decode.
    """
    return hide_persons(_printable(name))


def kept_name(name: str) -> str:
    """The name under which a file is stored: unchanged, unless it contains personal data."""
    written = _printable(name)
    hidden = hide_persons(written)
    # Windows allows no star in a file name.
    return name if hidden == written else hidden.replace("*", "＊")


def distinct_display_names(names: Iterable[str]) -> list[str]:
    """``display_name`` of several names; of those that would look alike the later ones are numbered."""
    distinct: list[str] = []
    for name in map(display_name, names):
        number, candidate = 1, name
        while candidate in distinct:
            number += 1
            candidate = f"{name}（{number}）"
        distinct.append(candidate)
    return distinct


def _printable(name: str) -> str:
    """The name as a text that can be printed everywhere."""
    if not name.isascii() and all(_may_be_part_of_gbk(sign) for sign in name):
        name = _as_gb18030(name)
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", name)


def _may_be_part_of_gbk(sign: str) -> bool:
    """Whether a sign can be of Chinese in GBK: two of its bytes may pass for a letter in UTF-8."""
    return ord(sign) < _LETTERS_OF_ONE_BYTE_OR_TWO or 0xDC80 <= ord(sign) <= 0xDCFF


def _as_gb18030(name: str) -> str:
    """A name whose bytes are no UTF-8, decoded; as it is when they are, or are no GB18030 either."""
    if not any(0xDC80 <= ord(sign) <= 0xDCFF for sign in name):
        return name
    try:
        return name.encode("utf-8", "surrogateescape").decode("gb18030")
    except UnicodeDecodeError:
        return name
