"""Weeks that are unsuitable for comparison: no ledger was kept in them, or they were holidays."""

from __future__ import annotations

import functools
from collections.abc import Collection
from datetime import date

import pandas as pd

from data.snapshots.store import Snapshot
from data.weeks import DAY, mondays, week_start
from pages.parts.asking.fetch import fetch
from pages.parts.findings import coverage
from pages.parts.words.holidays import is_holiday_week
from pages.parts.words.language import _
from queries import Scope

QUESTION = "ledgers/rows_by_week"
#: Longest window, in weeks, in which one holiday week matters.
_MOST_WEEKS = 5


def missing_weeks(ledger: str, served: Snapshot) -> frozenset[date]:
    """Mondays of the weeks in which a ledger was not kept: their counts are unknown, not 0."""
    return _missing(ledger, served.id, served.as_of.date())


@functools.lru_cache(maxsize=128)
def _missing(ledger: str, _snapshot_id: str, as_of: date) -> frozenset[date]:
    rows = fetch(QUESTION, Scope())
    own = rows[rows["ledger"].astype(str) == ledger]
    weeks = [pd.Timestamp(day).date() for day in own["week_start"]]
    if not weeks:
        return frozenset()
    closed = [week for week in mondays(weeks[0], as_of + DAY) if is_holiday_week(week)]
    return coverage.missing_weeks(own.assign(week_start=weeks), as_of, closed)


def unlike(scope: Scope, other: Scope | None, missing: Collection[date]) -> str:
    """Why two windows cannot be compared as equals: 对比期为假期周; empty when they can.

    Args:
        scope: The window.
        other: The window of comparison; None when there is none.
        missing: Mondays of the weeks in which the ledger was not kept.
    """
    if other is None or None in (scope.date_from, scope.date_to, other.date_from, other.date_to):
        return ""
    own, than = mondays(*scope.bounds), mondays(*other.bounds)
    if set(missing) & set(than):
        return _("对比期台账有缺报")
    if set(missing) & set(own):
        return _("本期台账有缺报")
    return _holidays(own, than) if max(len(own), len(than)) <= _MOST_WEEKS else ""


def _holidays(own: list[date], than: list[date]) -> str:
    now, then = (sum(is_holiday_week(week) for week in weeks) for weeks in (own, than))
    if now == then:
        return ""
    if len(own) == 1:
        return _("对比期为假期周") if then else _("本期为假期周")
    return _("对比期有假期周") if then > now else _("本期有假期周")


def kept_share(start: date, end: date, missing: Collection[date]) -> float:
    """Share (0 to 1) of the days of the half-open period ``start`` to ``end`` on which a ledger was kept."""
    if not missing:
        return 1.0
    days = [start + at * DAY for at in range((end - start).days)]
    return sum(week_start(day) not in missing for day in days) / len(days)
