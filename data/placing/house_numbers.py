"""House numbers: a single one in an address, and ranges of them that are places."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMERALS = "零〇一二三四五六七八九十百"
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}
_TO = "(?:至|到|-|~|—|–)"
_SIDE = "(?:单|双|奇|偶)(?:号|数)?"
#: 三公街9号至43号, 三公街9-43号(单号), 三公街双号2号至40号.
_STRETCH = re.compile(
    rf"(?P<street>.*?[^\d{_NUMERALS}(])\(?(?P<before>{_SIDE})?\)?"
    rf"(?P<first>\d+)号?{_TO}(?P<last>\d+)号(?:院|大院)?\(?(?P<after>{_SIDE})?\)?"
)
#: 三公街单号: one side of the street, whatever the number.
_WHOLE_SIDE = re.compile(rf"(?P<street>.*?[^\d(])\(?(?P<side>{_SIDE})\)?")
#: 赛场街30号院: a yard includes every house with its number.
_YARD = re.compile(rf"(?P<street>.*?[^\d{_NUMERALS}第])第?(?P<house>\d+|[{_NUMERALS}]+)号(?:大院|院)")
_HOUSE = re.compile(rf"第?(?P<house>\d+|[{_NUMERALS}]+)(?:[-之附]\d+)*号")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range of house numbers of one street.

    Attributes:
        street: Name of the street.
        first: Lowest number.
        last: Highest number; None for the whole street.
        parity: 1 for the odd side, 0 for the even one, None for both.
    """

    street: str
    first: int
    last: int | None
    parity: int | None

    def __contains__(self, house: int) -> bool:
        """Whether a house number is in the range."""
        within = self.first <= house and (self.last is None or house <= self.last)
        return within and self.parity in (None, house % 2)


def read_stretch(name: str) -> Stretch | None:
    """The range described by a place's name (without spaces, half width); None for an ordinary name."""
    if found := _STRETCH.fullmatch(name):
        parity = _parity(found["before"] or found["after"])
        return Stretch(found["street"], int(found["first"]), int(found["last"]), parity)
    if found := _WHOLE_SIDE.fullmatch(name):
        return Stretch(found["street"], 1, None, _parity(found["side"]))
    if found := _YARD.fullmatch(name):
        house = _number(found["house"])
        return Stretch(found["street"], house, house, None)
    return None


def read_house(text: str) -> tuple[int, int]:
    """The house number at the start of a text, and its length in signs; ``(0, 0)`` if there is none."""
    found = _HOUSE.match(text)
    return (_number(found["house"]), found.end()) if found else (0, 0)


def _parity(side: str | None) -> int | None:
    return None if side is None else int(side[0] in "单奇")


def _number(digits: str) -> int:
    """The value of a number below 1000, in digits or spoken form (二十一, 一百零三, 三〇)."""
    if digits.isdecimal():
        return int(digits)
    if not set(digits) & set("十百"):
        return int("".join(str(_DIGITS[sign]) for sign in digits))
    value, pending = 0, 0
    for sign in digits:
        if sign in "十百":
            value += (pending or 1) * (10 if sign == "十" else 100)
            pending = 0
        else:
            pending = _DIGITS[sign]
    return value + pending
