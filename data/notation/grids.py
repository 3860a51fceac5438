"""Reads how exports write a grid: 第三网格, 3网格, 03 网格, 网格三, 南门社区第3网格, 第三网格（南门）.

Only a number beside the word 网格 is read. A bare 3, a code and 3-1网格 are not: nobody can tell from them
alone which grid is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.notation.amounts import read_numeral

_NUMBER = r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})"
_BEFORE = re.compile(rf"(?P<place>.*?)[-·_/]?第?{_NUMBER}[#号]?网格(?:（(?P<beside>.+)）)?")
_AFTER = re.compile(rf"(?P<place>.*?)[-·_/]?网格[-·_]?第?{_NUMBER}[#号]?(?:（(?P<beside>.+)）)?")
_SPACES = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")
#: Signs of a text that seems to say which number a grid has.
_NUMBERED = re.compile(r"\d|第[一二三四五六七八九十]|^[一二三四五六七八九十]+$")
_HAN_DIGITS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class NumberedGrid:
    """A grid that is called by its number.

    Attributes:
        place: What stands before the number, usually the community; empty for a bare 第三网格.
        number: 1 to 99.
    """

    place: str
    number: int


def read_grid(name: str) -> NumberedGrid | None:
    """The grid that a name in its stored spelling says; None if it says no number, or not clearly."""
    bare = _SPACES.sub("", name)
    found = _BEFORE.fullmatch(bare) or _AFTER.fullmatch(bare)
    if found is None:
        return None
    place = found["place"] or found["beside"] or ""
    number = int(found["number"]) if found["number"].isdecimal() else read_numeral(found["number"])
    # a digit before the number belongs to a code or to a part of a grid: 3-1网格, 0301网格
    if not number or number > 99 or _DIGIT.search(place) or (found["place"] and found["beside"]):
        return None
    return NumberedGrid(place, int(number))


def seems_numbered(name: str) -> bool:
    """Whether a name seems to say a number: what ``read_grid`` cannot read of these is worth telling."""
    return bool(_NUMBERED.search(name))


def grid_called(number: int) -> str:
    """The name of a grid by its number, 1 to 99: 第三网格, 第十二网格."""
    tens, ones = divmod(number, 10)
    ten = ("", "十")[tens] if tens < 2 else f"{_HAN_DIGITS[tens - 1]}十"
    return f"第{ten}{_HAN_DIGITS[ones - 1] if ones else ''}网格"
