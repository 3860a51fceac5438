"""This year beside the last: by month, and as running totals."""

from __future__ import annotations

import math

import pandas as pd

from pages.parts.charts.theme import BLUE, PAPER
from pages.parts.charts.years import months_beside, running_totals
from tests.pages.charts.conftest import assert_house_style, words


def table() -> pd.DataFrame:
    return pd.DataFrame({"month": [1, 2, 3, 4, 5], "this": [40.0, 20, 5, 3, 0], "last": [50.0, 16, 6, 0, 0]})


def below(figure) -> list[str]:
    return [text.replace("<b>", "").replace("</b>", "") for text in figure.layout.xaxis.ticktext]


def plain(text: str) -> list[str]:
    """The lines under a month without colours."""
    return [
        line.split(">")[-1] if "</span>" not in line else line.split(">")[1].split("<")[0]
        for line in text.split("<br>")
    ]


def test_numbers_and_change_under_each_month():
    figure = months_beside(table(), this_label="2026", last_label="2025")
    assert_house_style(figure)
    cells = [plain(text) for text in below(figure)]
    assert cells == [
        ["1", "40", "50", "−20"],
        ["2", "20", "16", "+25"],  # a small base: written, but not bold
        ["3", "5", "6", "样本", "少"],
        ["4", "3", "0", "上年", "为 0"],
        ["5", "0", "0", "—"],
    ]
    assert "<b>−20" in figure.layout.xaxis.ticktext[0]
    assert "<b>+25" not in figure.layout.xaxis.ticktext[1]


def test_last_year_is_the_pale_bar_behind():
    last, this = months_beside(table(), this_label="2026", last_label="2025").data
    assert (last.name, this.name) == ("2025", "2026")
    assert last.width > this.width
    assert set(this.marker.color) == {BLUE}


def test_an_unfinished_month_is_hollow():
    this = months_beside(table(), this_label="2026", last_label="2025", is_open=True).data[1]
    assert list(this.marker.color) == [BLUE] * 4 + [PAPER]


def test_without_a_year_before_there_is_no_change():
    figure = months_beside(table().assign(last=math.nan), this_label="2021", last_label="2020")
    assert plain(below(figure)[0]) == ["1", "40"]
    assert "较上年" not in words(figure)[0]


def test_nothing():
    assert words(months_beside(table().iloc[0:0], this_label="2026", last_label="2025")) == ["暂无数据"]
    nothing = table().assign(this=0.0, last=0.0)
    assert words(months_beside(nothing, this_label="2026", last_label="2025")) == ["暂无数据"]


def test_totals_are_written_at_the_ends():
    figure = running_totals(
        table().cumsum().assign(month=table()["month"]), this_label="2026", last_label="2025"
    )
    assert_house_style(figure)
    assert words(figure) == ["2026<br>68 件", "2025<br>72 件"]
    assert [trace.name for trace in figure.data] == ["2025", "2026"]


def test_close_ends_are_moved_apart():
    totals = table().assign(this=[1.0, 2, 3, 4, 70], last=[1.0, 2, 3, 4, 71])
    first, second = running_totals(
        totals, this_label="2026", last_label="2025", height=300
    ).layout.annotations
    assert abs(first.y - second.y) > 5


def test_no_totals():
    nothing = table().assign(this=0.0, last=math.nan)
    assert words(running_totals(nothing, this_label="2026", last_label="2025")) == ["暂无数据"]
