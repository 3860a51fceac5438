"""The funnel of places of different size."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy.stats import poisson

from pages.parts.charts.funnel import size_funnel
from pages.parts.charts.theme import AMBER, BLUE, BLUE2, GOOD, INK2
from tests.pages.charts.conftest import assert_house_style, words

NAMES = {"name": "compound", "size": "households", "value": "requests"}


def places() -> pd.DataFrame:
    rows = [
        ("甲小区", 1000, 100, 0),
        ("乙小区", 1000, 100, 0),
        ("丙小区", 1000, 180, 1),
        ("丁小区", 1000, 20, -1),
        ("戊", None, 9, 0),
    ]
    return pd.DataFrame(rows, columns=["compound", "households", "requests", "side"])


def marks(figure) -> dict[str, str]:
    return {
        name: trace.marker.color
        for trace in figure.data
        if trace.customdata is not None
        for name in trace.customdata
    }


def test_only_places_outside_the_outer_limits_are_marked_and_named():
    figure = size_funnel(places(), **NAMES)
    assert_house_style(figure)
    assert marks(figure) == {"甲小区": BLUE2, "乙小区": BLUE2, "丙小区": AMBER, "丁小区": INK2}
    assert {"丙小区 180", "丁小区 20"} <= set(words(figure))
    assert "甲小区 100" not in words(figure)
    assert GOOD not in figure.to_json()


def test_the_chosen_place_is_named_wherever_it_lies():
    figure = size_funnel(places(), **NAMES, chosen={"甲小区"})
    assert marks(figure)["甲小区"] == BLUE
    assert "甲小区 100" in words(figure)


def test_limits_are_poisson_about_the_pooled_rate():
    figure = size_funnel(places(), **NAMES)
    mean, *limits = figure.data[:5]
    assert mean.y[0] == pytest.approx(100)
    inner, _below, outer, _lowest = limits
    assert inner.line.dash == "4px,3px"
    assert outer.line.dash == "solid"
    assert outer.y[30] == pytest.approx(1000 * poisson.ppf(0.999, outer.x[30] / 10) / outer.x[30])


def test_no_more_labels_than_asked_for_and_none_over_another():
    rows = pd.DataFrame({"compound": [f"小区{n}" for n in range(60)], "households": 500, "requests": 50})
    rows["side"] = 0
    rows.loc[:9, ["requests", "side"]] = [150, 1]
    figure = size_funnel(rows, **NAMES, most_labels=3)
    named = [note for note in figure.layout.annotations if "小区" in note.text]
    assert 1 <= len(named) <= 3
    assert len({(note.xanchor, note.yshift) for note in named}) == len(named)


def test_nothing_with_households():
    assert words(size_funnel(places().tail(1), **NAMES)) == ["暂无数据"]
    assert words(size_funnel(places().iloc[:0], **NAMES)) == ["暂无数据"]


def test_input_is_not_changed():
    frame = places()
    size_funnel(frame, **NAMES)
    pd.testing.assert_frame_equal(frame, places())
