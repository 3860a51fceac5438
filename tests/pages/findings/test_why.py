"""Why a series has its tag: the rule and the two last periods, as its chart shows them."""

from pages.parts.findings.case import Facts
from pages.parts.findings.comparison import Tag
from pages.parts.findings.states import Control, Limits, Rule, State, unknown
from pages.parts.findings.trend import counts_of, rates
from pages.parts.findings.why import JudgedSeries, why_of_count, why_of_rate
from queries.measures import MEASURES

LIMITS = Limits(mean=10, upper=20, lower=0, moving_range=3, point_count=30)
NORMAL, WATCH, ALARM, HOLIDAY = State.NORMAL, State.WATCH, State.ALARM, State.EXCLUDED


def judged_series(values, states, sides, runs, rules, limits=LIMITS, measure="request_count", scale=None):
    judged = Control(tuple(states), tuple(sides), tuple(runs), (limits,) * len(values), tuple(rules))
    return JudgedSeries(values, judged, MEASURES[measure], scale or counts_of(), "week", "上周", "再上周")


def test_two_weeks_outside_say_both_weeks_what_is_normal_and_what_is_left_out():
    why = why_of_count(
        judged_series(
            [8, 24, 25],
            [HOLIDAY, WATCH, ALARM],
            [0, 1, 1],
            [0, 1, 2],
            [Rule.NOTHING, Rule.BEYOND, Rule.TWICE],
        )
    )
    assert why.word is Tag.ALARM
    assert [(label, text.replace("\u00a0", " ")) for label, text in why.rows] == [
        ("规则", "连续两周超上限"),
        ("上周", "**25 件**，正常 0–20"),
        ("再上周", "**24 件**，正常 0–20"),
        ("界限", "按 30 个正常周算"),
        ("不含", "1 个假期周"),
    ]


def test_an_ordinary_week_after_a_holiday_says_that_the_holiday_is_not_judged():
    why = why_of_count(judged_series([3, 11], [HOLIDAY, NORMAL], [0, 0], [0, 0], [Rule.NOTHING] * 2))
    assert why.word is Tag.NORMAL
    rows = dict(why.rows)
    assert rows["规则"] == "在正常范围之内"
    assert "假期周不与上下限比较" in rows["再上周"]


def test_a_rise_of_a_rate_that_is_good_is_no_alarm():
    why = why_of_count(
        judged_series([24], [WATCH], [1], [1], [Rule.BEYOND], measure="satisfaction_rate", scale=rates())
    )
    assert why.word is Tag.BETTER


def test_without_limits_it_says_how_many_periods_there_are():
    why = why_of_count(judged_series([4], [NORMAL], [0], [0], [Rule.NOTHING], limits=unknown(3)))
    assert why.word is Tag.UNKNOWN
    assert "3" in dict(why.rows)["规则"]
    assert "界限" not in dict(why.rows)


def test_nothing_judged_gives_no_tag():
    assert why_of_count(judged_series([None], [State.MISSING], [0], [0], [Rule.NOTHING])) is None


def test_a_rate_is_held_against_its_target_first():
    series = judged_series(
        [0.5], [NORMAL], [0], [0], [Rule.NOTHING], measure="satisfaction_rate", scale=rates()
    )
    missed = why_of_rate(series, Facts(0.5, 50, 100), 0.85, 30)
    assert missed.word is Tag.MISSED
    assert "整段低于目标 85%" in dict(missed.rows)["规则"]
    assert why_of_rate(series, Facts(0.5, 5, 10), 0.85, 30).word is Tag.SMALL
    assert why_of_rate(series, Facts(0.85, 85, 100), 0.85, 30).word is Tag.CONTAINS
    assert why_of_rate(series, Facts(0.99, 990, 1000), 0.85, 30).word is Tag.MET
    assert why_of_rate(series, Facts(0.5, 50, 100), None, 30).word is Tag.NORMAL
