"""The follow-ups (督办) that the office has written, and the weekly values of the matter of each.

The values come from the ledgers under a scope of the matter's place, category and cause, so that they are
there when its event has ended.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from data.errors import StoreError
from data.notebook.follow_up import FollowUp
from data.notebook.follow_ups import all_follow_ups
from data.snapshots.store import Snapshot
from data.weeks import WEEK, week_start
from pages.parts.asking.choices import dimension_values
from pages.parts.asking.fetch import answer_from, fetch, fetch_analysis
from pages.parts.asking.ledger_gaps import missing_weeks
from pages.parts.asking.notebook import last_change
from pages.parts.asking.windows import kept_since
from pages.parts.findings.follow_up_outcome import (
    POOLED_WEEKS,
    FollowedMatter,
    WeeklySeries,
    outcome,
    week_before,
)
from queries import Grain, Scope
from queries.analysis import PERIOD, Analysis
from queries.conditions import Condition
from queries.derived_relations import source_of
from queries.measure import Kind
from queries.measures import AGGREGATES, MEASURES
from queries.subjects import SUBJECT_OF

#: Weeks of the small chart.
SHOWN_WEEKS = 26
#: The stock of overdue requests at the end of each week has a question of its own.
_STOCK, _STOCK_QUESTION = "overdue_open_count", "service_requests/overdue_by_period"
_CAUSE, _HANDLER = "subcategory", "responsible_unit"


@dataclass(frozen=True, slots=True)
class FollowUps:
    """All follow-ups of the office.

    Attributes:
        matters: The earliest due first; none where the notebook cannot be read.
        fault: Why it cannot be read, in Chinese; empty where it can.
    """

    matters: tuple[FollowedMatter, ...] = ()
    fault: str = ""


def follow_ups(served: Snapshot) -> FollowUps:
    """The follow-ups of the notebook beside a snapshot, judged by its ledgers."""
    try:
        written = _read(served.home, last_change(served.home))
    except StoreError as error:
        return FollowUps(fault=str(error))
    with answer_from(served):
        return FollowUps(tuple(followed(one, served) for one in written))


@functools.lru_cache(maxsize=16)
def _read(home: Path, _last_change: tuple[tuple[int, int], ...]) -> tuple[FollowUp, ...]:
    return all_follow_ups(home)


def followed(one: FollowUp, served: Snapshot) -> FollowedMatter:
    """A follow-up with its weekly values and what became of it."""
    series = weekly_values(one, served)
    return FollowedMatter(one, series, outcome(one, series, served.as_of.date(), overdue_count(one)))


def matter_scope(one: FollowUp) -> Scope:
    """The place, category and cause of a matter at all times, by weeks.

    A cause that is no smaller category of the ledger does not narrow it; ``is_narrowed_to_cause`` says so.
    """
    conditions = [Condition(_CAUSE, (one.cause,))] if is_narrowed_to_cause(one) else []
    conditions += [Condition(_HANDLER, (one.handler,))] if one.handler else []
    return Scope(
        grain=Grain.WEEK,
        communities=(one.community,) if one.community else None,
        compounds=(one.compound,) if one.compound else None,
        categories=(one.category,) if one.category else None,
        conditions=tuple(conditions),
    )


def is_narrowed_to_cause(one: FollowUp) -> bool:
    """Whether the ledger can be narrowed to the cause of a matter; False for one without a cause."""
    return bool(one.cause) and one.cause in dimension_values(_CAUSE)


def last_whole_week(served: Snapshot) -> date:
    """Monday of the last whole week before the last day of the ledgers, 上周."""
    return week_start(served.as_of.date()) - WEEK


def weekly_values(one: FollowUp, served: Snapshot) -> WeeklySeries:
    """The weekly values of a matter up to the last whole week, from before its decision on.

    There are none for a measure that no question can give by week.
    """
    last = last_whole_week(served)
    first = min(last - (SHOWN_WEEKS - 1) * WEEK, week_before(one.agreed_on))
    weeks = tuple(first + at * WEEK for at in range((last - first).days // 7 + 1))
    if one.measure not in AGGREGATES:
        return WeeklySeries()
    ledger, scope = source_of(AGGREGATES[one.measure].relation), matter_scope(one)
    begins = kept_since(SUBJECT_OF[ledger].kept_since)
    if begins is None:
        return WeeklySeries(weeks, (None,) * len(weeks))
    unknown = missing_weeks(ledger, served)
    if MEASURES[one.measure].kind is Kind.COUNT:
        found = _stock(scope) if one.measure == _STOCK else _counts(one.measure, scope)
        values: Mapping[date, float | None] = {week: found.get(week, 0.0) for week in weeks}
    else:
        values = _rates(one.measure, scope, weeks)
    begun = week_start(begins)
    return WeeklySeries(
        weeks, tuple(None if week < begun or week in unknown else values[week] for week in weeks)
    )


def overdue_count(one: FollowUp) -> int:
    """Requests of a matter that are open past their deadline on the last day of the ledgers."""
    answer = fetch_analysis(Analysis((_STOCK,)), matter_scope(one))
    return 0 if answer.empty else int(answer[_STOCK].fillna(0).sum())


def _counts(measure: str, scope: Scope) -> dict[date, float]:
    answer = fetch_analysis(Analysis((measure,), has_periods=True), scope)
    return dict(zip(_weeks(answer), map(float, answer[measure].fillna(0)), strict=True))


def _stock(scope: Scope) -> dict[date, float]:
    answer = fetch(_STOCK_QUESTION, scope)
    return dict(zip(_weeks(answer), map(float, answer[_STOCK]), strict=True))


def _rates(measure: str, scope: Scope, weeks: tuple[date, ...]) -> dict[date, float | None]:
    """Sum over sum of the weeks that end with each week; None without a case."""
    answer, declared = fetch_analysis(Analysis((measure,), has_periods=True), scope), MEASURES[measure]
    if declared.numerator not in answer or declared.denominator not in answer:
        known = dict(zip(_weeks(answer), answer[measure], strict=True))
        return {week: None if pd.isna(known.get(week)) else float(known[week]) for week in weeks}
    rows = list(zip(_weeks(answer), answer[declared.numerator], answer[declared.denominator], strict=True))
    found: dict[date, float | None] = {}
    for week in weeks:
        pooled = [row for row in rows if week - (POOLED_WEEKS - 1) * WEEK <= row[0] <= week]
        whole = sum(float(row[2]) for row in pooled if not pd.isna(row[2]))
        part = sum(float(row[1]) for row in pooled if not pd.isna(row[1]))
        found[week] = part / whole if whole else None
    return found


def _weeks(answer: pd.DataFrame) -> list[date]:
    return [pd.Timestamp(day).date() for day in answer[PERIOD]]
