"""Groups of places by a ratio."""

from __future__ import annotations

import pandas as pd

from pages.parts.charts.groups import group_dots
from pages.parts.charts.theme import BLUE, BLUE2, MUTE, PAPER
from tests.pages.charts.conftest import assert_house_style, words


def groups() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "kind": ["市场物业", "红色物业", "无物业"],
            "ratio": [9.0, 8.0, 2.0],
            "low": [8.0, 7.0, 0.5],
            "high": [10.0, 9.0, 40.0],
            "n": [900, 400, 2],
            "total": [10_000, 5_000, 100],
            "few": [False, False, True],
            "then": [9.5, 8.5, None],
        }
    )


def draw(frame: pd.DataFrame, **more: object):
    return group_dots(
        frame, name="kind", value="ratio", low="low", high="high", numerator="n", denominator="total",
        small="few", value_label="百户投诉", count_label="件/户", unit="件/百户", **more,
    )  # fmt: skip


def named(figure, name: str):
    return next(trace for trace in figure.data if trace.name == name)


def test_smallest_first_and_the_small_ones_last_and_hollow():
    figure = draw(groups(), focus=("红色物业",))
    assert_house_style(figure)
    dots = named(figure, "pooled")
    assert list(dots.y) == ["红色物业", "市场物业", "无物业"]
    assert list(dots.marker.color) == [BLUE, BLUE2, PAPER]
    assert list(dots.marker.line.color) == [BLUE, BLUE2, MUTE]
    assert list(dots.customdata) == ["红色物业", "市场物业", "无物业"]


def test_the_numbers_stand_at_the_right():
    said = words(draw(groups()))
    assert said == [
        "百户投诉", "8.0", "9.0", "2.0", "件/户", "400/5000", "900/10000", "2/100（样本少）",
    ]  # fmt: skip


def test_an_interval_of_few_does_not_stretch_the_axis():
    assert draw(groups()).layout.xaxis.range[1] < 12


def test_the_window_compared_with_is_hollow_and_in_the_key():
    figure = draw(groups(), compared="then", compared_label="上年同期")
    assert named(figure, "before").marker.color == PAPER
    assert "上年同期" in words(figure)[0]


def test_a_tick_for_each_member():
    members = pd.DataFrame(
        {
            "kind": ["红色物业", "红色物业", "别的"],
            "compound": ["甲苑", "乙苑", "丙苑"],
            "ratio": [3.0, 12.0, 50.0],
        }
    )
    figure = draw(groups(), members=members, member_label="每个小区")
    assert list(named(figure, "members").text) == ["甲苑", "乙苑"]
    assert "每个小区" in words(figure)[0]


def test_empty():
    assert words(draw(groups().iloc[0:0])) == ["暂无数据"]
    assert words(draw(groups().assign(ratio=None))) == ["暂无数据"]
