"""The rows of 需办: which there are, in which order, and how many."""

from __future__ import annotations

from pages.parts.findings.against_target import Standing
from pages.parts.findings.case import Case, Facts, Run
from pages.parts.findings.comparison import Position, Tag
from pages.parts.findings.judgement_reasons import Judgement, judge
from pages.parts.findings.part import Part
from pages.parts.findings.signals import (
    MOST_ROWS,
    Signal,
    calm,
    measure_signal,
    more,
    select,
    target_signals,
    volume_signals,
)
from pages.parts.findings.xmr import control
from queries.measures import MEASURES
from tests.cases import each

# alternating 100 and 110: limits 105 ± 26.6 while nothing else is added
ORDINARY = [100.0, 110.0] * 20


def part(name: str, values: list[float], **reasons: list[bool]) -> Part:
    judged = control(values, least_reach=5.0, **reasons)
    case = Case(
        MEASURES["request_count"], Facts(values[-1]), None, Run(judged, since="近两年"), window="10-19"
    )
    return Part(name, tuple(values), judged, judge(case))


def test_two_weeks_above_are_an_alarm_with_words():
    rows = volume_signals([part("南门社区", [*ORDINARY, 180, 183])], sources={"南门社区": "噪声"})
    assert [row.level for row in rows] == [Tag.ALARM]
    assert rows[0].what.startswith("**南门社区** 183\u00a0件，连续两周超上限 ")
    assert rows[0].clause == "南门社区连续两周超上限"
    assert (rows[0].where_from, rows[0].unit) == ("噪声", "南门社区")
    assert "高于上限" in rows[0].reason


def test_one_week_above_is_watch():
    rows = volume_signals([part("南门社区", [*ORDINARY, 180])], owners={"南门社区": "物业"})
    assert [(row.level, row.unit) for row in rows] == [(Tag.WATCH, "物业")]


def test_a_longer_window_names_the_week_and_a_narrower_place_the_clause():
    rows = volume_signals(
        [part("南门社区", [*ORDINARY, 180])], period="10-19 当周", clauses={"南门社区": "青云首府噪声"}
    )
    assert rows[0].what.startswith("**南门社区** 10-19 当周 180\u00a0件")
    assert rows[0].clause == "青云首府噪声"


@each(
    ("name", "values", "reasons"),
    [
        ("南门社区", [*ORDINARY, 20, 20], {}),  # fewer reports are no relief
        ("未匹配", [*ORDINARY, 180, 183], {}),
        ("南门社区", [0, 1] * 20 + [4], {}),  # fewer than five more than usual
        ("南门社区", [*ORDINARY, 180, 20], {"holidays": [False] * 41 + [True]}),
        ("南门社区", [10, 90], {}),  # two weeks have no limits
    ],
)
def test_what_is_no_row(name: str, values: list[float], reasons: dict[str, list[bool]]):
    assert volume_signals([part(name, values, **reasons)]) == []


def test_the_farther_out_and_the_longer_the_less_it_is_chance():
    calm, once, farther = ([*ORDINARY, last] for last in (110.0, 150.0, 180.0))
    chances = [part("南门社区", values).rise_chance for values in (calm, once, farther, [*farther, 183.0])]
    assert chances[0] == 1.0
    assert chances == sorted(chances, reverse=True)
    assert chances[1] < 0.02 / 6
    assert part("南门社区", [*ORDINARY, 20.0]).rise_chance == 1.0, "a fall is no row"


def test_a_row_says_beside_how_many_it_was_looked_at():
    standing = Standing("体育场社区", 118, 153, 0.699, 0.831, Position.BELOW)
    rows = target_signals([standing], "满意率", 0.85, looked="已按同看的 6 个校正：社区与目标")
    assert rows[0].reason.endswith("整段低于目标 85%；已按同看的 6 个校正：社区与目标")


def test_unit_below_target():
    standing = Standing("体育场社区", 118, 153, 0.699, 0.831, Position.BELOW)
    rows = target_signals([standing], "满意率", 0.85)
    assert rows[0].level is Tag.MISSED
    assert rows[0].what == "**体育场社区**满意率 77.1%，区间上限 83.1% 低于目标 85%"
    assert rows[0].where_from == "118\u00a0/\u00a0153"


def test_unmatched_and_unsure_units_are_no_row():
    unsure = Standing("南门社区", 204, 246, 0.777, 0.871, Position.CONTAINS)
    unmatched = Standing("未匹配", 10, 40, 0.14, 0.40, Position.BELOW)
    assert target_signals([unsure, unmatched], "满意率", 0.85) == []


def told(measure: str, values: list[float], **more: object) -> Judgement:
    judged = control(values)
    return judge(Case(MEASURES[measure], Facts(values[-1], 119, 1000), None, Run(judged), **more))


def test_measure_that_got_better_or_worse():
    overdue, repeat = MEASURES["overdue_open_count"], MEASURES["repeat_rate"]
    better = measure_signal(
        overdue, told("overdue_open_count", [14.0, 15.0] * 8 + [6.0]), 6, 14, earlier="前一周"
    )
    assert better[0].what == "**超期未结**由前一周 14\u00a0件 降到 6\u00a0件，低于下限"
    assert (better[0].level, better[0].is_due) == (Tag.BETTER, False)
    risen = told("repeat_rate", [0.08, 0.081] * 8 + [0.119])
    worse = measure_signal(repeat, risen, 0.119, 0.081, earlier="前一周")
    assert worse[0].what == "**重复诉求率**由前一周 8.1% 升到 11.9%，超上限"
    assert (worse[0].level, worse[0].is_due) == (Tag.WATCH, True)
    # still outside, though lower than the week before
    assert measure_signal(repeat, risen, 0.119, 0.13)[0].what == "**重复诉求率** 11.9%，超上限"
    assert measure_signal(repeat, told("repeat_rate", [0.08, 0.081] * 8), 0.119, 0.118) == []


def test_an_empty_week_before_is_no_zero_and_the_limits_say_the_direction():
    rate = MEASURES["on_time_rate"]
    low = told("on_time_rate", [0.95, 0.94] * 8 + [0.7])
    assert measure_signal(rate, low, 0.7, float("nan"))[0].what == "**按期办结率** 70.0%，低于下限"
    # the second week below, though above the week before
    twice = told("on_time_rate", [0.95, 0.94] * 20 + [0.7, 0.8])
    row = measure_signal(rate, twice, 0.8, 0.7)[0]
    assert row.level is Tag.ALARM
    assert row.what == "**按期办结率** 80.0%，连续两周低于下限"


def test_few_are_checked_before_anything_else():
    judged = control([1.0] * 30 + [0.5])
    few = judge(Case(MEASURES["on_time_rate"], Facts(0.5, 1, 2), None, Run(judged), target=0.9))
    assert few.word is Tag.SMALL
    assert measure_signal(MEASURES["on_time_rate"], few, 0.5, 1.0) == []


def test_worst_first_one_better():
    levels = [Tag.BETTER, Tag.WATCH, Tag.BETTER, Tag.ALARM, Tag.MISSED, Tag.NORMAL, Tag.ALARM]
    rows = select(Signal(level, f"{at}", weight=at) for at, level in enumerate(levels))
    assert [(row.level, row.what) for row in rows] == [
        (Tag.ALARM, "6"),
        (Tag.ALARM, "3"),
        (Tag.MISSED, "4"),
        (Tag.WATCH, "1"),
        (Tag.BETTER, "2"),
    ]
    every = select(Signal(Tag.ALARM, f"{at}") for at in range(9))
    assert len(every) == 9
    assert (more(every), more(every[:MOST_ROWS])) == ("另有 4 项，见卡片和图", "")


def test_nothing_out_of_the_ordinary():
    assert select([]) == []
    assert calm("上周") == "上周没有超出正常波动的事项"
    assert calm("上周", told("request_count", [100.0, 110.0] * 8)) == calm("上周")


def test_what_cannot_be_judged_is_not_called_ordinary():
    said = calm("上周", told("request_count", [100.0, 110.0]))
    assert "没有超出" not in said
    assert "2\u00a0个正常周" in said
