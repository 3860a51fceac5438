"""The time of a place in phases."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.phases import Event, Span, phases
from pages.parts.charts.theme import BLUE, LINE, PAPER
from tests.pages.charts.conftest import assert_house_style, words

SPANS = [
    Span("甲物业", date(2024, 1, 1), date(2025, 1, 1), 9.5, 20, 30),
    Span("无物业", date(2025, 1, 1), date(2025, 5, 1), 13.0, 3, 6, is_nobody=True),
    Span("乙物业", date(2025, 5, 1), date(2026, 7, 1), 4.1, 50, 55, is_present=True),
]
EVENTS = [Event(date(2025, 3, 1), "路面", "2025-03-01 民生实事 路面")]


def counts() -> pd.DataFrame:
    days = pd.date_range("2024-01-01", periods=30, freq="MS")
    return pd.DataFrame(
        {"day": days, "value": [float(n % 7) for n in range(30)], "is_open": [False] * 29 + [True]}
    )


def rates() -> pd.DataFrame:
    return pd.DataFrame(
        {"day": pd.date_range("2024-01-01", periods=2, freq="QS"), "part": [8, 30], "whole": [10, 35]}
    )


def drawn(**more: object) -> go.Figure:
    given = {"rates": rates(), "spans": SPANS, "events": EVENTS, "target": 0.85} | more
    return phases(counts(), unit="件", mean_form="月均 {n}", **given)


def test_house_style_and_what_is_written():
    figure = drawn()
    assert_house_style(figure)
    go.Figure(figure.to_plotly_json())  # every name and value is one plotly knows
    said = words(figure)
    assert "月均 4.1" in said
    assert {"诉求", "满意率", "大事", "物业", "路面", "目标 85%"} <= set(said)


def test_the_strip_says_who_and_the_present_one_is_blue():
    strip = next(trace for trace in drawn().data if trace.type == "bar")
    assert list(strip.text) == ["甲物业", "无物业", "乙物业"]
    assert list(strip.marker.color) == [LINE, PAPER, BLUE]
    assert any(shape.type == "rect" and shape.line.dash == "2px,2px" for shape in drawn().layout.shapes)


def test_an_unfinished_period_is_hollow_and_not_joined():
    line, *rest = drawn().data
    assert pd.isna(line.y[-1])
    hollow = next(
        trace for trace in rest if trace.mode == "markers" and len(trace.x) == 1 and trace.yaxis == "y"
    )
    assert hollow.marker.color == PAPER


def test_rows_without_data_are_left_out_and_panels_do_not_overlap():
    bare = drawn(rates=rates().iloc[0:0], spans=[], events=[])
    assert_house_style(bare)
    assert "yaxis2" not in bare.layout.to_plotly_json()
    full = drawn().layout
    domains = [axis.domain for axis in (full.yaxis, full.yaxis2, full.yaxis3, full.yaxis4)]
    assert all(lower[1] <= upper[0] + 1e-9 for upper, lower in zip(domains, domains[1:], strict=False))
    assert domains[-1][0] >= 0
    assert full.xaxis.anchor == "y4"


def test_nothing_counted():
    assert "暂无数据" in words(phases(counts().iloc[0:0], rates(), SPANS, unit="件", mean_form="{n}"))
