"""Flags of annotations: a number above the plot, a line at the day, a band for several days."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from pages.parts.charts.canvas import figure as new_figure
from pages.parts.charts.flags import ROW, Flag, circled, flagged, time_span

WEEKS = pd.date_range("2026-01-05", periods=6, freq="7D")


def plot(**layout: object) -> go.Figure:
    axis = {"type": "date", "range": [pd.Timestamp("2026-01-01"), pd.Timestamp("2026-02-11")]}
    lines = [go.Scatter(x=WEEKS, y=[1, 2, 3, 4, 5, 6])]
    return new_figure(lines, height=300, margin={"l": 8, "r": 8, "t": 12, "b": 42}, xaxis=axis, **layout)


def words(made: go.Figure) -> list[str]:
    return [part.text for part in made.layout.annotations]


def test_a_day_has_a_number_above_the_plot_and_a_thin_line():
    made = flagged(plot(), [Flag(1, date(2026, 1, 20))])
    (line,) = made.layout.shapes
    assert words(made) == ["①"]
    assert (line.type, line.x0, line.x1, line.line.width) == ("line", *[pd.Timestamp("2026-01-20")] * 2, 1)
    assert (made.layout.height, made.layout.margin.t) == (300 + ROW, 12 + ROW)
    go.Figure(made.to_dict())  # the parts are valid


def test_several_days_have_a_faint_band_cut_at_the_ends_of_the_axis():
    made = flagged(plot(), [Flag(1, date(2025, 12, 20), date(2026, 1, 10))])
    (band,) = made.layout.shapes
    assert (band.type, band.x0, band.x1) == ("rect", pd.Timestamp("2026-01-01"), pd.Timestamp("2026-01-11"))


def test_new_limits_are_named_where_there_is_room():
    one = flagged(plot(), [Flag(1, date(2026, 1, 20), starts_new_limits=True)])
    assert words(one) == ["① 起算新上下限"]
    near = [Flag(at, date(2026, 1, 19 + at), starts_new_limits=True) for at in range(1, 5)]
    assert words(flagged(plot(), near)) == ["①", "②", "③", "④"]


def test_numbers_close_together_stand_above_each_other():
    made = flagged(
        plot(), [Flag(1, date(2026, 1, 20)), Flag(2, date(2026, 1, 21)), Flag(3, date(2026, 2, 9))]
    )
    heights = [part.yshift for part in made.layout.annotations]
    assert heights[1] - heights[0] == ROW
    assert heights[2] == heights[0]
    assert made.layout.height == 300 + 2 * ROW


def test_a_flag_of_one_strip_stands_in_it_and_needs_no_room_above():
    made = flagged(plot(), [Flag(1, date(2026, 1, 20), axis="y2")])
    assert made.layout.shapes[0].yref == made.layout.annotations[0].yref == "y2 domain"
    assert made.layout.height == 300


def test_what_the_figure_had_stays_and_the_figure_itself_too():
    before = plot(shapes=[{"type": "line", "x0": 1}], annotations=[{"text": "春节"}])
    made = flagged(before, [Flag(1, date(2026, 1, 20))])
    assert words(made) == ["春节", "①"]
    assert (len(made.layout.shapes), words(before), before.layout.height) == (2, ["春节"], 300)


def test_only_a_figure_over_time_has_flags():
    bars = new_figure([go.Bar(x=["甲"], y=[1])], height=300)
    assert time_span(bars) is None
    assert time_span(plot()) == (pd.Timestamp("2026-01-01"), pd.Timestamp("2026-02-11"))
    with pytest.raises(ValueError, match="time axis"):
        flagged(bars, [Flag(1, date(2026, 1, 20))])


def test_numbers_above_twenty_are_in_brackets():
    assert [circled(at) for at in (1, 20, 21)] == ["①", "⑳", "(21)"]
