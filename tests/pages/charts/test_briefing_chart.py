"""The charts of the briefing: every value printed, no name cut, the same figure for the same values."""

from __future__ import annotations

import pytest

from pages.parts.charts.briefing_chart import figure_of
from pages.parts.charts.theme import BLUE, BLUE2, CATEGORICAL, INK
from tests.cases import each
from tests.pages.charts.conftest import assert_house_style, words

LONG = "珠光街道仰忠社区北京路文明路口第三网格老旧小区改造临时指挥部"
NAMES = ("噪声扰民", LONG, "12345")
TWO = (("本期", (78.0, None, 1900.0)), ("上期", (61.0, 55.0, 0.0)))
WEEKS = tuple(f"第 {week} 周" for week in range(1, 13))
LINE = (("诉求量", (*(float(n) for n in range(60, 70)), None, 86.0)),)
MANY = tuple((f"组{n}", (10.0 * n + 1, 20.0, 30.0)) for n in range(9))


@each(
    ("kind", "names", "series"),
    [("bar", NAMES, TWO), ("bar", NAMES, TWO[:1]), ("bar", NAMES, MANY), ("line", WEEKS, LINE)],
)
def test_house_style_and_the_same_figure_again(kind, names, series):
    figure = figure_of(kind, names, series, "件")
    assert_house_style(figure)
    assert figure.to_json() == figure_of(kind, names, series, "件").to_json()


def test_bars_read_from_the_top_with_their_values_behind_them():
    figure = figure_of("bar", NAMES, TWO, "件")
    bars, ticks = figure.data
    assert (bars.orientation, bars.x[0], bars.x[2]) == ("h", 78.0, 1900.0)
    assert bars.x[1] != bars.x[1]
    assert list(figure.layout.yaxis.range) == [2.5, -0.5]
    assert words(figure) == ["本期", "78", "—", "1,900", "｜上期", "61", "55", "0"]
    assert figure.layout.xaxis.range[0] == 0
    assert (bars.marker.color[0], ticks.marker.line.color) == (BLUE2, INK)
    assert list(ticks.x) == [61.0, 55.0, 0.0]


def test_long_names_are_broken_and_not_cut():
    texts = figure_of("bar", NAMES, TWO, "件").layout.yaxis.ticktext
    assert [text.replace("<br>", "") for text in texts] == [*NAMES]
    assert len(texts[1].split("<br>")) == 3


def test_a_name_of_digits_is_no_place_on_the_axis():
    assert figure_of("bar", ("12345", "12345"), (("n", (1.0, 2.0)),), "件").data[0].y == (
        "12345\u200b",
        "12345\u200b\u200b",
    )


def test_per_cent_stands_behind_the_value():
    assert words(figure_of("bar", ("甲", "乙"), (("满意率", (93.25, 77.0)),), "%")) == [
        "满意率",
        "93.2%",
        "77.0%",
    ]


def test_more_than_two_series_stand_side_by_side_in_seven_colours_at_most():
    figure = figure_of("bar", NAMES, MANY, "件")
    assert [trace.marker.color for trace in figure.data] == list(CATEGORICAL)
    assert figure.layout.barmode == "group"
    assert list(figure.data[1].text) == ["11", "20", "30"]
    assert "组0" in words(figure)[0]


def test_the_last_value_of_a_line_is_named_and_a_gap_stays_one():
    figure = figure_of("line", WEEKS, LINE, "件")
    line, point = figure.data
    assert (line.line.color, line.connectgaps, line.y[10]) == (BLUE, False, None)
    assert (list(point.x), list(point.y)) == ([11], [86.0])
    assert words(figure) == ["86 件"]
    assert figure.layout.xaxis.ticktext[-1] == "第 12 周"
    assert len(figure.layout.xaxis.ticktext) <= 7


def test_lines_of_several_series_bear_their_names():
    figure = figure_of("line", WEEKS, (*LINE, ("上年同期", tuple(float(n) for n in range(12)))), "件")
    assert words(figure) == ["诉求量<br>86 件", "上年同期<br>11 件"]
    assert figure.data[-1].mode == "markers"  # the current series is drawn on top


@pytest.mark.parametrize("series", [(), (("诉求", ()),), (("诉求", (None, float("nan"))),)])
def test_nothing_says_so(series):
    for kind in ("bar", "line"):
        assert words(figure_of(kind, ("甲", "乙"), series, "件")) == ["暂无数据"]
