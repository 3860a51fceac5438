"""A strip a measure, better to the right."""

from __future__ import annotations

import math

import plotly.graph_objects as go

from pages.parts.charts.peers import Strip, strips
from pages.parts.charts.theme import BLUE, PAPER
from tests.pages.charts.conftest import assert_house_style, words

ROWS = [
    Strip("千户诉求量", (100, 200, 300), 150, 180, 210, -1, False, "150.0", "第 2/4", "hover"),
    Strip("满意率", (0.7, 0.8), 0.9, 0.8, math.nan, 1, True, "90%", "样本少", "hover"),
]


def drawn(rows=ROWS) -> go.Figure:
    return strips(rows, inner_label="本社区", outer_label="全街道", own_label="象城外滩")


def test_house_style_values_and_ranks():
    figure = drawn()
    assert_house_style(figure)
    said = words(figure)
    assert {"150.0", "第 2/4", "90%", "样本少", "← 较差", "较好 →"} <= set(said)
    assert "象城外滩" in said[0]


def test_fewer_lie_to_the_right_where_less_is_better():
    ticks, _outer, _inner, own = drawn().data
    assert ticks.x[0] > ticks.x[1] > ticks.x[2]
    assert ticks.x[3] < ticks.x[4]
    assert ticks.x[1] < own.x[0] < ticks.x[0]


def test_a_small_sample_is_hollow_and_what_is_not_known_is_not_drawn():
    _ticks, outer, inner, own = drawn().data
    assert list(own.marker.color) == [BLUE, PAPER]
    assert len(outer.x) == 1
    assert len(inner.x) == 2


def test_all_alike_lie_in_the_middle():
    row = ROWS[0]._replace(others=(5, 5), value=5, inner=5, outer=5)
    assert set(drawn([row]).data[0].x) == {0.5}


def test_nothing_to_compare():
    assert "暂无数据" in words(drawn([]))
