"""Coverage calendar: a strip a ledger, a cell a week."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from pages.parts.charts.coverage import coverage
from pages.parts.charts.theme import AMBER, MUTE
from tests.pages.charts.conftest import assert_house_style, words

STATES = ["before", "present", "present", "missing", "missing", "quiet", "present", "unfinished"]
COUNTS = [0, 20, 4, 0, 0, 0, 50, 6]


def weeks(name: str = "诉求工单", counts: list[int] = COUNTS) -> pd.DataFrame:
    days = [date(2026, 8, 31) + timedelta(weeks=at) for at in range(len(STATES))]
    return pd.DataFrame(
        {"ledger": name, "week_start": days, "row_count": counts, "state": STATES, "said": STATES}
    ).assign(told=[f"{n:,}" for n in counts])


def test_levels_against_the_usual_week():
    figure = coverage(weeks())
    assert_house_style(figure)
    (heat,) = figure.data
    # the usual week has 20 rows: 4 are less than half of it, 50 more than half again
    assert list(heat.z[0]) == [None, 2, 1, 0, 0, None, 3, 4]


def test_few_rows_a_week_differ_by_chance():
    figure = coverage(weeks(counts=[0, 2, 1, 0, 0, 0, 6, 1]))
    assert list(figure.data[0].z[0]) == [None, 2, 2, 0, 0, None, 2, 4]


def test_missing_weeks_are_framed_and_counted_in_words():
    figure = coverage(weeks(), count_label="有数据/周数")
    dashed = [shape for shape in figure.layout.shapes if shape.line.dash]
    assert [shape.line.color for shape in dashed] == [MUTE]
    assert (dashed[0].x1 - dashed[0].x0).days == 14
    (note,) = [note for note in figure.layout.annotations if "缺 2 周" in note.text]
    assert note.font.color == AMBER
    assert any("缺报（虚线框）" in text for text in words(figure))


def test_a_ledger_without_gaps_tells_its_weeks_with_data():
    frame = weeks().assign(state=["before", *["present"] * 5, "quiet", "unfinished"])
    texts = words(coverage(frame))
    assert "5/6" in texts
    assert not any("缺报" in text for text in texts)


def test_rows_of_every_ledger_in_order_and_the_frame_unchanged():
    frame = pd.concat([weeks("诉求工单"), weeks("矛盾调解")])
    before = frame.copy()
    figure = coverage(frame)
    assert list(figure.data[0].y) == ["诉求工单", "矛盾调解"]
    assert len(figure.data[0].x) == len(STATES)
    pd.testing.assert_frame_equal(frame, before)


def test_a_ledger_of_this_week_only_and_none():
    frame = weeks(counts=[0] * 7 + [5]).assign(state=[*["before"] * 7, "unfinished"])
    assert "—" in words(coverage(frame))
    assert words(coverage(weeks().iloc[:0])) == ["暂无数据"]
