"""Bars in several units: one scale, and nothing of what is hidden in the figure."""

from __future__ import annotations

import pandas as pd

from pages.parts.charts.theme import BLUE2, LINE
from pages.parts.charts.unit_bars import unit_bars
from tests.pages.charts.conftest import assert_house_style, words

LOOK = {
    "name": "kind",
    "value": "n",
    "unit": "unit",
    "unit_labels": {"户": "户（不重复）"},
    "hidden": "told",
    "stub": 2.5,
}


def help_given() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "kind": ["低保", "大病救助", "残疾人保险"],
            "n": [15, None, 2400],
            "unit": ["户", "户", "名"],
            "told": ["15", "<5", "2400"],
        }
    )


def test_each_unit_has_its_panel_and_all_have_one_scale():
    figure = unit_bars(help_given(), **LOOK)
    assert_house_style(figure)
    assert [(bar.xaxis, bar.yaxis) for bar in figure.data] == [("x", "y"), ("x2", "y2")]
    assert figure.layout.xaxis.range == figure.layout.xaxis2.range
    assert figure.layout.xaxis.range[1] >= 2400
    above, below = figure.layout.yaxis.domain, figure.layout.yaxis2.domain
    assert above[0] > below[1]
    assert {"户（不重复）", "名", "15", "&lt;5", "2,400"} <= set(words(figure))


def test_what_is_hidden_has_a_pale_bar_of_a_length_that_says_nothing():
    bar = unit_bars(help_given(), **LOOK).data[0]
    assert list(bar.x) == [15, 2.5]
    assert list(bar.marker.color) == [BLUE2, LINE]
    assert list(bar.hovertext) == ["低保<br>15 户（不重复）", "大病救助<br>&lt;5 户（不重复）"]


def test_all_hidden():
    figure = unit_bars(help_given().iloc[[1]], **LOOK)
    assert figure.layout.xaxis.range[1] >= 5


def test_empty():
    assert words(unit_bars(help_given().iloc[:0], **LOOK)) == ["暂无数据"]


def test_input_is_not_changed():
    frame = help_given()
    unit_bars(frame, **LOOK)
    assert frame.equals(help_given())
