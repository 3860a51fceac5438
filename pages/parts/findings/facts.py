"""One measure in one window: its value, and for a rate or a ratio its numerator and denominator."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pages.parts.findings.measures import SUMS, Kind, Measure
from pages.parts.words.numbers import Number, is_number
from queries.measure import REST

#: Column of a summary row beside the measures: how many days of the window have passed.
DAYS = "window_days"
#: Columns of a stock's summary row: cases that came in and cases that left.
FLOWS = ("entered_count", "left_count")


@dataclass(frozen=True, slots=True)
class Facts:
    """One measure in one window; NaN where there is none.

    Attributes:
        value: The measure.
        part: Numerator of a rate or ratio.
        whole: Its denominator.
        days: Length of the window in days, as far as it has passed.
        entered: Cases that came into a stock in the window.
        left: Cases that left it.
        pending: Cases of the window without an outcome yet.
    """

    value: float = math.nan
    part: float = math.nan
    whole: float = math.nan
    days: float = math.nan
    entered: float = math.nan
    left: float = math.nan
    pending: float = 0.0


def facts(measure: Measure, summary: Mapping[str, Any]) -> Facts:
    """Read a measure from the single row of a summary query.

    The numerator of a rate is its column when there is one, else rate × denominator (weighted rates).
    """
    value = _number(summary.get(measure.name))
    columns = SUMS.get(measure.denominator, (measure.denominator,))
    whole = sum(_number(summary.get(column)) for column in columns)
    part = _number(summary.get(measure.numerator)) if measure.numerator else math.nan
    if measure.kind is Kind.RATE and math.isnan(part):
        part = round(value * whole, 6)
    pending = whole - part if measure.pending == REST else _number(summary.get(measure.pending))
    days, entered, left = (_number(summary.get(each)) for each in (DAYS, *FLOWS))
    known = 0.0 if math.isnan(pending) else pending
    return Facts(value, part, whole, days=days, entered=entered, left=left, pending=known)


def _number(value: Number) -> float:
    return float(value) if is_number(value) else math.nan
