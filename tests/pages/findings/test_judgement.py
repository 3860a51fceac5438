"""The state of a measure: a small table for each, its reason in words, and the law of 正常波动."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.findings.case import Case, Facts, Run, facts
from pages.parts.findings.comparison import Tag
from pages.parts.findings.contribution import FEW
from pages.parts.findings.judgement import Ground, difference_side, verdict
from pages.parts.findings.judgement_reasons import judge
from pages.parts.findings.xmr import LEAST_POINTS, control
from pages.parts.words.language import speaking
from queries.measures import MEASURES
from tests.cases import each

VOLUME, PER_HOUSEHOLD = MEASURES["request_count"], MEASURES["per_thousand_households"]
SATISFACTION, RESPONSE = MEASURES["satisfaction_rate"], MEASURES["response_rate"]
REPEAT, OVERDUE, ON_TIME = MEASURES["repeat_rate"], MEASURES["overdue_open_count"], MEASURES["on_time_rate"]
# alternating 100 and 110: mean 105, moving range 10, limits 105 ± 26.6 while nothing else is added
ORDINARY = [100.0, 110.0] * 20
NAMES = {"window": "10-19 至 10-25", "earlier": "上周（10-12 至 10-18）", "earlier_name": "上周"}


def run(values: list[float], *, periods: float = 1.0, **reasons: list[bool]) -> Run:
    judged = control(values, least_reach=float(FEW), **reasons)
    return Run(judged, "week", "2025-01-06 至 2026-10-25", periods, is_one=periods == 1.0)


def week(values: list[float], **reasons: list[bool]) -> Case:
    before = Facts(values[-2]) if len(values) > 1 else None
    return Case(VOLUME, Facts(values[-1]), before, run(values, **reasons), **NAMES)


def rated(now: tuple[int, int], before: tuple[int, int] | None, **given_too: object) -> Case:
    def facts(pair: tuple[int, int]) -> Facts:
        return Facts(pair[0] / pair[1] if pair[1] else math.nan, *pair)

    return Case(SATISFACTION, facts(now), before and facts(before), **(NAMES | given_too))


LAST = [False] * 40 + [True]


@each(
    ("case", "word", "said"),
    [
        (week([*ORDINARY, 105.0]), Tag.NORMAL, ["在上下限", "41 个正常周", "2025-01-06 至 2026-10-25"]),
        (week([*ORDINARY, 180.0]), Tag.WATCH, ["180 件", "高于上限", "10-19 至 10-25"]),
        (week([*ORDINARY, 180.0, 183.0]), Tag.ALARM, ["高于上限", "连续两周在外"]),
        (week([*ORDINARY, 180.0, 183.0, 184.0]), Tag.ALARM, ["连续 3 周在外"]),
        (week([*ORDINARY, *[118.0] * 8]), Tag.WATCH, ["连续 8 周高于均值"]),
        (week([*ORDINARY, 20.0]), Tag.CHANGED, ["低于下限"]),
        (week([*ORDINARY, 50.0], holidays=LAST), Tag.UNKNOWN, ["假期周"]),
        (replace(week([*ORDINARY, 50.0], incomplete=LAST), before=Facts(48)), Tag.UNKNOWN, ["还没有结束"]),
        (week([100.0]), Tag.UNKNOWN, ["1 个正常周", "12 个正常周"]),
        (week([41.0, 79.0]), Tag.UNKNOWN, ["2 个正常周", "12 个正常周"]),
        (rated((19, 22), (16, 20)), Tag.SMALL, ["19 / 22", "30"]),
        (rated((60, 100), (62, 100), target=0.85), Tag.MISSED, ["60 / 100", "低于目标 85%", "69.1%"]),
        (rated((98, 100), None, target=0.85), Tag.MET, ["高于目标 85%"]),
        (rated((86, 100), None, target=0.85), Tag.CONTAINS, ["含目标 85%"]),
        (rated((270, 300), (210, 300)), Tag.BETTER, ["70.0%", "不含 0", "上周（10-12 至 10-18）"]),
        (rated((210, 300), (270, 300)), Tag.WATCH, ["90.0%", "不含 0"]),
        (rated((87, 100), (85, 100), run=run(ORDINARY, periods=4.0)), Tag.NORMAL, ["含 0"]),
        (rated((87, 100), (85, 100)), Tag.UNKNOWN, ["没有逐期"]),
    ],
)
def test_the_state_and_why(case: Case, word: Tag, said: list[str]):
    told = judge(case)
    assert told.word is word
    reason = told.reason.replace("\u00a0", " ")
    assert [text for text in said if text not in reason] == []


def test_a_first_week_of_repeats_is_not_judged():
    first = Case(REPEAT, Facts(0.967, 29, 30), None, run([0.967]), **NAMES)
    assert verdict(first).word is Tag.UNKNOWN


def test_a_rate_after_a_small_week_is_not_judged():
    fallen = Case(RESPONSE, Facts(0.469, 23, 49), Facts(1.0, 19, 19), run([1.0, 0.469]), **NAMES)
    assert verdict(fallen).word is Tag.UNKNOWN
    assert "2\u00a0个正常周" in judge(fallen).reason


@pytest.mark.parametrize(
    ("still_open", "side"),
    [(22, 0), (0, -1)],  # 28 of 50 with 22 that may still succeed, or ended without success
)
def test_open_cases_do_not_make_a_window_worse_than_an_older_one(still_open: int, side: int):
    measure = MEASURES["mediation_success_rate"]
    rows = [
        {
            "mediation_success_rate": won / 50,
            "succeeded_count": won,
            "outcome_known_count": 50,
            "open_count": n,
        }
        for won, n in ((28, still_open), (42, 0))
    ]
    now, before = (facts(measure, row) for row in rows)
    case = Case(measure, now, before, run([0.84, 0.83] * 20 + [0.56]), **NAMES)
    assert difference_side(case) == side
    assert (verdict(case).word is Tag.UNKNOWN) is (side == 0)
    assert ("还在办" in judge(case).reason) is (side == 0)


def test_what_was_open_earlier_counts_as_well():
    measure = MEASURES["settled_rate"]
    now, before = Facts(1.0, 50, 50), Facts(0.5, 25, 50, pending=25)
    assert difference_side(Case(measure, now, before, **NAMES)) == 0
    assert difference_side(Case(measure, now, replace(before, pending=0), **NAMES)) == 1


@pytest.mark.parametrize(("last", "word"), [(105.0, Tag.NORMAL), (180.0, Tag.WATCH)])
def test_per_household_has_the_state_of_its_count(last: float, word: Tag):
    case = week([*ORDINARY, last])
    now, before = (Facts(each.value / 10, each.value, 10_000) for each in (case.now, case.before))
    told = judge(replace(case, measure=PER_HOUSEHOLD, now=now, before=before))
    assert told.found == verdict(case)
    assert told.word is word
    assert "户数不变" in told.reason
    others = judge(replace(case, measure=PER_HOUSEHOLD, now=now, before=replace(before, whole=9_000)))
    assert (others.word, "按户数折算" in others.reason) == (word, True)


@pytest.mark.parametrize(("change", "word"), [(2.0, Tag.NORMAL), (27.0, Tag.WATCH), (-27.0, Tag.BETTER)])
def test_a_stock_is_judged_by_what_it_changes_by(change: float, word: Tag):
    changes = [3.0, -3.0] * 10 + [change]
    case = Case(OVERDUE, Facts(34 + change), Facts(34), run(changes), is_stock=True, **NAMES)
    told = judge(case)
    assert told.word is word
    assert "正常周的变动" in told.reason


def test_a_stock_of_few_weeks_is_not_judged_though_it_grew_by_79_per_cent():
    case = Case(OVERDUE, Facts(61), Facts(34), run([2.0, 27.0]), is_stock=True, **NAMES)
    assert verdict(case).word is Tag.UNKNOWN


@pytest.mark.parametrize(("now", "word"), [(4712.0, Tag.NORMAL), (6000.0, Tag.WATCH)])
def test_a_longer_window_is_held_against_the_one_before(now: float, word: Tag):
    case = Case(VOLUME, Facts(now), Facts(4798), run(ORDINARY, periods=12.0), **NAMES)
    told = judge(case)
    assert (told.word, told.found.ground) == (word, Ground.WINDOW)
    assert "±" in told.reason
    assert difference_side(case) == int(word is Tag.WATCH)


def test_few_more_are_no_signal_however_regular_the_weeks_were():
    assert verdict(week([*[0.0, 1.0] * 20, 4.0])).word is Tag.NORMAL
    assert verdict(week([*[0.0, 1.0] * 20, 29.0])).word is Tag.WATCH


def test_a_period_in_whose_middle_the_ledger_begins_says_so():
    told = judge(week([5.0], partial=[0]))
    assert (told.word, told.brief) == (Tag.UNKNOWN, "不满一期，不作判断")
    assert "台账没有这一期的全部" in told.reason


def test_the_clause_of_a_rate_says_where_it_lies_by_its_target():
    pairs = {
        (60, 100): "低于 85% 目标",
        (84, 100): "高于还是低于 85% 目标尚不能断定",
        (96, 100): "高于 85% 目标",
    }
    assert {pair: judge(rated(pair, (62, 100), target=0.85)).brief for pair in pairs} | pairs == pairs


@each(
    ("values", "brief"),
    [
        ([*ORDINARY, 105.0], "在上下限之内"),
        ([*ORDINARY, 180.0], "超上限"),
        ([*ORDINARY, 180.0, 181.0], "连续两周超上限"),
        ([*ORDINARY, 127.0, 105.0, 127.0], "近三周两周明显高于均值"),
        ([*ORDINARY, 83.0, 83.0], "近三周两周明显低于均值"),
        ([*ORDINARY, 20.0], "低于下限"),
        ([5.0, 6.0], "数据不足以判断"),
    ],
)
def test_the_clause_of_a_headline(values: list[float], brief: str):
    assert judge(week(values)).brief == brief


COUNTS = st.lists(st.one_of(st.integers(0, 40), st.integers(0, 900)).map(float), min_size=1, max_size=40)


@given(COUNTS, st.booleans(), st.sampled_from([1.0, 4.0]), st.booleans())
def test_nothing_is_ordinary_without_limits(values, has_before, periods, is_stock):
    before = Facts(values[0]) if has_before else None
    case = Case(VOLUME, Facts(values[-1]), before, run(values, periods=periods), is_stock=is_stock, **NAMES)
    found = verdict(case)
    if found.word is Tag.NORMAL:
        assert case.run.limits.is_known
        assert len(values) >= LEAST_POINTS
    if len(values) < LEAST_POINTS:
        assert found.word is Tag.UNKNOWN


RATE = st.tuples(st.integers(0, 200), st.integers(0, 200)).map(lambda pair: (min(pair), max(pair)))


@given(RATE, st.one_of(st.none(), RATE), st.one_of(st.none(), COUNTS), st.one_of(st.none(), st.just(0.85)))
def test_no_rate_is_ordinary_without_limits_and_every_reason_is_told(now, before, values, target):
    periods = None if values is None else run([value / 1000 for value in values])
    case = rated(now, before, run=periods, target=target)
    for code in ("zh", "en"):
        with speaking(code):
            told = judge(case)
        assert told.reason
        assert told.brief
        assert not re.search(r"nan|None|\binf\b|[{}]", told.reason + told.brief)
    if told.word is Tag.NORMAL:
        assert periods is not None
        assert periods.limits.is_known
    if now[1] < case.small_sample:
        assert told.word is Tag.SMALL


def test_a_stock_differs_by_what_came_in_and_went_out_not_by_its_size():
    # 60 in and 20 out a week: changes of a standard deviation of √80, about 9; of 100 left 140 are many more
    weeks = Run(control([8.0, -2.0] * 20), "week", periods=1.0, is_one=False)
    assert weeks.limits.sigma == pytest.approx(80**0.5, abs=0.1)
    assert difference_side(Case(OVERDUE, Facts(140), Facts(100), weeks, is_stock=True)) == 1
    assert difference_side(Case(OVERDUE, Facts(120), Facts(100), weeks, is_stock=True)) == 0
    assert difference_side(Case(OVERDUE, Facts(140), Facts(100), is_stock=True)) == 0  # no weeks are known
