"""The time on a chart of rare events: from the start of the ledger, in periods wide enough to read."""

from __future__ import annotations

from datetime import date

import pandas as pd

from data.weeks import DAY
from pages.parts.asking.calendar_periods import days_of, period_end
from pages.parts.asking.windows import kept_since
from queries import Grain, Scope

#: Most bars on a phone; more would be too narrow to see.
MOST_BARS = 60


def from_ledger_start(question: str, scope: Scope) -> Scope:
    """The scope without the days before its ledger begins: unknown counts are not 0, and are not drawn."""
    first = kept_since(question)
    if first is None or scope.date_from is None or first <= scope.date_from:
        return scope
    return scope if scope.date_to is not None and scope.date_to <= first else scope.replace(date_from=first)


def readable(scope: Scope, most: float = MOST_BARS) -> Scope:
    """The scope with the shortest grain, not below its own, that gives at most ``most`` periods."""
    if scope.date_from is None or scope.date_to is None:
        return scope.replace(grain=Grain.YEAR)
    days = (scope.date_to - scope.date_from).days
    grains = list(Grain)[list(Grain).index(scope.grain) :]
    return scope.replace(grain=next((g for g in grains if days / days_of(g) <= most), Grain.YEAR))


def span(scope: Scope, starts: pd.Series) -> tuple[date, date]:
    """First day, and the day after the last, of the chart: whole periods of the scope."""
    begun = pd.to_datetime(starts).dt.date
    first = scope.date_from or min(begun)
    last = scope.date_to or max(begun) + DAY
    first = min(begun[begun <= first], default=first) if len(begun) else first
    return first, max([last, *(period_end(start, scope.grain) for start in begun[-1:])])
