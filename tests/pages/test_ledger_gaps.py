"""Windows that are no equals: holiday weeks and weeks in which the ledger was not kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.store import Snapshot
from pages.parts.ledger_gaps import mondays, unlike
from pages.parts.windows import windows
from queries import Comparison, Scope

WEEK = timedelta(weeks=1)
#: The week of 国庆 2025 and the one after it.
HOLIDAY, AFTER = date(2025, 10, 6), date(2025, 10, 13)


def weeks(monday: date, number: int = 1) -> Scope:
    return Scope(monday, monday + number * WEEK)


@pytest.mark.parametrize(
    ("own", "other", "why"),
    [
        (weeks(AFTER), weeks(HOLIDAY), "对比期为假期周"),
        (weeks(HOLIDAY), weeks(HOLIDAY - 2 * WEEK), "本期为假期周"),
        (weeks(AFTER + WEEK), weeks(AFTER), ""),
        (weeks(AFTER, 4), weeks(AFTER - 4 * WEEK, 4), "对比期有假期周"),
        (weeks(HOLIDAY, 2), weeks(HOLIDAY - 6 * WEEK, 2), "本期有假期周"),
        (weeks(AFTER, 12), weeks(AFTER - 12 * WEEK, 12), ""),
        (Scope(), weeks(HOLIDAY), ""),
        (weeks(AFTER), None, ""),
    ],
)
def test_a_holiday_week_is_no_equal_of_an_ordinary_one(own: Scope, other: Scope | None, why: str):
    assert unlike(own, other, ()) == why


def test_a_week_that_was_not_kept_is_no_equal_either():
    gap = {AFTER}
    assert unlike(weeks(AFTER + WEEK), weeks(AFTER), gap) == "对比期台账有缺报"
    assert unlike(weeks(AFTER), weeks(AFTER - 3 * WEEK), gap) == "本期台账有缺报"
    assert unlike(weeks(AFTER + 2 * WEEK), weeks(AFTER + WEEK), gap) == ""


def test_the_mondays_of_a_window_are_those_of_every_week_it_touches():
    assert mondays(date(2025, 10, 15), date(2025, 10, 27)) == [AFTER, AFTER + WEEK]
    assert mondays(AFTER, AFTER + WEEK) == [AFTER]


def test_the_week_after_a_holiday_says_what_it_is_compared_with(samples: Snapshot):
    scope = weeks(AFTER).replace(comparison=Comparison.PREVIOUS)
    found = windows("service_requests/summary", scope, samples)
    assert found.unlike[:2] == ("对比期为假期周", "对比期为假期周")
