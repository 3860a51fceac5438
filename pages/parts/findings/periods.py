"""Periods in words: how many of them are ordinary, and how many lie in a row."""

from __future__ import annotations

from pages.parts.numbers import NBSP, unit_of
from pages.parts.wording import _, mark

_ORDINARY = {
    "day": mark("个正常日"),
    "week": mark("个正常周"),
    "month": mark("个正常月"),
    "quarter": mark("个正常季度"),
    "year": mark("个正常年"),
}
_TWO = {
    "day": mark("连续两日"),
    "week": mark("连续两周"),
    "month": mark("连续两个月"),
    "quarter": mark("连续两个季度"),
    "year": mark("连续两年"),
}
_MORE = {
    "day": mark("连续 {n} 日"),
    "week": mark("连续 {n} 周"),
    "month": mark("连续 {n} 个月"),
    "quarter": mark("连续 {n} 个季度"),
    "year": mark("连续 {n} 年"),
}


def ordinary(number: int, grain: str) -> str:
    """So many periods that limits rest on: ``98 个正常周``."""
    return f"{number}{NBSP}{unit_of(number, _ORDINARY[grain])}"


def in_a_row(number: int, grain: str) -> str:
    """So many periods behind each other: ``连续两周``, ``连续 8 周``."""
    return _(_TWO[grain]) if number == 2 else _(_MORE[grain]).format(n=number)
