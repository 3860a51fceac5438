"""Heat maps."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.parts.charts.heat import deviation, standardised, weekday_hour
from pages.parts.charts.theme import DIVERGING, PAPER, SEQUENTIAL
from tests.charts.conftest import assert_house_style, words

NAMES = {"row": "community", "column": "category", "value": "count"}


def cells() -> pd.DataFrame:
    rows = [("甲", "噪声", 80), ("甲", "电梯", 20), ("乙", "噪声", 20), ("乙", "电梯", 80)]
    return pd.DataFrame(rows, columns=["community", "category", "count"])


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


def test_standardised_by_hand():
    found = standardised(cells(), **NAMES)
    # 100 × 100 / 200 = 50 expected everywhere; (80 − 50) / √50 = 4.243
    assert set(found["expected"]) == {50.0}
    noise = found[(found["community"] == "甲") & (found["category"] == "噪声")].iloc[0]
    assert noise["z"] == pytest.approx(4.2426, abs=1e-4)
    assert found["z"].sum() == pytest.approx(0)


def test_cells_of_which_few_are_expected_are_not_judged():
    frame = cells().assign(count=[4, 0, 0, 4])
    assert set(standardised(frame, **NAMES)["z"]) == {0.0}


def test_every_count_is_printed_white_on_dark():
    figure = deviation(cells(), **NAMES)
    assert_house_style(figure)
    printed = {trace.textfont.color: sorted(trace.text) for trace in figure.data[1:]}
    assert printed == {PAPER: ["20", "20", "80", "80"]}
    colours = [colour for _place, colour in figure.data[0].colorscale]
    assert set(DIVERGING) <= set(colours)


def test_ordinary_cells_have_no_colour():
    figure = deviation(cells().assign(count=[50, 52, 51, 49]), **NAMES)
    assert (figure.data[0].z == 0).all()
    assert len(figure.data) == 2


def test_small_columns_are_added_to_other_which_comes_last():
    frame = pd.concat(
        [cells(), pd.DataFrame([["甲", "其他", 1], ["乙", "宠物", 2]], columns=cells().columns)]
    )
    figure = deviation(frame, **NAMES, top_columns=2)
    assert list(figure.data[0].x) == ["噪声", "电梯", "其他"]
    assert sum(int(count) for trace in figure.data[1:] for count in trace.text) == 203


def test_empty_frames_and_unchanged_input():
    assert words(deviation(cells().iloc[:0], **NAMES)) == ["暂无数据"]
    assert words(deviation(cells().assign(count=0), **NAMES)) == ["暂无数据"]
    assert words(weekday_hour(pd.DataFrame(columns=["weekday", "hour", "request_count"]))) == ["暂无数据"]
    frame = cells()
    deviation(frame, **NAMES, top_columns=1)
    pd.testing.assert_frame_equal(frame, cells())
