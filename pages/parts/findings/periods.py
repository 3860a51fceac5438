"""Periods in words: how many of them are ordinary, and how many are in a row."""

from __future__ import annotations

from pages.parts.findings.states import Limits
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import NBSP, unit_of

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

_OF_THREE = {
    "day": mark("近三日两日"),
    "week": mark("近三周两周"),
    "month": mark("近三个月两个月"),
    "quarter": mark("近三个季度两个季度"),
    "year": mark("近三年两年"),
}


def ordinary(number: int, grain: str) -> str:
    """The number of periods that limits are computed from: ``98 个正常周``."""
    return f"{number}{NBSP}{unit_of(number, _ORDINARY[grain])}"


def in_a_row(number: int, grain: str) -> str:
    """A number of consecutive periods: ``连续两周``, ``连续 8 周``."""
    return _(_TWO[grain]) if number == 2 else _(_MORE[grain]).format(n=number)


def two_of_three(grain: str) -> str:
    """Two of the last three periods: ``近三周两周``."""
    return _(_OF_THREE[grain])


def usual(of: Limits) -> str:
    """Name of the centre line: the count expected by trend and season, or the mean."""
    return _("预期") if of.is_expected else _("均值")
