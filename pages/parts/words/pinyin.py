"""Pinyin of Chinese names: the letters that find them, and their order in a list."""

from __future__ import annotations

import functools

from pypinyin import Style, lazy_pinyin

#: Characters of a text by which it is put in order; the rest of a long title decides nothing.
_LOOKED_AT = 16


@functools.cache
def initials(name: str) -> str:
    """First letters of the pinyin of a name; empty when it has no Chinese character.

    >>> initials("象城外滩")
    'xcwt'
    """
    if name.isascii():
        return ""
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower().replace(" ", "")


@functools.lru_cache(maxsize=20_000)
def sort_key(text: str) -> tuple[str, str]:
    """The key that puts texts in the order of their pinyin, and alike ones in that of their characters.

    >>> sorted(["信江", "白龙", "南门"], key=sort_key)
    ['白龙', '南门', '信江']
    """
    return " ".join(lazy_pinyin(text[:_LOOKED_AT])).lower(), text
