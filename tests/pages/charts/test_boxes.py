"""Boxes of durations: the middle half, few cases hollow and last, what is not known left out."""

from __future__ import annotations

import pandas as pd

from pages.parts.charts.boxes import duration_boxes
from pages.parts.charts.canvas import empty
from pages.parts.charts.theme import PAPER
from tests.pages.charts.conftest import assert_house_style, words


def days() -> pd.DataFrame:
    rows = [("甲", 1.0, 2.0, 4.0, 8.0, 90), ("乙", 2.0, 5.0, 9.0, None, 80), ("丙", 3.0, 9.0, 11.0, 20.0, 4)]
    return pd.DataFrame(rows, columns=["name", "quarter", "median", "three_quarters", "high", "count"])


def test_a_box_goes_from_a_quarter_to_three_quarters_and_few_cases_are_hollow_and_last():
    figure = duration_boxes(days(), reference=3.0, reference_label="全部")
    assert_house_style(figure)
    whiskers, ends, _edges, boxes, _hollow, inside, medians = figure.data
    assert list(medians.y) == ["乙", "甲", "丙"]
    assert list(boxes.x) == [2.0, 9.0, None, 1.0, 4.0, None]
    assert (list(inside.x), inside.line.color) == ([3.0, 11.0, None], PAPER)
    assert list(whiskers.x) == [4.0, 8.0, None, 11.0, 20.0, None]  # of 乙 nine tenths were never closed
    assert list(ends.x) == [8.0, 20.0]
    assert {"中间一半", "2.0–9.0", "—", "20.0（样本少）", "全部"} <= set(words(figure))


def test_nothing_is_drawn_where_no_half_was_closed():
    assert duration_boxes(days().assign(median=None)).to_dict() == empty(height=300).to_dict()
