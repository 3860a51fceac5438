"""One measure in one window: its value, and for a rate or a quotient what it is made of."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pages.parts.findings.measures import SUMS, Kind, Measure
from pages.parts.words.numbers import Number, is_number
from queries.measure import REST

#: What a row says of its window beside the measures: how many days of it have passed.
DAYS = "window_days"
#: And of a stock: what came and what went.
FLOWS = ("entered_count", "left_count")


@dataclass(frozen=True, slots=True)
class Facts:
    """One measure in one window; NaN where there is none.

    Attributes:
        value: The measure.
        part: Numerator of a rate or quotient.
        whole: Its denominator.
        days: How many days the window is long, as far as it has passed.
        entered: What came into a stock in the window.
        left: What went out of it.
        pending: The cases of the window of which more is to come.
    """

    value: float = math.nan
    part: float = math.nan
    whole: float = math.nan
    days: float = math.nan
    entered: float = math.nan
    left: float = math.nan
    pending: float = 0.0


def facts(measure: Measure, summary: Mapping[str, Any]) -> Facts:
    """A measure out of the one row of a summary question.

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
