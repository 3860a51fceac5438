"""Windows that are no equals: holiday weeks and weeks in which the ledger was not kept."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.judged_parts import judged_parts
from pages.parts.asking.ledger_gaps import missing_weeks, unlike
from pages.parts.asking.windows import against, history, windows
from pages.parts.findings.contribution import EQUAL
from pages.parts.findings.states import State
from pages.parts.subjects.overview.communities import communities
from queries import Comparison, Scope
from tests.cases import each
from tests.queries.tables import build

WEEK = timedelta(weeks=1)
#: The week of 国庆 2025 and the one after it.
HOLIDAY, AFTER = date(2025, 10, 6), date(2025, 10, 13)


def weeks(monday: date, number: int = 1) -> Scope:
    return Scope(monday, monday + number * WEEK)


@each(
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


def test_the_week_after_a_holiday_says_what_it_is_compared_with(samples: Snapshot):
    scope = weeks(AFTER).replace(comparison=Comparison.PREVIOUS)
    found = windows("service_requests/summary", scope, samples)
    assert found.unlike[:2] == ("对比期为假期周", "对比期为假期周")


def test_the_parts_of_that_week_are_held_against_no_holiday_either(samples: Snapshot):
    """Of the week before (国庆) and of a year before (15 days after it): only the second is an equal."""
    scope, question = weeks(AFTER), "service_requests/volume_by_community"
    assert against(question, scope, samples) == EQUAL
    assert (
        against(question, scope.replace(comparison=Comparison.PREVIOUS), samples).unlike == "对比期为假期周"
    )
    assert against(question, scope.replace(comparison=Comparison.YEAR), samples) == EQUAL
    block = communities(scope.replace(comparison=Comparison.PREVIOUS), samples)
    assert "对比期为假期周，**不作判断**" in block.reading.reading
    assert not block.reading.is_finding


def test_a_short_month_is_a_shorter_window(samples: Snapshot):
    february = Scope(date(2026, 2, 1), date(2026, 3, 1), comparison=Comparison.PREVIOUS)
    assert against("service_requests/volume_by_community", february, samples).ratio == 28 / 31


def test_three_empty_weeks_of_a_ledger_are_missing_and_no_fall(tmp_path: Path):
    """Four requests a week for thirty weeks, none in three of them, one of a community is quiet."""
    first, gap = date(2026, 3, 2), range(20, 23)
    made = [
        {"requested_at": f"{first + at * WEEK} 09:00", "community": place}
        for at in range(30)
        for place in ("甲社区", "甲社区", "甲社区", "乙社区")
        if at not in gap and not (place == "乙社区" and at == 25)
    ]
    served = build(tmp_path / "gap", {"service_request": made}, "2026-09-27 12:00")
    scope = Scope(first + 22 * WEEK, first + 23 * WEEK)
    question = "service_requests/volume_by_community_period"
    with answer_from(served):
        assert missing_weeks("service_request", served) == {first + at * WEEK for at in gap}
        whole = history("service_requests/volume_by_period", "request_count", Scope(), served)
        starts, parts = judged_parts(question, "community", scope, served)
    assert whole.control.states[20:24] == (*[State.MISSING] * 3, State.NORMAL)
    assert whole.points[19:24] == (4.0, None, None, None, 4.0)
    assert len(starts) == 23
    assert {part.control.states[-1] for part in parts.values()} == {State.MISSING}
    assert not [part for part in parts.values() if part.has_risen]
    # a week without requests in one community alone is a 0
    assert whole.points[25] == 3.0
