"""Timelines: dots of stages, the last one named, a diamond for the plan, a line for the delay."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.charts.theme import AMBER, AMBER_FILL, INK2
from pages.parts.charts.timelines import timelines
from tests.pages.charts.conftest import assert_house_style

STAGES = {"declared_on": "申报", "approved_on": "立项"}
TODAY = date(2026, 6, 10)
FRAME = pd.DataFrame(
    [
        ("东苑 路灯", date(2026, 1, 5), date(2026, 3, 5), date(2026, 5, 1), "晚 40 天", True),
        ("西苑 <路面>", date(2026, 2, 5), None, date(2026, 7, 1), "还有 21 天", False),
        ("东苑 路灯", None, None, None, "没有计划", False),
        ("旧院 电梯", date(2019, 1, 1), date(2026, 6, 9), None, "没有计划", False),
    ],
    columns=["name", *STAGES, "due_on", "said", "late"],
)


def drawn(frame: pd.DataFrame):
    return timelines(frame, name="name", stages=STAGES, due="due_on", said="said", late="late", today=TODAY)


def test_the_last_stage_is_named_and_every_row_has_a_place_of_its_own():
    figure = drawn(FRAME)
    assert_house_style(figure)
    assert len(set(figure.layout.yaxis.categoryarray)) == 4
    spans, delays, declared, approved, plans = figure.data
    assert list(declared.x) == ["2026-01-05", "2026-02-05"], "2019 lies before the edge"
    assert list(declared.text) == ["", "申报"]
    assert list(approved.text) == ["立项", "立项"]
    assert list(approved.textposition) == ["top center", "top left"], "near the last day the name gives way"
    assert list(spans.x)[:2] == ["2026-01-05", "2026-06-10"]
    assert list(delays.x)[:2] == ["2026-05-01", "2026-06-10"]
    assert len(delays.x) == 3, "only what is late"
    assert delays.line.color == AMBER_FILL
    assert list(plans.marker.line.color) == [AMBER, INK2]


def test_what_began_long_ago_starts_at_the_edge():
    start = list(drawn(FRAME.tail(1)).data[0].x)[0]
    assert "2024-06" <= start < "2024-07"


def test_no_rows():
    assert drawn(FRAME.iloc[:0]).layout.annotations[0].text == "暂无数据"
