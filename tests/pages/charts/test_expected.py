"""Bars of what places have on the span of what is normal for their households."""

from __future__ import annotations

import pandas as pd

from pages.parts.charts.expected import actual_and_expected, height_of, rows_in
from pages.parts.charts.theme import AMBER_FILL, BLUE, BLUE2
from tests.pages.charts.conftest import assert_house_style, words

ROWS = pd.DataFrame(
    {
        "community": ["南门社区", "新城社区", "白龙社区"],
        "request_count": [42, 17, 2],
        "expected": [16.2, 17.1, 15.0],
        "low": [5, 6, 4],
        "high": [30, 32, 28],
    }
)
NAMES = {"name": "community", "value": "request_count"}


def marks(figure) -> dict[str, object]:
    return {trace.name: trace for trace in figure.data}


def test_a_bar_is_amber_only_where_it_leaves_its_span():
    figure = actual_and_expected(ROWS, **NAMES, chosen={"新城社区"})
    assert_house_style(figure)
    assert list(marks(figure)["actual"].marker.color) == [AMBER_FILL, BLUE, AMBER_FILL]
    inside = actual_and_expected(ROWS.assign(request_count=[20, 17, 9]), **NAMES)
    assert set(marks(inside)["actual"].marker.color) == {BLUE2}


def test_span_and_tick_stand_where_the_numbers_say():
    drawn = marks(actual_and_expected(ROWS, **NAMES))
    assert list(drawn["span"].base) == [5, 6, 4]
    assert list(drawn["span"].x) == [25, 26, 24]
    assert list(drawn["expected"].x) == [16.2, 17.1, 15.0]


def test_numbers_stand_beside_the_bars():
    assert {"42", "16", "5–30", "实际", "测算", "正常"} <= set(words(actual_and_expected(ROWS, **NAMES)))


def test_rows_keep_their_height_in_a_taller_figure():
    plain, tall = actual_and_expected(ROWS, **NAMES), actual_and_expected(ROWS, **NAMES, height=372)
    assert plain.layout.height == height_of(3)
    assert tall.layout.height == 372
    assert tall.layout.yaxis.range[0] > plain.layout.yaxis.range[0]
    assert height_of(rows_in(372)) <= 372


def test_nothing():
    assert words(actual_and_expected(ROWS.iloc[:0], **NAMES)) == ["暂无数据"]


def test_input_is_not_changed():
    frame = ROWS.copy()
    actual_and_expected(frame, **NAMES)
    pd.testing.assert_frame_equal(frame, ROWS)
