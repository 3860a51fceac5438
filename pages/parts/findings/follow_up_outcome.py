"""What became of a follow-up (督办) by the numbers of the ledgers, beside what was promised.

The outcome comes from a weekly series of the ledgers, never from the unit that acts. 定时 is the week before
the decision; only whole weeks after the decision are judged, the last one counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.notebook.follow_up import FollowUp, PromiseKind
from data.weeks import WEEK, week_start
from pages.parts.words.language import mark

#: Weeks after 销号 in which a follow-up is checked once more.
CHECKED_WEEKS = 4
#: Weeks over which a rate is pooled: a week alone has too few cases.
POOLED_WEEKS = 12
#: Decimals to which a value and its promise are compared: a rate is shown to a tenth of a per cent.
_DIGITS = 3


class FollowUpState(StrEnum):
    """What became of it; the values are message keys."""

    MET = mark("已达到")
    MISSED = mark("未达到")
    NOT_DUE = mark("未到期")
    PENDING = mark("待定")


class Why(StrEnum):
    """Why a state is what it is, where the numbers do not say it."""

    BY_NUMBERS = "by_numbers"
    NO_PROMISE = "no_promise"
    NO_DATA = "no_data"
    NO_WEEK = "no_week"  # no whole week since the decision
    RELAPSED = "relapsed"


@dataclass(frozen=True, slots=True)
class WeeklySeries:
    """The values of a matter, one a week.

    Attributes:
        starts: Mondays of the weeks in order; the last is the last whole week of the ledgers.
        weekly: One value each; None where there is none: the ledger was not kept, or a rate has no case.
    """

    starts: tuple[date, ...] = ()
    weekly: tuple[float | None, ...] = ()

    def value_in(self, week: date | None) -> float | None:
        """The value of the week that begins on a day; None without one."""
        return next((v for start, v in zip(self.starts, self.weekly, strict=True) if start == week), None)

    def since(self, first: date) -> Iterator[tuple[date, float]]:
        """The known values of the weeks that begin on a day or later, in order."""
        for start, value in zip(self.starts, self.weekly, strict=True):
            if start >= first and value is not None:
                yield start, value


@dataclass(frozen=True, slots=True)
class FollowUpOutcome:
    """How a follow-up stands on the last day of the ledgers.

    Attributes:
        state: What became of it.
        why: Why, where the numbers do not say it.
        then: The value of the week before the decision; None where unknown.
        now: The value of the last week that is judged; None where unknown.
        now_week: First day of that week; None without a series.
        gap: How far the value is from the promise, above 0; 0 where it is kept, None where it is not judged.
        days_left: Days to the due day, 0 on that day, negative after it.
        is_overdue: Whether it is open after its due day without having reached the promise.
        kept_from: First day of the first week after the decision in which the promise was kept.
        nearest: Of the weeks after the decision the value nearest to the promise, or past it.
        overdue_count: Requests of the matter that are open past their deadline.
        checked_weeks: Weeks after 销号 that were checked, at most ``CHECKED_WEEKS``.
        relapsed_in: First day of the first of them in which the promise was broken.
    """

    state: FollowUpState
    why: Why
    then: float | None
    now: float | None
    now_week: date | None
    gap: float | None
    days_left: int
    is_overdue: bool
    kept_from: date | None = None
    nearest: float | None = None
    overdue_count: int = 0
    checked_weeks: int = 0
    relapsed_in: date | None = None

    @property
    def is_closable(self) -> bool:
        """Whether 销号 is due: the promise is kept (or nothing was promised) and nothing is overdue."""
        is_settled = self.state is FollowUpState.MET or self.why is Why.NO_PROMISE
        return is_settled and self.overdue_count == 0


@dataclass(frozen=True, slots=True)
class FollowedMatter:
    """A follow-up with what became of it.

    Attributes:
        follow_up: As it is written.
        series: Its weekly values; a rate is pooled over ``POOLED_WEEKS`` that end with the week.
        outcome: How it stands on the last day of the ledgers.
    """

    follow_up: FollowUp
    series: WeeklySeries
    outcome: FollowUpOutcome


def week_before(agreed_on: date) -> date:
    """Monday of 定时, the last whole week before the week of the decision."""
    return week_start(agreed_on) - WEEK


def first_week_from(day: date) -> date:
    """Monday of the first whole week that begins on a day or after it."""
    monday = week_start(day)
    return monday if monday == day else monday + WEEK


def is_kept(value: float, kind: PromiseKind, promised: float) -> bool:
    """Whether a value keeps a promise; one that is equal to it does.

    >>> is_kept(10, PromiseKind.AT_MOST, 10), is_kept(0.8496, PromiseKind.AT_LEAST, 0.85)
    (True, True)
    """
    return broken_by(value, kind, promised) <= 0


def broken_by(value: float, kind: PromiseKind, promised: float) -> float:
    """How far a value is on the wrong side of a promise; negative on the right side."""
    distance = round(value, _DIGITS) - round(promised, _DIGITS)
    return round(distance if kind is PromiseKind.AT_MOST else -distance, _DIGITS)


def outcome(one: FollowUp, series: WeeklySeries, last_day: date, overdue_count: int = 0) -> FollowUpOutcome:
    """What became of a follow-up.

    Args:
        one: The follow-up, open or closed.
        series: The weekly values of its matter.
        last_day: The last day of the ledgers (数据截至), by which due days are judged.
        overdue_count: Requests of the matter that are open past their deadline on that day.
    """
    then = one.value_then if one.value_then is not None else series.value_in(week_before(one.agreed_on))
    first = first_week_from(one.agreed_on)
    checked = _checked_weeks(one, series)
    week = _judged_week(one, series, [start for start, _value in checked])
    now = series.value_in(week)
    days_left = (one.due_on - last_day).days
    state, why, gap = _judged(one, now, is_after=week is not None and week >= first, days_left=days_left)
    relapsed_in = _relapse(one, checked)
    if relapsed_in is not None:
        state, why = FollowUpState.MISSED, Why.RELAPSED
    kept_from, nearest = _since_decision(one, series, first)
    is_overdue = one.is_open and days_left < 0 and state is not FollowUpState.MET
    return FollowUpOutcome(
        state, why, then, now, week, gap, days_left, is_overdue,
        kept_from, nearest, overdue_count, len(checked), relapsed_in,
    )  # fmt: skip


def _checked_weeks(one: FollowUp, series: WeeklySeries) -> list[tuple[date, float]]:
    """The known weeks among the first ones after 销号; none of one that is open."""
    if one.closed_on is None:
        return []
    first = first_week_from(one.closed_on)
    return [each for each in series.since(first) if each[0] < first + CHECKED_WEEKS * WEEK]


def _judged_week(one: FollowUp, series: WeeklySeries, checked: list[date]) -> date | None:
    """The last week; of a closed one the last that was checked, else the one before 销号."""
    if not series.starts:
        return None
    if one.closed_on is None:
        return series.starts[-1]
    return checked[-1] if checked else min(week_before(one.closed_on), series.starts[-1])


def _judged(
    one: FollowUp, now: float | None, *, is_after: bool, days_left: int
) -> tuple[FollowUpState, Why, float | None]:
    """State, reason and distance from the promise."""
    if one.promise_value is None:
        return FollowUpState.PENDING, Why.NO_PROMISE, None
    waiting = FollowUpState.NOT_DUE if one.is_open and days_left >= 0 else FollowUpState.PENDING
    if not is_after:
        return waiting, Why.NO_WEEK, None
    if now is None:
        return waiting, Why.NO_DATA, None
    gap = max(broken_by(now, one.promise_kind, one.promise_value), 0.0)
    if gap == 0:
        return FollowUpState.MET, Why.BY_NUMBERS, gap
    is_early = one.is_open and days_left >= 0
    return FollowUpState.NOT_DUE if is_early else FollowUpState.MISSED, Why.BY_NUMBERS, gap


def _relapse(one: FollowUp, checked: list[tuple[date, float]]) -> date | None:
    promised = one.promise_value
    if promised is None:
        return None
    return next((week for week, value in checked if not is_kept(value, one.promise_kind, promised)), None)


def _since_decision(one: FollowUp, series: WeeklySeries, first: date) -> tuple[date | None, float | None]:
    """First week in which the promise was kept, and the nearest value, of the weeks after the decision."""
    promised = one.promise_value
    if promised is None:
        return None, None
    known = list(series.since(first))
    kept = next((week for week, value in known if is_kept(value, one.promise_kind, promised)), None)
    values = [value for _week, value in known]
    nearest = min(values, key=lambda value: broken_by(value, one.promise_kind, promised), default=None)
    return kept, nearest
