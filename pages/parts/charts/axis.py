"""Axes: round ranges, ticks of periods that do not collide on a phone, rows of names."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from data.months import first_day_of, month_number
from pages.parts.charts.lettering import PHONE_PLOT, fold, folded_width, text_width
from pages.parts.charts.theme import GRID, INK
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import NBSP
from pages.parts.words.value_names import reader_name

MOST_TICKS = 7
#: Up to this many years are written with 年; more would touch on a phone.
MOST_WITH_UNIT = 5

_MONTHS = (
    mark("1月"), mark("2月"), mark("3月"), mark("4月"), mark("5月"), mark("6月"),
    mark("7月"), mark("8月"), mark("9月"), mark("10月"), mark("11月"), mark("12月"),
)  # fmt: skip

Axis = dict[str, Any]


def nice_step(span: float, *, parts: int = 5, whole: bool = True) -> float:
    """Return a step of 1, 2 or 5 times a power of ten that cuts a span into at most ``parts``."""
    if span <= 0:
        return 1.0
    raw = span / parts
    power: float = 10 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999)
    return max(1.0, step) if whole else step


def count_range(low: float, high: float, *, from_zero: bool = False) -> tuple[float, float, float]:
    """Return (bottom, top, step) of an axis; it starts at 0 unless the values lie well above it."""
    bottom = 0.0 if from_zero or low < 0.25 * high or high <= low else low - (high - low) * 0.12
    top = high + max((high - bottom) * 0.1, 0.5)
    return bottom, top, nice_step(top - bottom)


def rate_range(low: float, high: float) -> tuple[float, float, float]:
    """Return (bottom, top, step) for rates of 0 to 1, rounded to tenths around the values."""
    bottom = max(0.0, math.floor(low * 10 - 0.2) / 10)
    top = min(1.0, math.ceil(high * 10 + 0.2) / 10)
    if top - bottom < 0.2:
        bottom, top = max(0.0, top - 0.2), min(1.0, max(top, 0.2))
    return bottom, top, 0.1 if top - bottom <= 0.51 else 0.2 if top - bottom <= 0.81 else 0.25


def period_ticks(periods: Sequence[object]) -> tuple[list[str], list[str]]:
    """Return tick places (ISO dates) and texts such as ``10月<br>2025`` for an axis of dates.

    At most seven, so that they do not touch at 358 px. The year is written under the first tick and
    under the first tick of each later year.
    """
    days = sorted({pd.Timestamp(period).date() for period in periods})
    if not days:
        return [], []
    span = (days[-1] - days[0]).days
    if len(days) > 1 and all((day.month, day.day) == (1, 1) for day in days):
        return _thin(days, _("{year}年"))
    if span <= 75:
        return _with_years(days[:: math.ceil(len(days) / 6)], lambda day: f"{day:%m-%d}")
    months = _months(days[0], days[-1])
    steps = (1, 2, 3, 4, 6, 12, 24, 60, 120)
    step = next((s for s in steps if len(_every(months, s)) <= MOST_TICKS), steps[-1])
    chosen = _every(months, step)
    if step >= 12:
        return _thin(chosen, _("{year}年"))
    return _with_years(chosen, lambda day: month_name(day.month))


def month_name(month: int) -> str:
    """Return the axis label of a month: ``10月``, in English ``Oct``."""
    return _(_MONTHS[month - 1])


def _months(first: date, last: date) -> list[date]:
    """Return the first days of the months from the first that begins in the range."""
    start = month_number(first) + (first.day > 1)
    return [first_day_of(number) for number in range(start, month_number(last) + 1)]


def _every(months: list[date], step: int) -> list[date]:
    """Return every ``step``-th month counted from January, so that a year always begins on a tick."""
    return [day for day in months if month_number(day) % step == 0]


def _thin(days: list[date], form: str) -> tuple[list[str], list[str]]:
    kept = days[:: math.ceil(len(days) / MOST_TICKS)]
    if len(kept) > MOST_WITH_UNIT:
        form = "{year}"
    return [day.isoformat() for day in kept], [form.format(year=day.year) for day in kept]


def _with_years(days: list[date], write: Callable[[date], str]) -> tuple[list[str], list[str]]:
    texts = []
    for place, day in enumerate(days):
        new_year = place == 0 or day.year != days[place - 1].year
        texts.append(f"{write(day)}<br>{day.year}" if new_year else write(day))
    return [day.isoformat() for day in days], texts


def period_names(periods: Sequence[object], *, grain: str) -> list[str]:
    """Return a short name per period, without the year: ``11-16``, ``10月``, ``4季度`` or ``2025``."""
    stamps = [pd.Timestamp(period) for period in periods]
    if grain == "month":
        return [month_name(stamp.month) for stamp in stamps]
    if grain == "half":
        return [_("上半") if stamp.month < 7 else _("下半") for stamp in stamps]
    if grain == "quarter":
        return [_("{quarter}季度").format(quarter=stamp.quarter) for stamp in stamps]
    return [str(stamp.year) if grain == "year" else f"{stamp:%m-%d}" for stamp in stamps]


def years_below(periods: Sequence[object], *, grain: str) -> list[str]:
    """Return the year under the first period of each year, else a blank line; empty texts for years."""
    if grain == "year":
        return ["" for _period in periods]
    years = [pd.Timestamp(period).year for period in periods]
    return [str(year) if place == 0 or year != years[place - 1] else NBSP for place, year in enumerate(years)]


def fits_phone(texts: Sequence[str], *, count: int) -> bool:
    """Return whether ``count`` ticks with texts of this width fit side by side on a phone."""
    widest = max((folded_width(item, size=12) for item in texts), default=0.0)
    return (widest + 4) * count <= PHONE_PLOT + 12


def names_axis(names: Sequence[str], *, grid: bool = False, ems: float = 6) -> tuple[Axis, float]:
    """Return a category y axis that reads from the top, and the left margin its names need, in px.

    Args:
        names: unique names, first at the top.
        grid: Whether a hairline is drawn behind each row (dots) or not (bars).
        ems: Characters per line; a longer name is broken in two.
    """
    written = [reader_name(name.rstrip("\u200b")) for name in names]
    # a name one character longer stays on one line in a smaller size: no line breaks inside 满意度|回访评价
    room = [ems + 1 if text_width(name, size=1) <= ems + 1 else ems for name in written]
    # English words are long and break at spaces only: "the previous" is one line
    room = [wide + 1.5 * name.isascii() for name, wide in zip(written, room, strict=True)]
    folded = [fold(name, ems=wide) for name, wide in zip(written, room, strict=True)]
    size = 12 if any("<br>" in item or folded_width(item, size=1) > ems for item in folded) else 13
    width = max((folded_width(item, size=size) for item in folded), default=0.0) + 14
    axis = {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(names),
        "range": [len(names) - 0.5, -0.5],
        "tickmode": "array",
        "tickvals": list(names),
        "ticktext": folded,
        "tickfont": {"size": size, "color": INK},
        "ticklabelstandoff": 6,
        "showgrid": grid,
        "gridcolor": GRID,
        "automargin": False,
    }
    return axis, width


def row_height(axis: Axis, *, usual: float) -> float:
    """Return the px of a row: more where a name has two lines."""
    return max(usual, 34) if any("<br>" in item for item in axis["ticktext"]) else usual


def header_anchor(share: float) -> str:
    """Return the anchor that keeps a header over an upright line inside the plot."""
    return "right" if share > 0.82 else "left" if share < 0.18 else "center"
