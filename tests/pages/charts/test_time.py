"""How long it takes, before and after, and the empty figure."""

from __future__ import annotations

import pandas as pd

from pages.parts.charts.canvas import empty
from pages.parts.charts.theme import BLUE, MUTE, PAPER
from pages.parts.charts.time import dumbbell, percentile_bars
from tests.pages.charts.conftest import assert_house_style, words

DAYS = {"name": "community", "median": "median", "high": "p90", "count": "closed"}


def days() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "community": ["甲", "乙", "丙", "丁"],
            "median": [2.0, 5.0, 9.0, None],
            "p90": [8.0, 15.0, 20.0, None],
            "closed": [90, 80, 4, 0],
        }
    )


def test_slowest_first_small_samples_after_them():
    figure = percentile_bars(days(), **DAYS, reference=3.0, reference_label="全街道 3.0")
    assert_house_style(figure)
    marks = figure.data[-1]
    assert list(marks.y) == ["乙", "甲", "丙"]
    assert list(marks.x) == [5.0, 2.0, 9.0]
    assert list(marks.marker.line.color) == [BLUE, BLUE, MUTE]
    assert list(figure.layout.yaxis.tickvals)[-1] == "丁"
    assert {"中位", "5.0", "九成内", "15.0", "20.0（样本少）", "—", "全街道 3.0"} <= set(words(figure))


def kinds() -> pd.DataFrame:
    return pd.DataFrame({"category": ["停车", "物业"], "before": [18, 31], "after": [12, 9]})


def test_before_is_hollow_after_is_filled_and_the_difference_is_printed():
    figure = dumbbell(
        kinds(),
        name="category",
        before="before",
        after="after",
        before_label="进驻前",
        after_label="近12个月",
    )
    assert_house_style(figure)
    _bar, before, after = figure.data
    assert list(before.y) == ["物业", "停车"]
    assert (before.marker.color, after.marker.color) == (PAPER, BLUE)
    assert words(figure)[-3:] == ["增减", "−22", "−6"]


def test_a_second_column_stands_beside_the_differences():
    frame = kinds().assign(office=["+8.1%", "−3.0%"])
    labels = {"before_label": "前", "after_label": "后", "beside_label": "全街道"}
    figure = dumbbell(frame, name="category", before="before", after="after", beside="office", **labels)
    assert_house_style(figure)
    assert words(figure)[-3:] == ["全街道", "−3.0%", "+8.1%"]
    alone = dumbbell(
        kinds(), name="category", before="before", after="after", before_label="前", after_label="后"
    )
    assert figure.layout.margin.r > alone.layout.margin.r


def test_empty():
    assert words(percentile_bars(days().iloc[:0], **DAYS)) == ["暂无数据"]
    assert words(percentile_bars(days().tail(1), **DAYS)) == ["暂无数据"]
    nothing = dumbbell(
        kinds().iloc[:0], name="category", before="before", after="after", before_label="甲", after_label="乙"
    )
    assert words(nothing) == ["暂无数据"]
    assert_house_style(empty(height=200))
    assert empty(height=200).layout.height == 200


def test_input_is_not_changed():
    frame = days()
    percentile_bars(frame, **DAYS)
    pd.testing.assert_frame_equal(frame, days())
