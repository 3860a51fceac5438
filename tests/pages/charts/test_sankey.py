"""Flows in three columns."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from pages.parts.charts.sankey import flow
from pages.parts.charts.theme import AMBER_FILL, BLUE, BLUE2, MUTE, with_opacity
from tests.pages.charts.conftest import assert_house_style, words


def ways() -> pd.DataFrame:
    rows = [
        ("路灯", "联办", "按期", 60), ("路灯", "联办", "超期", 5), ("噪音", "共办", "按期", 30),
        ("噪音", "协办", "在办", 5),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["origin", "triage", "result", "n"])


def drawn(frame: pd.DataFrame) -> go.Figure:
    return flow(
        frame,
        columns=("origin", "triage", "result"),
        value="n",
        orders=(["路灯", "噪音"], ["联办", "共办", "协办"], ["按期", "在办", "超期"]),
        heads=("类别", "分流", "结果"),
        late=["超期"],
        good=["按期"],
    )


def test_what_flows_in_flows_out():
    figure = drawn(ways())
    assert_house_style(figure)
    go.Figure(figure.to_dict())
    link = figure.data[0].link
    assert sum(link.value) == 200  # 100 twice: into the middle and out of it
    into = {
        node: sum(v for t, v in zip(link.target, link.value, strict=True) if t == node) for node in (2, 3, 4)
    }
    out = {
        node: sum(v for s, v in zip(link.source, link.value, strict=True) if s == node) for node in (2, 3, 4)
    }
    assert into == out == {2: 65, 3: 30, 4: 5}


def test_only_what_ends_late_is_amber():
    trace = drawn(ways()).data[0]
    late = [
        c for c, v in zip(trace.link.color, trace.link.value, strict=True) if c != with_opacity(BLUE2, 0.26)
    ]
    assert late == [with_opacity(AMBER_FILL, 0.6)]
    assert list(trace.node.color) == [MUTE] * 5 + [BLUE, BLUE2, AMBER_FILL]


def test_nodes_keep_inside_and_fill_the_height():
    node = drawn(ways()).data[0].node
    assert all(0.001 <= y <= 0.999 for y in node.y)
    assert list(node.x) == pytest.approx([0.001] * 2 + [0.5] * 3 + [0.999] * 3)
    assert list(node.y[:2]) == sorted(node.y[:2])


def test_names_and_counts_are_labels_of_our_own():
    figure = drawn(ways())
    assert set(figure.data[0].node.label) == {""}
    assert words(figure) == [
        "类别", "分流", "结果", "路灯 65", "噪音 35", "联办 65", "共办 30", "协办 5",
        "按期 90", "在办 5", "超期 5",
    ]  # fmt: skip


def test_nothing_flows_and_unchanged_input():
    assert words(drawn(ways().iloc[:0])) == ["暂无数据"]
    frame = ways()
    drawn(frame)
    pd.testing.assert_frame_equal(frame, ways())
