"""Heat maps."""

from __future__ import annotations

import pandas as pd

from pages.parts.charts.heat import deviation, pool_small_names, weekday_hour
from pages.parts.charts.theme import DIVERGING, PAPER, SEQUENTIAL
from tests.pages.charts.conftest import assert_house_style, words

NAMES = {"row": "community", "column": "category", "value": "count"}


def cells() -> pd.DataFrame:
    rows = [
        ("甲", "噪声", 80, 8.5),
        ("甲", "电梯", 20, -8.5),
        ("乙", "噪声", 20, -8.5),
        ("乙", "电梯", 80, 8.5),
    ]
    frame = pd.DataFrame(rows, columns=["community", "category", "count", "z"])
    return frame.assign(expected=50.0, side=[1, -1, -1, 1])


def test_week_is_seven_by_twenty_four_and_absent_hours_are_zero():
    frame = pd.DataFrame({"weekday": [1, 7], "hour": [9, 23], "request_count": [40, 12]})
    figure = weekday_hour(frame)
    assert_house_style(figure)
    heat = figure.data[0]
    assert heat.z.shape == (7, 24)
    assert (heat.z[0][9], heat.z[6][23], heat.z.sum()) == (40, 12, 52)
    assert [colour for _place, colour in heat.colorscale] == list(SEQUENTIAL)
    assert heat.colorbar.orientation == "h"
    assert list(figure.layout.yaxis.tickvals)[0] == "周一"


def test_every_count_is_printed_white_on_dark_with_its_direction():
    figure = deviation(cells(), **NAMES)
    assert_house_style(figure)
    printed = {trace.textfont.color: sorted(trace.text) for trace in figure.data[1:]}
    more, less = (f'<span style="font-size:9px">{sign}</span>' for sign in "▲▼")
    assert printed == {PAPER: [f"20{less}", f"20{less}", f"80{more}", f"80{more}"]}
    colours = [colour for _place, colour in figure.data[0].colorscale]
    assert set(DIVERGING) <= set(colours)


def test_what_is_not_found_has_no_colour_however_far_out_it_is():
    figure = deviation(cells().assign(side=0), **NAMES)
    assert (figure.data[0].z == 0).all()
    assert len(figure.data) == 2


def test_what_is_found_has_a_colour_however_near_it_is():
    figure = deviation(cells().assign(z=0.5), **NAMES)
    assert sorted(set(figure.data[0].z.ravel())) == [-2.0, 2.0]


def test_small_columns_are_added_to_other_which_comes_last():
    counts = cells()[["community", "category", "count"]]
    frame = pd.concat([counts, pd.DataFrame([["甲", "其他", 1], ["乙", "宠物", 2]], columns=counts.columns)])
    drawn = (
        pool_small_names(frame, **NAMES, top_columns=2)
        .groupby(["community", "category"], as_index=False)
        .sum()
    )
    figure = deviation(drawn.assign(expected=1.0, z=0.0, side=0), **NAMES)
    assert list(figure.data[0].x) == ["噪声", "电梯", "其他"]
    assert sum(int(count) for trace in figure.data[1:] for count in trace.text) == 203
    assert list(frame["category"]) == ["噪声", "电梯", "噪声", "电梯", "其他", "宠物"]


def test_empty_frames_and_unchanged_input():
    assert words(deviation(cells().iloc[:0], **NAMES)) == ["暂无数据"]
    assert words(deviation(cells().assign(count=0), **NAMES)) == ["暂无数据"]
    assert words(weekday_hour(pd.DataFrame(columns=["weekday", "hour", "request_count"]))) == ["暂无数据"]
    frame = cells()
    deviation(frame, **NAMES)
    pd.testing.assert_frame_equal(frame, cells())
