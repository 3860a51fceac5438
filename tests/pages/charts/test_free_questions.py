"""The charts of free questions: lines, grid, stacked bars, panels by cell, scatter."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go
import pytest

from pages.parts.charts.cell_panels import Panel, Point, cell_panels
from pages.parts.charts.grid import Cell, value_grid
from pages.parts.charts.lines import lines
from pages.parts.charts.scatter import Axis, place_scatter
from pages.parts.charts.stacked import stacked_counts
from pages.parts.charts.theme import AMBER, AMBER_FILL, BLUE, BLUE2, INK, INK3, MUTE, PAPER
from tests.cases import each
from tests.pages.charts.conftest import assert_house_style, words

MONTHS = [date(2026, month, 1) for month in (1, 2, 3)]
NAN = float("nan")


def line_of(names: list[str], **look: object) -> go.Figure:
    rows = [
        ("甲", MONTHS[0], 10.0, 40.0), ("甲", MONTHS[2], 12.0, 8.0),
        ("其他", MONTHS[0], 5.0, 40.0), ("其他", MONTHS[1], 6.0, 40.0),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["name", "start", "value", "whole"])
    return lines(frame, period="start", name="name", value="value", names=names, periods=MONTHS, **look)


def test_lines_end_with_their_names_and_an_absent_count_is_zero() -> None:
    figure = line_of(["甲", "其他"])
    assert_house_style(figure)
    assert words(figure) == ["甲 12", "其他 0"]
    assert list(figure.data[0].y) == [10.0, 0.0, 12.0]
    assert [trace.line.color for trace in figure.data[::2]] == [BLUE, MUTE]


def test_few_cases_and_open_periods_are_hollow_and_open_ones_not_joined() -> None:
    figure = line_of(["甲"], whole="whole", fills=False, open_from=MONTHS[2])
    line, dots = figure.data
    assert list(line.y) == [10.0, None, None]
    assert list(dots.marker.color) == [BLUE, PAPER, PAPER]


def test_a_rate_has_its_target_and_a_gap() -> None:
    frame = pd.DataFrame({"name": ["甲"] * 2, "start": MONTHS[:2], "value": [0.8, 0.9], "whole": [50, 50]})
    figure = lines(
        frame, period="start", name="name", value="value", names=["甲"], periods=MONTHS, whole="whole",
        is_rate=True, target=0.85,
    )  # fmt: skip
    assert set(words(figure)) == {"目标 85%", "甲 90.0%"}
    assert list(figure.data[0].y) == [0.8, 0.9, None]


def grid_of(cells: list[Cell], **look: object) -> go.Figure:
    return value_grid(cells, rows=["甲", "12345"], columns=["一", "二"], **look)


def test_a_grid_prints_rates_as_their_denominator_allows() -> None:
    cells = [
        Cell("甲", "一", 0.5, 50, 100, -1), Cell("甲", "二", 0.9, 18, 20), Cell("12345", "一", 0.5, 3, 6),
        Cell("12345", "二", 1.0, 90, 90),
    ]  # fmt: skip
    figure = grid_of(cells, is_rate=True, polarity=1)
    assert_house_style(figure)
    ground, texts = figure.data
    assert list(texts.text) == ["<b>50.0%</b>", "90.0%", "3/6", "100.0%"]
    assert list(texts.textfont.color) == [AMBER, INK3, INK3, PAPER]
    assert [list(row) for row in ground.z] == [[0.0, None], [None, 1.0]]


def test_a_row_that_is_a_number_stays_a_name() -> None:
    figure = grid_of([Cell("12345", "一", 3.0, 3, NAN)])
    assert figure.layout.yaxis.categoryarray[1] != "12345"
    assert list(figure.data[1].customdata) == ["12345"]


def test_stacked_bars_end_with_their_totals() -> None:
    frame = pd.DataFrame({"name": ["甲", "乙"], "a": [3.0, 0.0], "b": [4.0, 5.0]})
    figure = stacked_counts(
        frame, name="name", parts=[("a", "一", BLUE), ("b", "二", BLUE2)], total_label="合计"
    )
    assert_house_style(figure)
    assert {"合计", "7", "5"} <= set(words(figure))
    assert [list(bar.x) for bar in figure.data] == [[3.0, 0.0], [4.0, 5.0]]
    assert list(figure.data[0].text) == ["3", ""]


def panel(points: tuple[Point, ...], value: float = 0.9, whole: float = 300, word: str = "") -> Panel:
    return Panel("甲", "一", value, value * whole, whole, (value - 0.05, value + 0.05), points, word)


def panels_of(one: Panel, **look: object) -> go.Figure:
    return cell_panels([one], rows=["甲"], columns=["一"], periods=MONTHS, target=0.85, **look)


def test_panels_show_periods_by_their_cases() -> None:
    points = (Point(0, 0.9, 40), Point(1, 0.8, 15), Point(2, 1.0, 3))
    figure = panels_of(panel(points, word="达标"))
    assert_house_style(figure)
    assert {"一", "甲", "90.0% 达标", "1月–3月"} == set(words(figure))
    _value, _target, thin, dots = figure.data
    assert list(dots.marker.size) == [5, 6, 3]
    assert list(dots.marker.color) == [BLUE, PAPER, MUTE]
    assert len([held for held in thin.x if held is not None]) == 2


def test_the_open_period_of_a_panel_is_hollow_and_few_cases_are_a_fraction() -> None:
    figure = panels_of(panel((Point(1, 0.9, 40), Point(2, 0.9, 40)), whole=8, value=0.5), is_open=True)
    assert "4/8" in words(figure)
    assert list(figure.data[-1].marker.color) == [BLUE, PAPER]
    assert not [held for held in figure.data[-2].x if held is not None]


def test_a_value_off_the_scale_sits_on_its_edge() -> None:
    figure = panels_of(panel((Point(0, 0.9, 40), Point(1, 0.1, 5))))
    bottom = 0.30 + 0.58
    assert list(figure.data[-1].y)[1] == pytest.approx(bottom)


def test_on_a_narrow_screen_the_same_cells_stand_one_under_another() -> None:
    cells = [
        Panel(row, column, 0.9, 36.0, 40.0, (0.8, 0.95), (Point(0, 0.9, 40), Point(2, 0.9, 40)))
        for row, column in (("甲", "一"), ("甲", "二"), ("乙", "二"))
    ]
    figure = cell_panels(cells, rows=["甲", "乙"], columns=["一", "二"], periods=MONTHS)
    narrow = figure.layout.meta["narrow"]
    assert [len(held["x"]) for held in narrow["places"]] == [len(trace.x) for trace in figure.data]
    dots = narrow["places"][-1]
    assert list(dots["x"]) == [0.0, 1.0] * 3  # all over the whole width
    tops = [round(held) for held in dots["y"][::2]]
    assert sorted(set(tops)) == tops  # each below the one before
    said = [note["text"] for note in narrow["layout"]["annotations"]]
    assert said == [
        "<b>甲</b>", "<b>乙</b>", *["一", "90.0%", "36 / 40"], *["二", "90.0%", "36 / 40"] * 2,
        "2026 1月", "2026 3月",
    ]  # fmt: skip


def test_many_periods_of_a_panel_are_small_dots_and_two_years_are_named() -> None:
    weeks = [date(2025, 11, 3) + timedelta(days=7 * at) for at in range(30)]
    points = (Point(0, 0.9, 40), Point(1, 0.9, 15))
    figure = cell_panels([panel(points)], rows=["甲"], columns=["一"], periods=weeks, grain="week")
    *_others, thin, dots = figure.data
    assert max(dots.marker.size) < 4
    assert thin.line.width < 1
    assert "11-03–05-25<br>2025–2026" in words(figure)


def places() -> pd.DataFrame:
    rows = [
        ("甲", 100.0, 0.9, 400.0, False, 0), ("乙", 300.0, 0.7, 100.0, False, -1),
        ("丙", 200.0, 1.0, NAN, True, 0), ("丁", NAN, 0.9, 50.0, False, 0),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["name", "x", "y", "size", "small", "side"])
    return frame.assign(x_low=250.0, x_high=350.0, y_low=0.6, y_high=0.8)


def test_only_findings_are_coloured_named_and_crossed() -> None:
    figure = place_scatter(
        places(), axes=(Axis("千户诉求量", total=180.0), Axis("满意率", is_rate=True, total=0.88))
    )
    assert_house_style(figure)
    *crosses, circles = figure.data
    assert len(crosses) == 2
    assert list(circles.customdata) == ["甲", "乙", "丙"]
    assert list(circles.marker.line.color) == [BLUE2, AMBER_FILL, BLUE2]
    assert "乙 70.0%" in words(figure)
    assert not [note for note in words(figure) if note.startswith("甲")]
    assert circles.marker.size[0] == pytest.approx(2 * circles.marker.size[1])


@each(
    ("total", "named"),
    [
        (200.0, ["左上", "右上", "左下", "右下"]),
        (20.0, ["右上", "右下"]),
        (400.0, ["左上", "左下"]),
        (NAN, ["左上", "右上", "左下", "右下"]),
    ],
)
def test_the_words_of_a_quadrant_never_stand_in_its_neighbour(total: float, named: list[str]) -> None:
    corners = ("左上", "右上", "左下", "右下")
    figure = place_scatter(places(), axes=(Axis("一", total=total), Axis("二")), corners=corners)
    assert [word for word in words(figure) if word in corners] == named


def test_without_values_every_chart_is_empty() -> None:
    nothing = pd.DataFrame({"name": [], "start": [], "value": [], "a": []})
    drawn = [
        lines(nothing, period="start", name="name", value="value", names=[], periods=[]),
        grid_of([]),
        stacked_counts(nothing, name="name", parts=[("a", "一", INK)]),
        cell_panels([], rows=[], columns=[], periods=[]),
        place_scatter(places().iloc[:0], axes=(Axis("一"), Axis("二"))),
    ]
    assert [words(figure) for figure in drawn] == [["暂无数据"]] * 5
