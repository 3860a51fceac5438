"""Three scores of the same thing on one scale."""

from __future__ import annotations

import math

import pandas as pd

from pages.parts.charts.scores import Score, score_dots
from pages.parts.charts.theme import CATEGORICAL
from tests.pages.charts.conftest import assert_house_style, words

SCORES = [
    Score("own", "自评", CATEGORICAL[0], "circle", "●"),
    Score("residents", "群众评议", CATEGORICAL[2], "square", "■"),
]


def units() -> pd.DataFrame:
    return pd.DataFrame({"unit": ["合计", "东苑"], "own": [93.0, 95.5], "residents": [89.5, None]})


def test_a_mark_a_score_and_its_number():
    figure = score_dots(units(), name="unit", scores=SCORES)
    assert_house_style(figure)
    assert [trace.mode for trace in figure.data] == ["lines", "markers", "markers"]
    assert list(figure.data[1].x) == [93.0, 95.5]
    assert [trace.marker.symbol for trace in figure.data[1:]] == ["circle", "square"]
    assert words(figure)[2:4] == ["93.0", "95.5"]
    assert words(figure)[5:] == ["89.5", "—"]
    assert "群众评议" in words(figure)[0]


def test_the_scale_holds_every_mark():
    low, high = score_dots(units(), name="unit", scores=SCORES).layout.xaxis.range
    assert low < 89.5
    assert high > 95.5


def test_one_score_alone_has_a_scale_too():
    frame = pd.DataFrame({"unit": ["合计"], "own": [90.0], "residents": [math.nan]})
    low, high = score_dots(frame, name="unit", scores=SCORES).layout.xaxis.range
    assert low < 90 < high


def test_nothing_to_draw():
    assert words(score_dots(units().iloc[:0], name="unit", scores=SCORES)) == ["暂无数据"]
    assert words(score_dots(units().assign(own=None, residents=None), name="unit", scores=SCORES)) == [
        "暂无数据"
    ]
