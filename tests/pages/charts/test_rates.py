"""Rates over periods."""

from __future__ import annotations

import pandas as pd

from pages.parts.charts.rates import line
from pages.parts.charts.theme import BLUE, INK3, MUTE, PAPER
from tests.pages.charts.conftest import assert_house_style, words

COLUMNS = {
    "period": "day",
    "value": "rate",
    "low": "low",
    "high": "high",
    "numerator": "n",
    "denominator": "total",
}


def frame(length: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "day": pd.date_range("2025-12-01", periods=length, freq="MS"),
            "rate": [0.8] * length,
            "low": [0.7] * length,
            "high": [0.9] * length,
            "n": [80] * length,
            "total": [100] * length,
        }
    )


def test_few_periods_print_their_fractions_under_the_ticks():
    figure = line(frame(3), **COLUMNS, target=0.85)
    assert_house_style(figure)
    assert list(figure.layout.xaxis.ticktext) == [
        "12月<br>2025<br>80/100",
        "1月<br>2026<br>80/100",
        "2月<br>\u00a0<br>80/100",
    ]
    assert words(figure) == ["80%", "80%", "80%", "目标 85%"]
    assert len(figure.layout.shapes) == 1


def test_six_dots_leave_the_sign_to_the_axis():
    assert words(line(frame(6), **COLUMNS)) == ["80"] * 6


def test_small_and_unfinished_periods_are_hollow():
    rows = frame(3)
    rows.loc[1, ["n", "total"]] = [16, 20]
    figure = line(rows, **COLUMNS, incomplete=True)
    assert list(figure.data[-1].marker.line.color) == [BLUE, MUTE, INK3]
    assert "样本少" in figure.layout.xaxis.ticktext[1]
    assert figure.layout.xaxis.ticktext[2].startswith("2月*")


def test_a_period_in_whose_middle_the_ledger_begins_is_hollow_and_joined():
    figure = line(frame(12), **COLUMNS, partial=True)
    assert [list(figure.data[2].marker.color)[at] for at in (0, 1, 11)] == [PAPER, BLUE, BLUE]
    assert figure.data[1].y[0] == figure.data[1].y[1]


def test_below_ten_there_is_no_percentage():
    rows = frame(2)
    rows.loc[1, ["n", "total"]] = [6, 7]
    assert words(line(rows, **COLUMNS)) == ["80%"]


def test_many_periods_are_a_line_in_its_band():
    figure = line(frame(12), **COLUMNS, incomplete=True)
    assert_house_style(figure)
    assert figure.data[0].fill == "toself"
    assert pd.isna(figure.data[1].y[-1])
    assert words(figure) == ["80.0%"]


def test_the_band_is_closed_before_a_gap():
    rows = frame(12)
    rows.loc[4, ["rate", "low", "high"]] = None
    band = line(rows, **COLUMNS).data[0]
    assert [len(run) for run in _runs(band.y)] == [2 * 4, 2 * 7]


def _runs(values):
    runs = [[]]
    for value in values:
        runs = [*runs, []] if value is None or pd.isna(value) else [*runs[:-1], [*runs[-1], value]]
    return [run for run in runs if run]


def test_null_rates_and_empty_frames():
    rows = frame(3)
    rows.loc[1, ["rate", "low", "high"]] = None
    rows.loc[1, ["n", "total"]] = 0
    assert words(line(rows, **COLUMNS)) == ["80%", "80%"]
    assert words(line(frame(0), **COLUMNS)) == ["暂无数据"]


def test_input_is_not_changed():
    rows = frame(4)
    before = rows.copy(deep=True)
    line(rows, **COLUMNS)
    pd.testing.assert_frame_equal(rows, before)


def test_limits_are_a_band_for_each_stretch_and_the_mean_of_the_last_one_is_written():
    whole = line(frame(12), **COLUMNS, limits=[(0, 11, 0.8, 0.7, 0.9)])
    (band,) = [shape for shape in whole.layout.shapes if shape.type == "rect"]
    assert (band.xref, band.x0, band.x1) == ("paper", 0, 1)
    assert "均值 80.0%" in words(whole)
    both = line(frame(12), **COLUMNS, limits=[(0, 5, 0.6, 0.5, 0.7), (6, 11, 0.8, 0.7, 0.9)])
    first, second = (shape for shape in both.layout.shapes if shape.type == "rect")
    assert first.x1 - second.x0 <= pd.Timedelta(days=1)  # months differ by a day
    assert {"均值 80.0%"} == {text for text in words(both) if "均值" in text}
    old = line(frame(12), **COLUMNS, limits=[(0, 5, 0.6, 0.5, 0.7)])
    assert not [text for text in words(old) if "均值" in text]


def test_a_stretch_of_few_periods_lies_between_their_places():
    figure = line(frame(4), **COLUMNS, limits=[(2, 3, 0.8, 0.7, 0.9)])
    (band,) = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (band.xref, band.x0, band.x1) == ("x", 1.5, 3.5)
