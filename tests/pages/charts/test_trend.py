"""Process-behaviour charts."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pages.parts.charts.theme import AMBER, BAND, HOLIDAY_BAND, MISSING_BAND, PAPER, RED
from pages.parts.charts.trend import Segment, process_behaviour
from tests.pages.charts.conftest import assert_house_style, words

STATES = ["normal", "excluded", "normal", "event", "alarm", "incomplete"]


def draw(frame: pd.DataFrame, **more: object):
    given = {"states": STATES, "limits": [(0, 5, 395, 350, 440)], **more}
    return process_behaviour(frame, period="period_start", value="request_count", **given)


def by_name(figure) -> dict:
    return {trace.name: trace for trace in figure.data}


def test_one_trace_a_state_and_the_current_one_on_top(weeks):
    figure = draw(weeks)
    assert_house_style(figure)
    names = [trace.name for trace in figure.data]
    assert names == ["line", "normal", "excluded", "alarm", "event", "incomplete", "current"]
    assert list(by_name(figure)["current"].y) == [410]
    assert by_name(figure)["current"].marker.color == RED
    assert by_name(figure)["event"].marker.symbol == "diamond"
    assert by_name(figure)["event"].marker.color == AMBER


def test_the_unfinished_week_is_hollow_and_not_joined(weeks):
    figure = draw(weeks, incomplete_label="本周 3 天 170<br>上周同日 168")
    assert by_name(figure)["incomplete"].marker.color == PAPER
    assert pd.isna(by_name(figure)["line"].y[-1])
    assert by_name(figure)["line"].connectgaps is False
    assert "本周 3 天 170<br>上周同日 168" in words(figure)


def test_limits_of_today_are_written_and_every_stretch_is_drawn(weeks):
    figure = draw(weeks, limits=[Segment(0, 2, 390, 360, 420), Segment(3, 5, 405, 350, 455)])
    assert {"上限 455", "均值 405", "下限 350"} <= set(words(figure))
    bands = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert [(band.y0, band.y1) for band in bands] == [(360, 420), (350, 455)]


def test_unknown_limits_are_not_drawn(weeks):
    nan = float("nan")
    figure = draw(weeks, limits=[(0, 5, nan, nan, nan)])
    assert {shape.type for shape in figure.layout.shapes} == {"line"}  # from 410 to its number, past 170
    assert words(figure) == ["410 件"]


def test_close_limits_do_not_write_over_one_another(weeks):
    figure = draw(weeks, limits=[(0, 5, 395, 394, 396)])
    heights = sorted(note.y for note in figure.layout.annotations if str(note.text)[1] in "限值")
    bottom, top = figure.layout.yaxis.range
    gaps = [
        (upper - lower) / (top - bottom) * 240 for lower, upper in zip(heights, heights[1:], strict=False)
    ]
    assert min(gaps) > 14


def test_holidays_events_and_changes(weeks):
    figure = draw(
        weeks,
        holidays=[
            (date(2026, 10, 1), date(2026, 10, 7), "国庆"),
            (date(2025, 10, 1), date(2025, 10, 7), "去年"),
        ],
        events=[(date(2026, 10, 19), "暴雨")],
        changes=[(date(2026, 10, 26), "网格并入")],
    )
    assert {"国庆", "暴雨 500", "网格并入"} <= set(words(figure))
    assert "去年" not in words(figure)
    assert [shape.fillcolor for shape in figure.layout.shapes].count(HOLIDAY_BAND) == 1


def test_a_missing_period_breaks_the_line_and_is_named(weeks):
    weeks["request_count"] = [390, None, 380, 500, 410, 170]
    figure = draw(weeks, states=["normal", "missing", *STATES[2:]])
    assert "台账缺报" in words(figure)
    assert MISSING_BAND in [shape.fillcolor for shape in figure.layout.shapes]
    assert pd.isna(by_name(figure)["line"].y[1])


def test_label_of_the_unfinished_week_keeps_clear_of_the_line():
    days = pd.date_range("2026-01-05", periods=20, freq="W-MON")
    frame = pd.DataFrame({"period_start": days, "request_count": [100, 104] * 10})
    states = ["normal"] * 19 + ["incomplete"]
    figure = draw(frame, states=states, limits=[], incomplete_label="本周 6 天 104<br>上周同日 90")
    label = next(note for note in figure.layout.annotations if "本周" in note.text)
    bottom, top = figure.layout.yaxis.range
    half = 20 / 240 * (top - bottom)
    assert label.y + half <= 100 or label.y - half >= 104


def test_empty_and_wrong_input(weeks):
    assert words(draw(weeks.iloc[:0], states=[], limits=[])) == ["暂无数据"]
    assert words(draw(weeks.assign(request_count=float("nan")))) == ["暂无数据"]
    with pytest.raises(ValueError, match="2 states for 6 periods"):
        draw(weeks, states=["normal", "normal"])


def test_input_is_not_changed(weeks):
    before = weeks.copy(deep=True)
    draw(weeks)
    pd.testing.assert_frame_equal(weeks, before)


def test_one_week_alone(weeks):
    figure = draw(weeks.head(1), states=["normal"], limits=[])
    assert words(figure) == ["390 件"]


def test_a_state_of_another_name_is_refused(weeks):
    with pytest.raises(ValueError, match="odd"):
        draw(weeks, states=["odd", *STATES[1:]])


def test_a_period_declared_missing_is_never_drawn_as_zero(weeks):
    weeks["request_count"] = [390, 0, 380, 500, 410, 170]
    figure = draw(weeks, states=["normal", "missing", *STATES[2:]])
    assert 0 not in [y for trace in figure.data for y in trace.y]


def test_the_last_number_stands_right_of_the_plot_and_covers_no_point(weeks):
    """It stays level with its point; limits nearby are pushed away from it."""
    figure = draw(weeks, limits=[(0, 5, 408.0, 300.0, 470.0)])
    number = next(note for note in figure.layout.annotations if note.text == "<b>410 件</b>")
    assert (number.x, number.xref, number.y) == (1, "paper", 410)
    mean = next(note for note in figure.layout.annotations if "均值" in note.text)
    low, high = figure.layout.yaxis.range
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert 410 - mean.y >= 16 / plot * (high - low)


def test_limits_that_move_with_the_season_are_one_band(weeks):
    moving = [Segment(at, at, 390 + 10 * at, 350 + 10 * at, 430 + 10 * at) for at in range(5)]
    figure = draw(weeks, limits=moving)
    bands = [shape for shape in figure.layout.shapes if shape.fillcolor == BAND]
    assert len(bands) == 1
    path = bands[0].path
    # every corner of it: seven places above, seven below, the first and the last half a period farther out
    assert path.count("L") == 13
    assert {f",{level}.0000" in path for level in (350, 390, 430, 470)} == {True}
    assert {"上限 470", "预期 430", "下限 390"} <= set(words(figure))
    assert len([shape for shape in figure.layout.shapes if shape.type == "path"]) == 4


def test_a_period_without_limits_breaks_the_moving_band(weeks):
    moving = [Segment(at, at, 390, 350, 430) for at in (0, 1, 3, 4)]
    bands = [shape for shape in draw(weeks, limits=moving).layout.shapes if shape.fillcolor == BAND]
    assert len(bands) == 2


def test_a_season_and_level_limits_after_it_are_a_band_and_a_step(weeks):
    moving = [Segment(at, at, 390 + at, 350 + at, 430 + at) for at in range(3)]
    figure = draw(weeks, limits=[*moving, Segment(3, 5, 600, 500, 700)])
    bands = [shape for shape in figure.layout.shapes if shape.fillcolor == BAND]
    assert [band.type for band in bands] == ["path", "rect"]
    assert (bands[1].y0, bands[1].y1) == (500, 700)
    assert {"上限 700", "均值 600", "下限 500"} <= set(words(figure))
