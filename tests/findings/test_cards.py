"""KPI cards: the numbers of the reference picture."""

from __future__ import annotations

import math

from pages.parts.findings.cards import Facts, card, facts
from pages.parts.findings.comparison import Colour, Tag
from pages.parts.findings.measures import MEASURES
from pages.parts.findings.xmr import control

VOLUME = MEASURES["request_count"]
SATISFACTION = MEASURES["satisfaction_rate"]
# alternating 400 and 410: limits 405 ± 26.6
WEEKS = [400.0, 410.0] * 30


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
    found = card(
        VOLUME, Facts(412), Facts(389), Facts(371), judged=control([*WEEKS, 412.0]), note="每千户 10.2 件"
    )
    assert (found.label, found.value, found.unit, found.tag) == ("诉求量", "412", "件", Tag.NORMAL)
    assert [(line.name, said(line.text), line.colour) for line in found.lines] == [
        ("环比", "▲ 23 件（+5.9%）", Colour.FLAT),
        ("同比", "▲ 41 件（+11.1%）", Colour.FLAT),
    ]
    assert (found.note, found.mark) == ("每千户 10.2 件", "normal")


def test_week_above_the_limits_is_amber_and_watched():
    found = card(VOLUME, Facts(520), Facts(410), judged=control([*WEEKS, 520.0]))
    assert (found.tag, found.lines[0].colour, found.mark) == (Tag.WATCH, Colour.AMBER, "watch")


def test_second_week_above_never_turns_a_volume_red():
    found = card(VOLUME, Facts(530), Facts(520), judged=control([*WEEKS, 520.0, 530.0]))
    assert (found.tag, found.lines[0].colour, found.mark) == (Tag.ALARM, Colour.AMBER, "alarm")


def test_a_signal_never_colours_an_arrow_the_other_way():
    # still above the limits, but less than the week before
    found = card(VOLUME, Facts(520), Facts(530), judged=control([*WEEKS, 530.0, 520.0]))
    assert found.tag is Tag.ALARM
    assert found.lines[0].colour is Colour.FLAT


def test_longer_window_is_held_against_the_last():
    quiet = card(VOLUME, Facts(4712), Facts(4798), judged=control(WEEKS), periods=12)
    assert quiet.tag is Tag.NORMAL
    risen = card(VOLUME, Facts(6000), Facts(4798), judged=control(WEEKS), periods=12)
    assert (risen.tag, risen.lines[0].colour) == (Tag.WATCH, Colour.AMBER)


def test_rate_with_fraction_interval_and_target():
    found = card(SATISFACTION, Facts(248 / 286, 248, 286), Facts(0.846, 220, 260), target=0.85)
    assert (found.value, found.unit, found.tag) == ("86.7", "%", Tag.CONTAINS)
    assert said(found.note) == "248 / 286  区间 82.3–90.2"
    assert said(found.lines[0].text) == "▲ 2.1 个百分点"
    assert found.lines[0].colour is Colour.FLAT


def test_better_beyond_chance_is_green():
    found = card(SATISFACTION, Facts(0.9, 270, 300), Facts(0.7, 210, 300))
    assert (found.tag, found.lines[0].colour, found.mark) == (Tag.BETTER, Colour.GOOD, "good")


def test_small_and_tiny_denominators():
    small = card(SATISFACTION, Facts(19 / 22, 19, 22), Facts(0.8, 16, 20), target=0.85)
    assert (small.tag, small.value) == (Tag.SMALL, "86")
    assert said(small.lines[0].text) == "对比期 16 / 20"
    tiny = card(SATISFACTION, Facts(6 / 7, 6, 7))
    assert (said(tiny.value), tiny.unit, said(tiny.note)) == ("6 / 7", "", "6 / 7")


def test_quotient_and_time():
    per_thousand = card(
        MEASURES["per_thousand_households"], Facts(10.2, 412, 40_392), Facts(9.7, 389, 40_392)
    )
    assert said(per_thousand.lines[0].text) == "▲ 0.5 件（+5.2%）"
    assert said(per_thousand.note) == "412 / 40,392"
    time = card(MEASURES["median_days_to_close"], Facts(2.3), Facts(2.7))
    assert (time.value, time.unit, said(time.lines[0].text)) == ("2.3", "天", "▼ 0.4 天")


def test_nothing_to_show():
    found = card(SATISFACTION, Facts(), Facts(), target=0.85)
    assert (found.value, found.unit, found.note) == ("—", "", "")
    assert found.lines[0].text == "无可比数据"
    assert card(VOLUME, Facts(12), Facts(0)).lines[0].text == "上期为 0"
