"""The two sides: in what they differ, what they are called, how large they are, whether they share rows."""

from __future__ import annotations

from datetime import date

import pytest

from pages.parts.asking.other_side import other_side
from pages.parts.subjects.compare.fairness import fairness
from pages.parts.subjects.compare.sides import differences, pair_of, share_rows, tells_apart
from tests.pages.subjects.compare.conftest import EAST, FORTNIGHT, NORTH


def test_two_compounds(served):
    pair = pair_of(EAST, NORTH, served)
    assert (pair.a.name, pair.b.name, pair.differs) == ("东苑", "北苑", ("compound",))
    assert (pair.a.households, pair.b.households, pair.exposure) == (200, 100, (2800.0, 1400.0))
    assert not share_rows(pair)


def test_two_windows_are_compared_by_days(served):
    a = EAST.replace(date_to=date(2026, 1, 12))
    pair = pair_of(a, EAST.replace(date_from=date(2026, 1, 12)), served)
    assert (pair.differs, pair.a.days, pair.b.days) == (("dates",), 7, 7)
    assert (pair.is_by_households, pair.exposure) == (False, (7.0, 7.0))


def test_a_window_that_goes_on_is_cut_at_the_day_of_the_data(served):
    pair = pair_of(EAST.replace(date_to=date(2026, 2, 1)), NORTH.replace(date_to=date(2026, 2, 1)), served)
    assert (pair.a.days, pair.a.is_cut) == (14, True)
    assert "只算到数据截至 2026-01-18" in [fact.text for fact in fairness(pair, served)]


@pytest.mark.parametrize("other", [EAST, EAST.replace(grain="month"), EAST.replace(comparison="year")])
def test_the_same_side_twice_is_no_pair(served, other):
    assert pair_of(EAST, other, served) is None


def test_an_open_window_is_no_pair(served):
    assert pair_of(EAST.history(), NORTH.history(), served) is None


def test_in_what_scopes_differ():
    other = NORTH.replace(date_to=date(2026, 1, 12), channels=("来访",)).with_condition(
        "not_status", ("未办结",)
    )
    assert differences(EAST, other) == ("dates", "compound", "channel", "status")


def test_a_ledger_without_the_dimension_has_the_same_rows_on_both_sides(served):
    pair = pair_of(EAST.replace(channels=("12345",)), EAST.replace(channels=("来访",)), served)
    assert tells_apart(pair, "service_request")
    assert not tells_apart(pair, "satisfaction_response")


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        (EAST, FORTNIGHT, True),
        (EAST, FORTNIGHT.replace(communities=("甲",)), True),
        (EAST, FORTNIGHT.replace(communities=("乙",)), False),
        (EAST.replace(channels=("来访",)), EAST.replace(channels=("12345",)), False),
        (EAST.replace(channels=("来访",)), EAST.replace(channels=("12345", "来访")), True),
    ],
)
def test_whether_rows_can_count_on_both_sides(served, a, b, shared):
    pair = pair_of(a, b, served)
    assert share_rows(pair) is shared
    assert any("两边都算进去了" in fact.text and fact.is_unlike for fact in fairness(pair, served)) is shared


def test_what_makes_it_fair(served):
    facts = fairness(pair_of(EAST, NORTH, served), served)
    assert [fact.text.replace("\u00a0", " ") for fact in facts] == [
        "同一段时间 14 天",
        "工作日 10 天、休息日 4 天，两边相同",
        "件数按千户折算",
        "期限类只算期限已到的，时长的未办结按截尾计入",
        "回访截至 01-08，两边相同",
    ]
    assert not any(fact.is_unlike for fact in facts)


def test_what_remains_unlike_is_said(served):
    a = EAST.replace(date_from=date(2026, 1, 9))
    b, _notes = other_side(a, {"b_from": ["2026-01-05"], "b_to": ["2026-01-08"]}, served.as_of)
    unlike = [
        fact.text.replace("\u00a0", " ") for fact in fairness(pair_of(a, b, served), served) if fact.is_unlike
    ]
    assert unlike == [
        "A 10 天，B 3 天，件数按天折算",
        "工作日 A 6 天、B 3 天，A 多 3 天",
        "回访截至 01-08，A 少 10 天",
    ]
