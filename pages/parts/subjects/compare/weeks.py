"""The whole weeks of the last year of a side: they tell by how much it varies without any change."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.weeks import WEEK
from pages.parts.asking.fetch import fetch_analysis
from pages.parts.subjects.compare.exposure import exposed_days
from pages.parts.subjects.compare.sides import Side
from queries import Grain
from queries.analysis import PERIOD, Analysis
from queries.windows import YEAR_OF_WEEKS

#: Column with the days that a side counts of a week.
DAYS = "days"


def weekly(side: Side, names: Sequence[str]) -> pd.DataFrame:
    """Measures of the whole weeks of a side over at least a year, with their parts and ``days``.

    Args:
        side: The side.
        names: Names of the measures; without any, only the days are answered.
    """
    scope = side.scope.at_least(YEAR_OF_WEEKS).replace(grain=Grain.WEEK)
    days = _days(side)
    if not names:
        return pd.DataFrame({DAYS: days})
    frame = fetch_analysis(Analysis(tuple(names), has_periods=True), scope)
    found = frame.set_index(pd.to_datetime(frame.pop(PERIOD)))
    return found.reindex(days.index).astype(float).fillna(0.0).assign(**{DAYS: days})


def weekly_counts(side: Side, measure: str, dimension: str) -> pd.DataFrame:
    """A count of the whole weeks of a side over at least a year: one column a value, and ``days``."""
    scope = side.scope.at_least(YEAR_OF_WEEKS).replace(grain=Grain.WEEK)
    days = _days(side)
    frame = fetch_analysis(Analysis((measure,), (dimension,), has_periods=True), scope)
    frame = frame.assign(**{PERIOD: pd.to_datetime(frame[PERIOD]), dimension: frame[dimension].astype(str)})
    found = frame.pivot_table(index=PERIOD, columns=dimension, values=measure, aggfunc="sum")
    return found.reindex(days.index).astype(float).fillna(0.0).assign(**{DAYS: days})


def _days(side: Side) -> pd.Series:
    """The days that a side counts of each whole week of the year, by its Monday."""
    scope = side.scope.at_least(YEAR_OF_WEEKS)
    first, end = scope.bounds
    starts = pd.date_range(first, end - WEEK, freq="W-MON")
    days = [exposed_days(scope.replace(date_from=at.date(), date_to=at.date() + WEEK)) for at in starts]
    return pd.Series(days, index=starts, dtype=float)
