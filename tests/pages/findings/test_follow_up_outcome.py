"""What became of a follow-up: small series, judged by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.notebook.follow_up import FollowUp, PromiseKind
from pages.parts.findings.follow_up_outcome import (
    FollowUpState,
    WeeklySeries,
    Why,
    first_week_from,
    is_kept,
    outcome,
    week_before,
)

MONDAY = date(2026, 10, 19)
#: Agreed on Monday 10-19, due on Friday 10-30: at most 10 a week.
NOISE = FollowUp(
    "青云首府夜间施工噪声", "城管中队", MONDAY, date(2026, 10, 30), "联合巡查",
    promise_kind=PromiseKind.AT_MOST, promise_value=10,
)  # fmt: skip
RATE = replace(
    NOISE, measure="satisfaction_rate", unit="%", promise_kind=PromiseKind.AT_LEAST, promise_value=0.85
)
CLOSED = replace(NOISE, closed_on=date(2026, 11, 2))


def weeks(*values: float | None, first: date = date(2026, 10, 5)) -> WeeklySeries:
    """A series from Monday 10-05 on: 10-05, 10-12 (定时), 10-19, 10-26, 11-02, …"""
    return WeeklySeries(tuple(first + timedelta(weeks=at) for at in range(len(values))), values)


def test_then_is_the_week_before_the_decision_and_after_it_only_whole_weeks_count():
    assert (week_before(MONDAY), first_week_from(MONDAY)) == (date(2026, 10, 12), MONDAY)
    friday = date(2026, 10, 23)
    assert (week_before(friday), first_week_from(friday)) == (date(2026, 10, 12), date(2026, 10, 26))


@pytest.mark.parametrize(
    ("last", "day", "state", "gap"),
    [
        (29, date(2026, 10, 26), FollowUpState.NOT_DUE, 19),
        (29, date(2026, 10, 30), FollowUpState.NOT_DUE, 19),  # the due day itself is not past
        (29, date(2026, 10, 31), FollowUpState.MISSED, 19),
        (11, date(2026, 11, 2), FollowUpState.MISSED, 1),
        (10, date(2026, 10, 26), FollowUpState.MET, 0),  # equal is kept, and early is kept
        (10, date(2026, 11, 9), FollowUpState.MET, 0),
        (0, date(2026, 11, 9), FollowUpState.MET, 0),
    ],
)
def test_now_against_the_promise(last, day, state, gap):
    found = outcome(NOISE, weeks(2, 23, last), day)
    assert (found.then, found.now, found.now_week) == (23, last, MONDAY)
    assert (found.state, found.gap, found.why) == (state, gap, Why.BY_NUMBERS)


def test_days_are_counted_from_the_last_day_of_the_ledgers():
    series = weeks(2, 23, 29)
    late, today, early = (outcome(NOISE, series, date(2026, *day)) for day in ((11, 2), (10, 30), (10, 26)))
    assert [one.days_left for one in (late, today, early)] == [-3, 0, 4]
    assert [one.is_overdue for one in (late, today, early)] == [True, False, False]
    assert not outcome(NOISE, weeks(2, 23, 0), date(2026, 11, 2)).is_overdue  # reached
    assert (
        outcome(replace(NOISE, promise_kind=PromiseKind.NONE, promise_value=None), series, MONDAY).days_left
        == 11
    )


def test_without_a_promise_nothing_is_judged_but_it_can_be_late():
    plain = replace(NOISE, promise_kind=PromiseKind.NONE, promise_value=None)
    found = outcome(plain, weeks(2, 23, 29), date(2026, 11, 2))
    assert (found.state, found.why, found.gap) == (FollowUpState.PENDING, Why.NO_PROMISE, None)
    assert (found.then, found.now, found.is_overdue) == (23, 29, True)


@pytest.mark.parametrize(
    ("series", "why"),
    [
        (weeks(2, 23), Why.NO_WEEK),  # no whole week since
        (weeks(), Why.NO_WEEK),
        (weeks(2, 23, None), Why.NO_DATA),
    ],
)
def test_what_is_unknown_is_not_judged(series, why):
    early, late = outcome(NOISE, series, date(2026, 10, 26)), outcome(NOISE, series, date(2026, 11, 2))
    assert (early.state, late.state) == (FollowUpState.NOT_DUE, FollowUpState.PENDING)
    assert early.why is late.why is why
    assert late.is_overdue
    assert not late.is_closable


def test_the_value_of_then_that_was_written_stays():
    assert outcome(replace(NOISE, value_then=22), weeks(2, 23, 29), MONDAY).then == 22
    assert outcome(replace(NOISE, value_then=0), weeks(2, 23, 29), MONDAY).then == 0


def test_a_rate_is_judged_as_it_is_shown():
    missed = outcome(RATE, weeks(0.708, 0.708, 0.711), date(2026, 11, 2))
    assert (missed.state, missed.gap) == (FollowUpState.MISSED, pytest.approx(0.139))
    assert outcome(RATE, weeks(0.7, 0.7, 0.85), MONDAY).state is FollowUpState.MET
    assert outcome(RATE, weeks(0.7, 0.7, 0.8496), MONDAY).state is FollowUpState.MET  # shown as 85.0%
    assert outcome(RATE, weeks(0.7, 0.7, 0.849), date(2026, 11, 2)).state is FollowUpState.MISSED
    assert outcome(replace(RATE, promise_value=1.0), weeks(1, 1, 1.0), MONDAY).state is FollowUpState.MET


def test_when_it_was_first_kept_and_how_near_it_came():
    found = outcome(NOISE, weeks(2, 23, 15, 9, 19), date(2026, 11, 9))
    assert (found.state, found.kept_from, found.nearest) == (FollowUpState.MISSED, date(2026, 10, 26), 9)
    found = outcome(RATE, weeks(0.9, 0.7, 0.6, None, 0.8), date(2026, 11, 9))
    assert (found.kept_from, found.nearest) == (None, 0.8)


def test_it_can_be_closed_when_kept_and_nothing_is_overdue():
    day = date(2026, 10, 26)
    assert outcome(NOISE, weeks(2, 23, 0), day).is_closable
    assert not outcome(NOISE, weeks(2, 23, 0), day, overdue_count=1).is_closable
    assert not outcome(NOISE, weeks(2, 23, 29), day).is_closable
    plain = replace(NOISE, promise_kind=PromiseKind.NONE, promise_value=None)
    assert outcome(plain, weeks(2, 23, 29), day).is_closable
    assert not outcome(plain, weeks(2, 23, 29), day, overdue_count=2).is_closable


@pytest.mark.parametrize(
    ("after", "checked", "relapsed", "now"),
    [
        ((), 0, None, 8),  # closed on 11-02 by the week of 10-26
        ((3,), 1, None, 3),
        ((3, 10, 0, 2), 4, None, 2),
        ((3, 10, 0, 2, 50), 4, None, 2),  # the fifth week is no relapse
        ((3, 12, 0, 2), 4, date(2026, 11, 9), 2),
        ((3, None, 11), 2, date(2026, 11, 16), 11),  # a week without data is not checked
    ],
)
def test_four_weeks_after_closing_are_checked(after, checked, relapsed, now):
    found = outcome(CLOSED, weeks(2, 23, 12, 8, *after), date(2026, 12, 14))
    assert (found.checked_weeks, found.relapsed_in, found.now) == (checked, relapsed, now)
    assert found.state is (FollowUpState.MET if relapsed is None else FollowUpState.MISSED)
    assert found.why is (Why.BY_NUMBERS if relapsed is None else Why.RELAPSED)
    assert not found.is_overdue


def test_closed_in_the_middle_of_a_week_the_next_is_the_first_that_is_checked():
    found = outcome(
        replace(NOISE, closed_on=date(2026, 11, 4)), weeks(2, 23, 12, 8, 99, 3), date(2026, 11, 16)
    )
    assert (found.checked_weeks, found.relapsed_in, found.now_week) == (1, None, date(2026, 11, 9))


def test_closed_without_a_promise_nothing_can_relapse():
    plain = replace(CLOSED, promise_kind=PromiseKind.NONE, promise_value=None)
    found = outcome(plain, weeks(2, 23, 12, 8, 50), date(2026, 11, 9))
    assert (found.state, found.relapsed_in) == (FollowUpState.PENDING, None)


@given(value=st.integers(0, 50), promised=st.integers(0, 50), kind=st.sampled_from(list(PromiseKind)[1:]))
def test_one_more_in_the_good_direction_never_breaks_a_promise(value, promised, kind):
    better = value - 1 if kind is PromiseKind.AT_MOST else value + 1
    assert is_kept(promised, kind, promised)
    assert is_kept(better, kind, promised) or not is_kept(value, kind, promised)
