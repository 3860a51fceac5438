"""A question for the window, for the windows of comparison, and for each community beside them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypedDict, TypeVar

import pandas as pd

from data.settings import settings
from data.snapshots.store import Snapshot
from data.weeks import DAY
from pages.parts.asking.answers_pooled import answers_pooled_in_full
from pages.parts.asking.calendar_periods import period_end
from pages.parts.asking.cards import Windows
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.asking.fetch import snapshot as source
from pages.parts.asking.ledger_gaps import missing_weeks, unlike
from pages.parts.asking.notebook import new_limits_from
from pages.parts.asking.series import Nature, Series, series
from pages.parts.asking.window_names import length_facts, name_before
from pages.parts.findings.contribution import EQUAL, Against
from pages.parts.words.dates import dates, day
from pages.parts.words.language import _
from pages.parts.words.numbers import is_small
from queries import Comparison, Grain, Scope
from queries.measure import Kind
from queries.measures import MEASURES, SUMS
from queries.subjects import subject_of

_T = TypeVar("_T")
#: A question that has no window: the stock at the end of each period.
STOCK = "overdue_by_period"


class Names(TypedDict):
    """Names of the window and of the previous one, as fields of ``Windows``."""

    window: str
    earlier: str
    earlier_name: str


def comparison_scope(
    question: str, scope: Scope, snapshot: Snapshot, comparison: Comparison | None = None
) -> Scope | None:
    """The scope of comparison for a question.

    Args:
        question: Path name of the question.
        scope: The scope with the window.
        snapshot: Snapshot that answers.
        comparison: Which comparison; that of the scope when None.

    Returns:
        The scope; None without a comparison, or when the ledger did not exist at that time: its counts are
        unknown then, not 0.
    """
    if scope.comparison is None:
        return None
    other = scope.compared(snapshot.as_of, comparison)
    if other is None or other.date_from is None:
        return other
    return other if is_kept(question, other.date_from, snapshot) else None


def is_kept(question: str, at: date, snapshot: Snapshot) -> bool:
    """Whether the ledger of a question was kept on a day.

    It was from its first event on, and on as many days before it as have less than one event on average.
    """
    first, ledger = kept_since(question), subject_of(question).ledger
    if first is None or ledger not in snapshot.freshness:
        return False
    days = max((snapshot.freshness[ledger].date() - first).days, 0) + 1
    return (first - at).days * snapshot.row_counts.get(ledger, 0) < days


def kept_since(question: str) -> date | None:
    """The day of the first event of the ledger that a question reads; None when it has none."""
    return _first_day(subject_of(question).kept_since, source().id)


@functools.lru_cache(maxsize=128)
def _first_day(question: str, snapshot_id: str) -> date | None:
    # Cached: each comparison of a page needs it, and computing it from the answer takes 0.7 ms.
    days = fetch(question, Scope(grain=Grain.DAY))["period_start"]
    return None if days.empty else pd.Timestamp(days.iloc[0]).date()


def all_time(question: str, scope: Scope, snapshot: Snapshot) -> Scope:
    """The scope over the whole time of the ledger, with the same places, categories and channels.

    A compound's own events begin later and end earlier: without these dates its weeks without events at the
    end would be missing, and an old week would seem the latest. The stock of overdue requests has no window.
    """
    ledger = subject_of(question).ledger
    if question.endswith(STOCK) or ledger not in snapshot.freshness:
        return scope.history()
    last, first = snapshot.freshness[ledger].date(), kept_since(question)
    if first is None:
        return scope.history()
    return scope.history().replace(date_from=first, date_to=max(last, first) + DAY)


def of_periods(question: str, scope: Scope, starts: Sequence[date], snapshot: Snapshot) -> Scope:
    """The scope of a chart of the history that begins and ends with these periods.

    Args:
        question: Path name of the question with one row per period, asked for ``all_time``.
        scope: Gives places, categories, channels and grain.
        starts: First days of the periods in the chart, at least one.
        snapshot: Snapshot that answers.
    """
    whole = all_time(question, scope, snapshot)
    first, end = min(starts), period_end(max(starts), scope.grain)
    return whole.replace(
        date_from=max(first, whole.date_from or first), date_to=max(first, min(end, whole.date_to or end))
    )


def _both(question: str, scope: Scope, snapshot: Snapshot) -> tuple[Scope | None, Scope | None]:
    """The scopes of the previous window and of the window a year ago."""
    last, year_ago = (comparison_scope(question, scope, snapshot, comparison) for comparison in Comparison)
    return last, year_ago


def windows(question: str, scope: Scope, snapshot: Snapshot) -> Windows:
    """The row of a summary question for the window and for both windows of comparison."""
    last, year_ago = both = _both(question, scope, snapshot)
    fetch_all([(question, each) for each in (scope, *both) if each])  # in parallel
    now = _row(question, scope) | length_facts(scope.elapsed(snapshot.as_of))
    previous, year = (_row(question, each) if each else None for each in both)
    earlier = earlier_scope(question, scope, snapshot)
    others = (earlier, last, year_ago)
    return Windows(
        now, previous, year, scope.date_from, scope.date_to, is_compared=scope.comparison is not None,
        before=None if earlier is None else _row(question, earlier),
        **window_names(scope, snapshot),
        answers=_answers(question, scope),
        unlike=_for_each(lambda other: why_unlike(question, scope, other, snapshot), others),
        is_divided=_for_each(
            lambda other: _new_limits_between(question, other, scope, snapshot) is not None, others
        ),
    )  # fmt: skip


def _answers(question: str, scope: Scope) -> str:
    """Which answers a satisfaction rate of the scope pools; empty where the question is of another ledger."""
    of_answers = subject_of(question).ledger == "satisfaction_response"
    return answers_pooled_in_full(scope) if of_answers else ""


def _for_each(answer: Callable[[Scope | None], _T], others: Sequence[Scope | None]) -> tuple[_T, _T, _T]:
    """The answer for each of the three windows of comparison."""
    earlier, last, year_ago = map(answer, others)
    return earlier, last, year_ago


def why_unlike(question: str, scope: Scope, other: Scope | None, snapshot: Snapshot) -> str:
    """Why the windows of two scopes cannot be compared as equals, in words; empty when they can."""
    if new_from := _new_limits_between(question, other, scope, snapshot):
        return _("{day} 起算新上下限，前后不比").format(day=day(new_from))
    return unlike(scope, other, missing_weeks(subject_of(question).ledger, snapshot))


def _new_limits_between(question: str, other: Scope | None, scope: Scope, snapshot: Snapshot) -> date | None:
    """The last day on which limits begin anew after the begin of the earlier window; None without one."""
    if other is None:
        return None
    begin, end = other.date_from or date.min, scope.date_to or date.max
    days = new_limits_from(subject_of(question).ledger, scope, snapshot)
    return max((each for each in days if begin < each < end), default=None)


def earlier_scope(question: str, scope: Scope, snapshot: Snapshot) -> Scope | None:
    """The scope of the previous window, whether it is selected or not; None without a ledger at that time."""
    return comparison_scope(
        question, scope.replace(comparison=Comparison.PREVIOUS), snapshot, Comparison.PREVIOUS
    )


def window_names(scope: Scope, snapshot: Snapshot) -> Names:
    """Names of the window and of the previous one, as fields of ``Windows``."""
    other = scope.compared(snapshot.as_of, Comparison.PREVIOUS)
    name = name_before(scope.date_from, scope.date_to, snapshot.as_of)
    when = "" if other is None else dates(other.date_from, other.date_to)
    return {
        "window": dates(scope.date_from, scope.date_to),
        "earlier": _("{name}（{when}）").format(name=name, when=when) if when else name,
        "earlier_name": name,
    }


def _row(question: str, scope: Scope) -> dict[str, Any]:
    row: dict[str, Any] = fetch(question, scope).iloc[0].to_dict()
    return row | length_facts(scope)


def history(question: str, value: str, scope: Scope, snapshot: Snapshot) -> Series:
    """The series of one column of a period question, over all time."""
    frame = fetch(question, all_time(question, scope, snapshot))
    is_stock = question.endswith(STOCK)
    kind = None if is_stock or value not in MEASURES else MEASURES[value].kind
    is_count = kind is Kind.COUNT
    return series(
        frame, value, grain=scope.grain, as_of=snapshot.as_of,
        nature=Nature.STOCK if is_stock else Nature.COUNT if is_count else Nature.OTHER,
        begins_late=not is_stock and begins_late(question, frame, snapshot),
        missing=missing_weeks(subject_of(question).ledger, snapshot) if is_count else (),
        small=_small(frame, value) if kind is Kind.RATE else (),
        new_limits_from=new_limits_from(subject_of(question).ledger, scope, snapshot),
    )  # fmt: skip


def _small(frame: pd.DataFrame, rate: str) -> list[int]:
    """Indices of the periods whose denominator is below the setting: a rate of few cases is no signal."""
    denominator = MEASURES[rate].denominator
    columns = list(SUMS.get(denominator, (denominator,)))
    if not set(columns) <= set(frame.columns):
        return []
    whole, least = frame[columns].astype(float).sum(axis=1), settings().small_sample
    return [at for at, number in enumerate(whole) if is_small(number, least)]


def begins_late(question: str, frame: pd.DataFrame, snapshot: Snapshot) -> bool:
    """Whether the ledger begins in the middle of the first of several periods."""
    starts = frame["period_start"].drop_duplicates()
    return len(starts) > 1 and not is_kept(question, pd.Timestamp(starts.iloc[0]).date(), snapshot)


def before(question: str, scope: Scope, snapshot: Snapshot) -> pd.DataFrame:
    """The answer for the window of comparison; empty without a comparison."""
    other = comparison_scope(question, scope, snapshot)
    return fetch(question, scope).iloc[0:0] if other is None else fetch(question, other)


def against(question: str, scope: Scope, snapshot: Snapshot) -> Against:
    """The window of comparison relative to this one: its days, and whether the two are comparable."""
    other = comparison_scope(question, scope, snapshot)
    if other is None:
        return EQUAL
    own, than = (end - start for start, end in (scope.elapsed(snapshot.as_of).bounds, other.bounds))
    why = why_unlike(question, scope, other, snapshot)
    return Against(own / than if own and than else 1.0, why)
