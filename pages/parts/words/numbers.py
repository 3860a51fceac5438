"""The format of numbers: the one module for counts, rates, changes and intervals, in both languages.

A change of a count is in per cent, of a rate in percentage points; no change is 持平.
"""

from __future__ import annotations

import math
from typing import TypeGuard

from pages.parts.words.language import _, language, mark

NBSP = "\u00a0"
MINUS = "\u2212"
DASH = "\u2013"
#: Shown where there is no value (a rate whose denominator is 0).
NOTHING = mark("无数据")
#: The unit of a time.
DAYS = mark("天")
#: The unit of money, which has its own format.
YUAN = mark("元")
#: A denominator below this gives a fraction only, never a percentage.
FRACTION_ONLY_BELOW = 10
#: A denominator below this is 样本少, unless a setting says otherwise.
SMALL_SAMPLE = 30
#: From this number on a count is written in 万, in Chinese.
_WAN_FROM = 100_000
_WAN = 10_000
Number = int | float | None
#: From this many hours on a time is shown in days.
LONG_HOURS = 48
#: A change smaller than this (share of the base, or of 1 for a rate) is 持平.
_FLAT_BELOW = 0.0005


def is_number(value: Number) -> TypeGuard[float]:
    """Whether the value is a number: not None, NaN, NA or infinite."""
    try:
        return value is not None and math.isfinite(value)
    except (TypeError, ValueError):  # pandas.NA cannot become a float
        return False


def is_missing(value: Number) -> bool:
    """Whether the value is not a number."""
    return not is_number(value)


def full_days(days: float) -> str:
    """The days that are over, ``1,978`` of 1,978.9: how long something has been late, the same everywhere."""
    return f"{math.floor(days):,}"


def plain(value: Number, digits: int = 0) -> str:
    """A number with thousands separators: ``4,712``, ``−3``; 万 from 100,000 in Chinese: ``12.3 万``."""
    if not is_number(value):
        return _(NOTHING)
    sign = MINUS if round(value, digits) < 0 else ""
    size = abs(value)
    if size >= _WAN_FROM and language() == "zh":
        return f"{sign}{size / _WAN:,.1f}{NBSP}万"
    return f"{sign}{size:,.{digits}f}"


def unit_of(value: Number, unit: str) -> str:
    """The unit in the user's language, in the singular where English needs it: ``activity`` of 1."""
    word = _(unit)
    if language() != "en" or value != 1:
        return word
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")


def count(value: Number, unit: str = "件") -> str:
    """A count with its unit: ``412 件``, ``4,712 件``, ``12.3 万件``; a fraction keeps one decimal."""
    if not is_number(value):
        return _(NOTHING)
    return with_unit(value, unit, 0 if float(value).is_integer() else 1)


def with_unit(value: float, unit: str, digits: int) -> str:
    """A known number with its unit, with this many decimals."""
    number = plain(value, digits)
    # 万 and the unit are one word in Chinese
    glue = "" if not unit or number.endswith("万") else NBSP
    return f"{number}{glue}{unit_of(value, unit) if unit else ''}"


def apart(value: Number, unit: str, digits: int = 0) -> tuple[str, str]:
    """A number and its unit for a card that writes them in two sizes: ``412``/``件``, ``12.3``/``万件``."""
    if unit == YUAN and is_number(value):
        number, _space, word = money(value).rpartition(NBSP)
        return number, word
    number, word = plain(value, digits), unit_of(value, unit)
    return (number[:-2], f"万{word}") if number.endswith(f"{NBSP}万") else (number, word)


def rate(value: Number, digits: int = 1) -> str:
    """A share of 0 to 1 as a percentage: ``86.7%``."""
    return _(NOTHING) if not is_number(value) else f"{plain(100 * value, digits)}%"


def points(difference: Number, digits: int = 1) -> str:
    """The size of a difference of two rates, without sign: ``2.1 个百分点``."""
    if not is_number(difference):
        return _(NOTHING)
    unit = _("个百分点")
    return f"{abs(100 * difference):.{digits}f}{NBSP}{unit}"


def days(value: Number) -> str:
    """A time in days: ``2.3 天``."""
    if not is_number(value):
        return _(NOTHING)
    return f"{plain(value, 1)}{NBSP}{unit_of(round(value, 1), DAYS)}"


def elapsed_time(hours: Number) -> str:
    """A time given in hours: ``5.5 小时``, from 48 hours on ``2.3 天``."""
    if not is_number(hours):
        return _(NOTHING)
    return (
        days(hours / 24)
        if hours >= LONG_HOURS
        else _("{n} 小时").format(n=plain(hours, 1)).replace(" ", NBSP)
    )


def money(yuan: Number) -> str:
    """An amount: ``3.2 万元`` from 10,000, else ``860 元``."""
    if not is_number(yuan):
        return _(NOTHING)
    unit = _("元")
    if language() == "zh" and abs(yuan) >= _WAN:
        return f"{MINUS if yuan < 0 else ''}{abs(yuan) / _WAN:,.1f}{NBSP}万{unit}"
    return f"{MINUS if yuan < 0 else ''}{abs(yuan):,.0f}{NBSP}{unit}"


def signed_number(value: Number, digits: int = 0) -> str:
    """A change for a narrow column: ``+17``, ``−3``, ``0``."""
    if not is_number(value):
        return _(NOTHING)
    return f"+{plain(value, digits)}" if round(value, digits) > 0 else plain(value, digits)


def fraction(part: Number, whole: Number) -> str:
    """Numerator and denominator: ``248 / 286``; a weighted numerator keeps one decimal."""
    if not is_number(part) or not is_number(whole):
        return _(NOTHING)
    return f"{_whole(part)}{NBSP}/{NBSP}{_whole(whole)}"


def _whole(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def interval(low: Number, high: Number, digits: int = 1) -> str:
    """A range of rates in per cent, without the sign: ``82.3–90.2``."""
    if not is_number(low) or not is_number(high):
        return _(NOTHING)
    return f"{100 * low:.{digits}f}{DASH}{100 * high:.{digits}f}"


def between(low: Number, high: Number) -> str:
    """A range of counts: ``345–441``."""
    return _(NOTHING) if not is_number(low) or not is_number(high) else f"{plain(low)}{DASH}{plain(high)}"


def is_small(denominator: Number, small_sample: int = SMALL_SAMPLE) -> bool:
    """Whether a denominator is too small for a percentage to be ranked or compared (样本少)."""
    return not is_number(denominator) or denominator < small_sample


def is_fraction_only(denominator: Number) -> bool:
    """Whether a denominator is so small that only the fraction is shown."""
    return not is_number(denominator) or denominator < FRACTION_ONLY_BELOW


def share(part: Number, whole: Number, small_sample: int = SMALL_SAMPLE) -> str:
    """A rate as its denominator allows: ``86.7%``, below 30 ``79%``, below 10 ``6 / 7``, of 0 empty."""
    if not is_number(part) or not is_number(whole) or whole == 0:
        return _(NOTHING)
    if is_fraction_only(whole):
        return fraction(part, whole)
    return rate(part / whole, 0 if is_small(whole, small_sample) else 1)


def is_flat(difference: float, base: float = 1.0) -> bool:
    """Whether a difference is below 0.05 % of its base (for a rate: of 1) and is shown as 持平."""
    return abs(difference) < _FLAT_BELOW * abs(base)


def arrow(difference: float) -> str:
    """The arrow of a change, by its direction only: ``▲`` or ``▼``."""
    return "▲" if difference > 0 else "▼"


def change(
    now: Number, before: Number, unit: str = "件", small_sample: float = SMALL_SAMPLE, digits: int = 0
) -> str:
    """A change of a count: ``▲ 23 件（+5.9%）``, ``持平``, ``上期为 0``; no % on a base below 30.

    For quantities that are not counts (per thousand households), pass ``digits`` and ``small_sample=0``.
    """
    if not is_number(now) or not is_number(before):
        return _("无可比数据")
    if before == 0:
        return _("持平") if now == 0 else _("上期为 0")
    difference = now - before
    if is_flat(difference, before) or (unit != YUAN and not round(abs(difference), digits)):
        return _("持平")
    told = money(abs(difference)) if unit == YUAN else with_unit(abs(difference), unit, digits)
    size = f"{arrow(difference)}{NBSP}{told}"
    if before < small_sample:
        return size
    return _("{size}（{share}）").format(size=size, share=f"{signed_number(100 * difference / before, 1)}%")


def rate_change(now: Number, before: Number) -> str:
    """A change of a rate, in percentage points and never in per cent: ``▲ 2.1 个百分点``, ``持平``."""
    if not is_number(now) or not is_number(before):
        return _("无可比数据")
    if is_flat(now - before):
        return _("持平")
    return f"{arrow(now - before)}{NBSP}{points(now - before)}"


def days_change(now: Number, before: Number) -> str:
    """A change of a time: ``▼ 0.4 天``, ``持平`` below 0.05 day."""
    if not is_number(now) or not is_number(before):
        return _("无可比数据")
    if abs(now - before) < 0.05:
        return _("持平")
    return f"{arrow(now - before)}{NBSP}{days(abs(now - before))}"
