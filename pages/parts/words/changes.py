"""Changes in words: counts in per cent, rates in percentage points, and 持平 for no change."""

from __future__ import annotations

from pages.parts.words.language import _
from pages.parts.words.numbers import (
    NBSP,
    SMALL_SAMPLE,
    YUAN,
    Number,
    days,
    is_number,
    money,
    points,
    signed_number,
    with_unit,
)

#: A change smaller than this (share of the base, or of 1 for a rate) is 持平.
_FLAT_BELOW = 0.0005


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
