"""The sentences of 督办, of values that can be checked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.notebook.follow_up import FollowUp, PromiseKind
from pages.parts.findings.follow_up_outcome import FollowedMatter, WeeklySeries, outcome
from pages.parts.subjects.follow_ups.readings import (
    closed_title,
    days_words,
    headline,
    ordered,
    promise_words,
    value_words,
    why_not_closable,
    why_words,
)
from pages.parts.words.language import speaking

NOISE = FollowUp(
    "青云首府噪声", "城管", date(2026, 10, 19), date(2026, 10, 30), "巡查",
    promise_kind=PromiseKind.AT_MOST, promise_value=10,
)  # fmt: skip
RATE = replace(
    NOISE, name="满意率偏低", measure="satisfaction_rate", unit="%", promise_kind=PromiseKind.AT_LEAST,
    promise_value=0.85,
)  # fmt: skip
NO_PROMISE = replace(NOISE, promise_kind=PromiseKind.NONE, promise_value=None)
LATE = date(2026, 11, 2)


def matter(one: FollowUp, *values: float | None, day: date = LATE, overdue: int = 0) -> FollowedMatter:
    """A follow-up with weeks from 10-12 (定时) on."""
    starts = tuple(date(2026, 10, 12) + timedelta(weeks=at) for at in range(len(values)))
    series = WeeklySeries(starts, values)
    return FollowedMatter(one, series, outcome(one, series, day, overdue))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_values_and_promises_have_their_unit_and_their_weeks():
    assert [plain(value_words(v, u)) for v, u in ((29, "件"), (0.711, "%"), (None, "件"))] == [
        "29 件",
        "71.1%",
        "–",
    ]
    assert plain(promise_words(NOISE)) == "每周不超过 10 件"
    assert plain(promise_words(RATE)) == "满意率 近 12 周不低于 85.0%"
    assert promise_words(NO_PROMISE) == ""


@pytest.mark.parametrize(
    ("found", "days", "why"),
    [
        (matter(NOISE, 23, 29), "逾期 3 天", "比承诺多 19 件"),
        (matter(NOISE, 23, 9, 29), "逾期 3 天", "比承诺多 19 件；10-19 当周曾达到"),
        (matter(NOISE, 23, 0), "按期达到", "可以销号"),
        (matter(NOISE, 23, 29, 30, 3, day=date(2026, 11, 16)), "逾期后达到", "可以销号"),
        (matter(NOISE, 23, 10, overdue=2), "按期达到", "尚有 2 件超期，办结后销号"),
        (matter(NOISE, 23, 29, day=date(2026, 10, 26)), "还有 4 天", "比承诺多 19 件"),
        (matter(NOISE, 23, 29, day=date(2026, 10, 30)), "今天到期", "比承诺多 19 件"),
        (matter(RATE, 0.708, 0.711), "逾期 3 天", "比承诺少 13.9 个百分点"),
        (matter(NO_PROMISE, 23, 29, overdue=1), "逾期 3 天", "没有写承诺，不作判断；尚有 1 件超期"),
        (matter(NOISE, 23), "逾期 3 天", "定后还没有满一周"),
        (matter(NOISE, 23, None), "逾期 3 天", "上周没有数，不作判断"),
        (matter(NOISE), "逾期 3 天", "台账没有这项指标的每周数"),
    ],
)
def test_an_open_one_says_how_it_stands(found, days, why):
    assert plain(days_words(found)) == days
    assert plain(why_words(found)) == why


@pytest.mark.parametrize(
    ("closed_on", "values", "days", "why"),
    [
        (date(2026, 10, 30), (23, 29, 8), "按期销号", "10-30 销号；还没有满一周可核对"),
        (date(2026, 11, 2), (23, 29, 8, 3), "迟 3 天销号", "11-02 销号；已核对 1 周，未反弹"),
        (date(2026, 11, 2), (23, 29, 8, 3, 3, 3, 3, 99), "迟 3 天销号", "11-02 销号；后 4 周未反弹"),
        (date(2026, 11, 2), (23, 29, 8, 3, 12), "迟 3 天销号", "11-02 销号；11-09 至 11-15 反弹到 12 件"),
    ],
)
def test_a_closed_one_says_what_the_weeks_after_showed(closed_on, values, days, why):
    found = matter(replace(NOISE, closed_on=closed_on), *values)
    assert plain(days_words(found)) == days
    assert plain(why_words(found)) == why


def test_open_ones_stand_by_due_day_and_closed_ones_by_the_day_of_closing():
    soon, later = matter(NOISE, 23, 29), matter(replace(NOISE, due_on=date(2026, 11, 6)), 23, 29)
    old, new = (matter(replace(NOISE, closed_on=date(2026, 11, day)), 23, 8) for day in (2, 9))
    assert ordered([later, old, soon, new]) == ([soon, later], [new, old])


def test_the_headline_of_none_one_two_and_all_closed():
    late, other = matter(NOISE, 23, 29), matter(replace(NOISE, name="电梯"), 23, 29)
    early, closed = (
        matter(NOISE, 23, 29, day=date(2026, 10, 26)),
        matter(replace(NOISE, closed_on=LATE), 23, 8),
    )
    assert headline([]) == "还没有督办事项"
    assert headline([early]) == "督办 1 项未销，没有逾期的"
    assert headline([late, closed]) == "督办 1 项未销：青云首府噪声逾期 3 天、未达到"
    assert headline([late, other]) == "督办 2 项未销：青云首府噪声逾期 3 天、未达到，另有 1 项逾期"
    assert headline([closed]) == "督办全部销号，共 1 项"
    with speaking("en"):
        assert headline([late]) == "1 follow-up is open: 青云首府噪声 3 days overdue, not reached"


def test_the_heading_of_the_closed_ones_counts_those_that_relapsed():
    calm, back = (matter(replace(NOISE, closed_on=LATE), 23, 29, 8, value) for value in (3, 12))
    unchecked = matter(replace(NOISE, closed_on=LATE), 23, 29, 8)
    assert closed_title([calm]) == "销号 1 项，均未反弹"
    assert closed_title([calm, back]) == "销号 2 项，1 项反弹"
    assert closed_title([calm, unchecked]) == "销号 2 项"


def test_why_one_cannot_be_closed():
    assert why_not_closable(matter(NOISE, 23, 0)) == ""
    assert "尚有 1 件超期" in why_not_closable(matter(NOISE, 23, 0, overdue=1))
    assert "每周不超过" in why_not_closable(matter(NOISE, 23, 29))
    assert why_not_closable(matter(NO_PROMISE, 23, 29)) == ""
    assert "尚有 2 件超期" in why_not_closable(matter(NO_PROMISE, 23, 29, overdue=2))
