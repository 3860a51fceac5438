"""KPI cards: the numbers of the reference picture."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from pages.parts.findings.cards import CardText
from pages.parts.findings.cards import card as put_together
from pages.parts.findings.case import Case, Facts, Run, facts
from pages.parts.findings.comparison import Colour, Tag
from pages.parts.findings.judgement import verdict
from pages.parts.findings.judgement_reasons import judge
from pages.parts.findings.xmr import control
from queries.measure import Measure
from queries.measures import MEASURES

VOLUME = MEASURES["request_count"]
SATISFACTION = MEASURES["satisfaction_rate"]
# alternating 400 and 410: limits 405 ± 26.6
WEEKS = [400.0, 410.0] * 30


def card(
    measure: Measure,
    now: Facts,
    previous: Facts | None = None,
    year_ago: Facts | None = None,
    *,
    weeks: list[float] | None = None,
    periods: int = 1,
    target: float | None = None,
    note: str = "",
) -> tuple[CardText, Tag]:
    """A card and its state, as the page puts both together."""
    run = None if weeks is None else Run(control(weeks), periods=periods, is_one=periods == 1)
    found = verdict(Case(measure, now, previous, run, target))
    text = put_together(
        measure, now, previous, year_ago, found=found, run=run, names=("上周", "上年同期"), note=note
    )
    return text, found.word


def said(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_facts_take_the_numerator_or_compute_the_weighted_one():
    row = {"satisfaction_rate": 0.86, "rated_count": 100, "request_count": 412}
    assert facts(SATISFACTION, row) == Facts(0.86, 86.0, 100.0)
    assert facts(VOLUME, row).value == 412
    repeat = facts(MEASURES["repeat_rate"], {"repeat_rate": 0.1, "repeat_count": 49, "judged_count": 490})
    assert repeat == Facts(0.1, 49.0, 490.0)
    settled = facts(
        MEASURES["settlement_rate"], {"settlement_rate": 0.9, "succeeded_count": 27, "failed_count": 3}
    )
    assert settled == Facts(0.9, 27.0, 30.0)
    assert math.isnan(facts(VOLUME, row).whole)
    assert math.isnan(facts(SATISFACTION, {"satisfaction_rate": None, "rated_count": 0}).value)


def test_ordinary_week():
    found, tag = card(
        VOLUME, Facts(412), Facts(389), Facts(371), weeks=[*WEEKS, 412.0], note="每千户 10.2 件"
    )
    assert (found.label, found.value, found.unit, tag) == ("诉求量", "412", "件", Tag.NORMAL)
    assert [(line.name, said(line.text), line.colour) for line in found.lines] == [
        ("较上周", "▲ 23 件（+5.9%）", Colour.FLAT),
        ("较上年同期", "▲ 41 件（+11.1%）", Colour.FLAT),
    ]
    assert (found.note, found.mark) == ("每千户 10.2 件", "normal")


def test_week_above_the_limits_is_amber_and_watched():
    found, tag = card(VOLUME, Facts(520), Facts(410), weeks=[*WEEKS, 520.0])
    assert (tag, found.lines[0].colour, found.mark) == (Tag.WATCH, Colour.AMBER, "watch")


def test_second_week_above_never_turns_a_volume_red():
    found, tag = card(VOLUME, Facts(530), Facts(520), weeks=[*WEEKS, 520.0, 530.0])
    assert (tag, found.lines[0].colour, found.mark) == (Tag.ALARM, Colour.AMBER, "alarm")


def test_a_signal_never_colours_an_arrow_the_other_way():
    # still above the limits, but less than the week before
    found, tag = card(VOLUME, Facts(520), Facts(530), weeks=[*WEEKS, 530.0, 520.0])
    assert tag is Tag.ALARM
    assert found.lines[0].colour is Colour.FLAT


def test_longer_window_is_held_against_the_last():
    assert card(VOLUME, Facts(4712), Facts(4798), weeks=WEEKS, periods=12)[1] is Tag.NORMAL
    risen, tag = card(VOLUME, Facts(6000), Facts(4798), weeks=WEEKS, periods=12)
    assert (tag, risen.lines[0].colour) == (Tag.WATCH, Colour.AMBER)


def test_rate_with_fraction_interval_and_target():
    found, tag = card(SATISFACTION, Facts(248 / 286, 248, 286), Facts(0.846, 220, 260), target=0.85)
    assert (found.value, found.unit, tag) == ("86.7", "%", Tag.CONTAINS)
    assert said(found.note) == "248 / 286  区间 82.3–90.2"
    assert said(found.lines[0].text) == "▲ 2.1 个百分点"
    assert found.lines[0].colour is Colour.FLAT


def test_better_beyond_chance_is_green():
    found, tag = card(SATISFACTION, Facts(0.9, 270, 300), Facts(0.7, 210, 300))
    assert (tag, found.lines[0].colour, found.mark) == (Tag.BETTER, Colour.GOOD, "good")


def test_few_cases_of_another_window_stand_under_its_name():
    small, tag = card(SATISFACTION, Facts(19 / 22, 19, 22), Facts(0.8, 16, 20), Facts(1.0, 6, 6), target=0.85)
    assert (tag, small.value) == (Tag.SMALL, "86")
    assert [(line.name, said(line.text), line.of) for line in small.lines] == [
        ("上周", "16 / 20", "上周"),
        ("上年同期", "6 / 6", "上年同期"),
    ]
    tiny, _tag = card(SATISFACTION, Facts(6 / 7, 6, 7))
    assert (said(tiny.value), tiny.unit, said(tiny.note)) == ("6 / 7", "", "6 / 7")


def test_quotient_and_time():
    per_thousand, _tag = card(
        MEASURES["per_thousand_households"], Facts(10.2, 412, 40_392), Facts(9.7, 389, 40_392)
    )
    assert said(per_thousand.lines[0].text) == "▲ 0.5 件（+5.2%）"
    assert said(per_thousand.note) == "412 / 40,392"
    time, _tag = card(MEASURES["half_closed_days"], Facts(2.3), Facts(2.7))
    assert (time.value, time.unit, said(time.lines[0].text)) == ("2.3", "天", "▼ 0.4 天")


def test_months_are_compared_by_the_day():
    """1,806 in 28 days are as many a day as 2,000 in 31."""
    (line,) = card(VOLUME, Facts(1806, days=28), Facts(2000, days=31), weeks=WEEKS, periods=4)[0].lines
    assert (said(line.text), line.colour) == ("▼ 194 件（−9.7%）；日均 0.0%", Colour.FLAT)
    (line,) = card(VOLUME, Facts(2600, days=28), Facts(2000, days=31), weeks=WEEKS, periods=4)[0].lines
    assert line.colour is Colour.AMBER


def test_requests_and_requests_per_household_never_disagree():
    """230 to 300 where weeks spread by 30: both flat; 230 to 500: both amber."""
    weeks = [230.0, 264.0] * 30  # moving range 34: sigma 30
    per_thousand = MEASURES["per_thousand_households"]
    for now, colour in ((300, Colour.FLAT), (500, Colour.AMBER)):
        of_count, word = card(VOLUME, Facts(now), Facts(230), weeks=[*weeks, 230.0, now])
        rate, same = card(
            per_thousand,
            Facts(now / 40, now, 40_000),
            Facts(230 / 40, 230, 40_000),
            weeks=[*weeks, 230.0, now],
        )
        assert (of_count.lines[0].colour, rate.lines[0].colour, word) == (colour, colour, same)


@pytest.mark.parametrize(("entered", "left", "colour"), [(60, 20, Colour.AMBER), (1060, 1020, Colour.FLAT)])
def test_a_stock_is_coloured_by_its_flows(entered, left, colour):
    """140 overdue after 100: by 60 in and 20 out a change, by a thousand each way none."""
    overdue = MEASURES["overdue_open_count"]
    now, then = Facts(140, entered=entered, left=left), Facts(100)
    case = Case(overdue, now, then, is_stock=True)
    found = put_together(
        overdue, now, then, then, found=verdict(case), names=("上周", "上年同期"), is_stock=True
    )
    assert [line.colour for line in found.lines] == [colour, Colour.FLAT], (
        "the flows of a week are not a year's"
    )


@pytest.mark.parametrize(("still_open", "colour"), [(22, Colour.FLAT), (0, Colour.AMBER)])
def test_a_rate_of_cases_still_open_is_not_coloured_against_an_older_one(still_open, colour):
    """28 of 50 with 22 under way after 42 of 50: the older window was as low when it was as young."""
    succeeded = MEASURES["mediation_success_rate"]
    found, tag = card(succeeded, Facts(0.56, 28, 50, pending=still_open), Facts(0.84, 42, 50))
    assert found.lines[0].colour is colour
    assert (tag is Tag.WATCH) is (still_open == 0)


def test_nothing_to_show():
    found, _tag = card(SATISFACTION, Facts(), Facts(), target=0.85)
    assert (found.value, found.unit, found.note) == ("—", "", "")
    assert found.lines[0].text == "无可比数据"
    (line,) = card(VOLUME, Facts(12), Facts(0), weeks=WEEKS)[0].lines
    assert (line.name, said(line.text), line.colour) == ("上周", "0 件", Colour.FLAT)


def test_a_change_since_a_holiday_week_has_no_colour():
    # 104 ordinary weeks at 400, the week before was a holiday with 180 requests, now 381
    weeks = [395.0, 405.0] * 52 + [180.0, 381.0]
    run = Run(control(weeks, holidays=[False] * 104 + [True, False]))
    found = verdict(Case(VOLUME, Facts(381), Facts(180), run))
    assert found.word is Tag.NORMAL
    given = {"found": found, "run": run, "names": ("上周", "上年同期")}
    assert put_together(VOLUME, Facts(381), Facts(180), **given).lines[0].colour is Colour.AMBER
    line = put_together(VOLUME, Facts(381), Facts(180), **given, unlike=("对比期为假期周", "")).lines[0]
    assert line.colour is Colour.FLAT
    assert (said(line.text), line.why) == ("▲ 201 件（+111.7%）", "对比期为假期周")


def test_without_limits_a_holiday_week_is_nothing_to_compare_with():
    found = verdict(Case(VOLUME, Facts(381), Facts(180), unlike="对比期为假期周"))
    assert found.word is Tag.UNKNOWN
    assert "对比期为假期周" in judge(Case(VOLUME, Facts(381), Facts(180), unlike="对比期为假期周")).reason


def test_on_both_sides_of_new_limits_no_change_has_a_colour_and_the_card_says_why():
    now, then = Facts(0.5, 200.0, 400.0), Facts(0.9, 360.0, 400.0)
    why = "2026-06-01 起算新上下限，前后不比"
    case = Case(SATISFACTION, now, then, unlike=why, is_divided=True)
    assert verdict(replace(case, is_divided=False)).is_signal
    assert verdict(case).word is Tag.UNKNOWN
    given = {"found": verdict(case), "names": ("上周", "上年同期"), "unlike": (why, "")}
    apart = put_together(SATISFACTION, now, then, **given, is_divided=(True, False))
    alike = put_together(SATISFACTION, now, then, **given)
    assert [(line.colour, line.why) for line in apart.lines] == [(Colour.FLAT, why)]
    assert [line.why for line in alike.lines] == [""]
    assert alike.lines[0].colour is not Colour.FLAT
