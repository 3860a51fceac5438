"""How a text is compared with words: sign by sign, so that every place in it stays where it was."""

from __future__ import annotations

import functools
import re
import unicodedata

from pypinyin import Style, lazy_pinyin

#: Fewest letters of initials that name a place: two letters are too many places.
_LEAST_INITIALS = 3
_NUMBERS = {sign: number for number, sign in enumerate("零一二三四五六七八九十")} | {"两": 2, "〇": 0}
#: A number as it is written in a question: digits, or Chinese up to ninety-nine.
NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_TENS = re.compile(r"([一二两三四五六七八九]?)十([一二三四五六七八九]?)")


def folded(text: str) -> str:
    """The text in half width and small letters, as many signs as before."""
    return "".join(_folded_sign(sign) for sign in text)


def _folded_sign(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign).lower()
    return plain if len(plain) == 1 else sign


def compact(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text without spaces but between letters or figures, and where each sign stood.

    >>> compact("近 30 天")
    ('近30天', (0, 2, 3, 5))
    """
    signs = folded(text)
    kept = [at for at, sign in enumerate(signs) if not sign.isspace() or _parts_words(signs, at)]
    return "".join(signs[at] for at in kept), tuple(kept)


def _parts_words(signs: str, at: int) -> bool:
    before, behind = signs[:at].rstrip()[-1:], signs[at:].lstrip()[:1]
    return all(sign.isascii() and sign.isalnum() for sign in (before, behind)) and bool(before and behind)


def number_of(written: str) -> int:
    """The number that digits or Chinese signs write.

    >>> number_of("十二"), number_of("二十"), number_of("3")
    (12, 20, 3)
    """
    if written.isdecimal():
        return int(written)
    if found := _TENS.fullmatch(written):
        tens, ones = found.groups()
        return _NUMBERS.get(tens, 1) * 10 + _NUMBERS.get(ones, 0)
    return _NUMBERS[written]


@functools.lru_cache(maxsize=4_096)
def in_letters(name: str) -> tuple[str, ...]:
    """The pinyin of a name in small letters: whole, and its initials where they are long enough.

    >>> in_letters("象城外滩")
    ('xiangchengwaitan', 'xcwt')
    """
    if name.isascii():
        return ()
    whole = "".join(lazy_pinyin(name)).lower()
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()
    found = (whole, initials) if len(initials) >= _LEAST_INITIALS else (whole,)
    return tuple(letters for letters in found if letters.isascii() and letters.isalnum())
