"""The rows of 须办: which there are, in which order, and how many."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from pages.parts.findings.against_target import Standing
from pages.parts.findings.comparison import Evidence, Position, Tag
from pages.parts.findings.contribution import contribution
from pages.parts.findings.measures import MEASURES
from pages.parts.findings.signals import (
    Signal,
    calm,
    controls,
    leading_part,
    measure_signal,
    select,
    target_signals,
    volume_signals,
)
from pages.parts.findings.states import State

# alternating 100 and 110: limits 105 ± 26.6 while nothing else is added
ORDINARY = [100, 110] * 20


def long(**series: list[int]) -> pd.DataFrame:
    rows = [
        (date(2025, 1, 6) + timedelta(weeks=week), name, value)
        for name, values in series.items()
        for week, value in enumerate(values)
    ]
    return pd.DataFrame(rows, columns=["period_start", "community", "request_count"])


def test_two_weeks_above_are_an_alarm_with_words():
    rows = volume_signals(
        controls(long(南门社区=[*ORDINARY, 180, 183]), "community"), sources={"南门社区": "噪声"}
    )
    assert [row.level for row in rows] == [Tag.ALARM]
    assert rows[0].what.startswith("**南门社区** 183\u00a0件，连续 2 期高于上限 ")
    assert rows[0].clause == "南门社区连续 2 期高于上限"
    assert (rows[0].where_from, rows[0].unit) == ("噪声", "南门社区")


def test_one_week_above_is_watch():
    rows = volume_signals(controls(long(南门社区=[*ORDINARY, 180]), "community"), owners={"南门社区": "物业"})
    assert [(row.level, row.unit) for row in rows] == [(Tag.WATCH, "物业")]


def test_a_fall_is_no_row():
    assert volume_signals(controls(long(南门社区=[*ORDINARY, 20, 20]), "community")) == []


def test_unmatched_is_no_row():
    assert volume_signals(controls(long(未匹配=[*ORDINARY, 180, 183]), "community")) == []


def test_few_more_are_no_row():
    # 0 and 1 in turn, then 4: outside the limits, but fewer than five more than usual
    assert volume_signals(controls(long(南门社区=[0, 1] * 20 + [4]), "community")) == []


def test_old_signal_before_a_holiday_week_is_no_row():
    holidays = [False] * 41 + [True]
    judged = controls(long(南门社区=[*ORDINARY, 180, 20]), "community", holidays=holidays)
    assert volume_signals(judged) == []


def test_a_missing_week_of_one_community_is_a_zero():
    frame = pd.concat([long(南门社区=[5, 6, 7]), long(新城社区=[8])])
    assert controls(frame, "community")["新城社区"][0] == (8.0, 0.0, 0.0)


def test_no_rows_no_controls():
    assert controls(long(), "community") == {}


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


def test_measure_that_got_better_or_worse():
    overdue, repeat = MEASURES["overdue_open_count"], MEASURES["repeat_rate"]
    better = measure_signal(overdue, 6, 14, Evidence(State.WATCH, -1))
    assert better[0].what == "**超期未结**由 14\u00a0件 降到 6\u00a0件"
    assert better[0].level is Tag.BETTER
    worse = measure_signal(repeat, 0.119, 0.081, Evidence(State.WATCH, 1))
    assert worse[0].what == "**重复诉求率**由 8.1% 升到 11.9%"
    assert worse[0].level is Tag.WATCH
    assert measure_signal(repeat, 0.119, 0.118, Evidence()) == []


def test_what_a_rise_is_made_of():
    now = pd.DataFrame({"category": ["噪声扰民", "电梯故障", "未填写"], "request_count": [31, 20, 50]})
    before = pd.DataFrame({"category": ["噪声扰民", "电梯故障"], "request_count": [14, 19]})
    assert leading_part(contribution(now, before, "category")) == "噪声扰民 31\u00a0件，较上期 +17"
    assert leading_part(contribution(before, now, "category")) == ""


def test_worst_first_one_better_five_rows():
    levels = [Tag.BETTER, Tag.WATCH, Tag.BETTER, Tag.ALARM, Tag.MISSED, Tag.NORMAL, Tag.ALARM]
    rows = select(Signal(level, f"{at}", weight=at) for at, level in enumerate(levels))
    assert [(row.level, row.what) for row in rows] == [
        (Tag.ALARM, "6"),
        (Tag.ALARM, "3"),
        (Tag.MISSED, "4"),
        (Tag.WATCH, "1"),
        (Tag.BETTER, "2"),
    ]
    assert len(select(Signal(Tag.ALARM, f"{at}") for at in range(9))) == 5


def test_nothing_out_of_the_ordinary():
    assert select([]) == []
    assert calm("上周") == "上周没有超出正常波动的事项"
