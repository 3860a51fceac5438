"""Strips of bars by kind over time."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pages.parts.charts.panels import Column, panels
from pages.parts.charts.theme import BLUE, BLUE2, BLUE3
from tests.pages.charts.conftest import assert_house_style, words

YEAR = (date(2026, 1, 1), date(2027, 1, 1))


def meetings() -> pd.DataFrame:
    rows = [
        (date(2026, 1, 1), "半月谈", 6, 6),
        (date(2026, 3, 16), "半月谈", 6, 3),
        (date(2026, 2, 1), "好商量", 2, 2),
        (date(2026, 2, 16), "未填写", 0, 0),
    ]
    return pd.DataFrame(rows, columns=["period_start", "meeting_type", "item_count", "settled_count"])


def drawn(frame: pd.DataFrame, **more: object):
    return panels(
        frame,
        period="period_start",
        name="meeting_type",
        value="item_count",
        names=("半月谈", "好商量"),
        span=YEAR,
        days=15,
        **more,
    )


def test_one_scale_for_all_strips():
    figure = drawn(meetings())
    assert_house_style(figure)
    (bars,) = figure.data
    assert bars.marker.color == BLUE2
    assert list(bars.base) == [-1, -1, -2]
    assert bars.y[2] / bars.y[0] == pytest.approx(2 / 6)
    assert list(bars.customdata) == ["半月谈", "半月谈", "好商量"]


def test_the_largest_bar_of_each_strip_is_printed_the_latest_of_equals():
    figure = drawn(meetings())
    assert words(figure) == ["6", "2"]
    assert figure.layout.annotations[0].x.month == 3


def test_a_dark_part_lies_over_the_pale_whole():
    figure = drawn(meetings(), part="settled_count", labels=("已办结", "未办结"))
    whole, part = figure.data
    assert (whole.marker.color, part.marker.color) == (BLUE3, BLUE)
    assert part.y[1] / whole.y[1] == pytest.approx(0.5)
    assert figure.layout.barmode == "overlay"
    assert "已办结" in words(figure)[0]


def test_columns_stand_at_the_right():
    figure = drawn(meetings(), columns=[Column("办结/议题", {"半月谈": "9/12", "好商量": "2/2"})])
    assert words(figure)[:3] == ["办结/议题", "9/12", "2/2"]
    assert figure.layout.margin.r > 50


def test_years_do_not_touch_on_a_phone():
    wide = drawn(meetings(), columns=[Column("很宽的一列", {"半月谈": "1" * 24, "好商量": "2"})])
    assert sum(map(bool, wide.layout.xaxis.ticktext)) < sum(
        map(bool, drawn(meetings()).layout.xaxis.ticktext)
    )
    assert wide.layout.xaxis.tickvals == drawn(meetings()).layout.xaxis.tickvals
    assert wide.layout.xaxis.ticktext[0].endswith("<br>2026")


def test_nothing_to_draw():
    assert words(drawn(meetings().iloc[:0])) == ["暂无数据"]
    assert words(drawn(meetings().assign(item_count=0))) == ["暂无数据"]
    frame = meetings()
    drawn(frame)
    pd.testing.assert_frame_equal(frame, meetings())
