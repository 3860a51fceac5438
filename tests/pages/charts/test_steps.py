"""Steps of a loop, and suggestions beside what is recorded."""

from __future__ import annotations

import math

import pandas as pd

from pages.parts.charts.steps import step_bars
from pages.parts.charts.suggested import recorded_and_suggested_bars
from pages.parts.charts.theme import AMBER_FILL, PAPER
from tests.pages.charts.conftest import assert_house_style, words


def steps() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "step": ["发现", "分流", "办结", "回访"],
            "reached": [100, 90, 80, 60],
            "waiting": [0, 4, 2, 5],
            "broken": [0, 6, 8, 15],
            "hours": [math.nan, 22.4, 126.2, 109.9],
        }
    )


def bars(frame: pd.DataFrame):
    return step_bars(frame, name="step", reached="reached", waiting="waiting", broken="broken", hours="hours")


def test_a_bar_is_as_long_as_the_step_above_came_through():
    figure = bars(steps())
    assert_house_style(figure)
    lengths = [sum(parts) for parts in zip(*(trace.x for trace in figure.data), strict=True)]
    assert lengths == [100, 100, 90, 80]
    assert figure.data[2].marker.color == AMBER_FILL


def test_states_besides_stand_where_there_are_any():
    """What nobody writes of is a part of those that came through, in a lighter blue: the share is of both."""
    frame = steps().assign(unwritten=[0, 30, 0, 0], lapsed=[0, 0, 0, 9], untold=0, broken=[0, 6, 8, 6])
    figure = step_bars(
        frame, name="step", reached="reached", waiting="waiting", broken="broken", hours="hours",
        unwritten="unwritten", lapsed="lapsed", untold="untold",
    )  # fmt: skip
    assert_house_style(figure)
    assert [list(trace.x) for trace in figure.data] == [
        [100, 60, 80, 60], [0, 30, 0, 0], [0, 4, 2, 5], [0, 6, 8, 6], [0, 0, 0, 9],
    ]  # fmt: skip
    assert words(figure)[1:6] == ["占发现", "100%", "90%", "80%", "60%"]


def test_shares_and_hours_at_the_right():
    said = words(bars(steps()))
    assert said[1:] == ["占发现", "100%", "90%", "80%", "60%", "中位天数", "—", "0.9", "5.3", "4.6"]
    few = bars(steps().assign(reached=[4, 4, 3, 2], waiting=0, broken=[0, 0, 1, 1]))
    assert words(few)[2:6] == ["4/4", "4/4", "3/4", "2/4"]
    short = bars(steps().assign(hours=[math.nan, 22.4, 3.0, 4.5]))
    assert words(short)[6:] == ["中位小时", "—", "22.4", "3.0", "4.5"]


def test_nobody_took_the_first_step_and_unchanged_input():
    assert words(bars(steps().iloc[:0])) == ["暂无数据"]
    assert words(bars(steps().assign(reached=0))) == ["暂无数据"]
    frame = steps()
    bars(frame)
    pd.testing.assert_frame_equal(frame, steps())


def test_without_deadlines_nothing_is_broken_off():
    figure = step_bars(
        steps(), name="step", reached="reached", waiting="waiting", hours="hours", share_label="占点单"
    )
    assert len(figure.data) == 2
    assert "断点" not in words(figure)[0]
    assert "占点单" in words(figure)


def kinds() -> pd.DataFrame:
    return pd.DataFrame({"triage": ["联办", "共办"], "recorded": [40, 10], "suggested": [0, 30]})


def test_suggestions_are_hollow():
    figure = recorded_and_suggested_bars(kinds(), name="triage", recorded="recorded", suggested="suggested")
    assert_house_style(figure)
    full, hollow = figure.data
    assert list(full.x) == [40, 10]
    assert list(hollow.x) == [0, 30]
    assert hollow.marker.color == PAPER
    assert hollow.marker.line.width > 0
    assert words(figure)[1:] == ["已填", "40", "10", "建议", "0", "30"]


def test_nothing_recorded_and_nothing_suggested():
    none = kinds().assign(recorded=0, suggested=0)
    figure = recorded_and_suggested_bars(none, name="triage", recorded="recorded", suggested="suggested")
    assert words(figure) == ["暂无数据"]
