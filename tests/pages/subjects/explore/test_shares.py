"""Shares of counts: of the row, of the column, of the total, by the rules of few cases."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from pages.parts.subjects.explore.answers import TOTAL
from pages.parts.subjects.explore.choice import Chart, Share
from pages.parts.subjects.explore.shares import share_html, share_reason, shares

FRAME = pd.DataFrame(
    [
        ("甲", "一", 30.0), ("甲", "二", 10.0), ("乙", "一", 5.0), ("甲", TOTAL, 40.0), ("乙", TOTAL, 5.0),
        (TOTAL, "一", 35.0), (TOTAL, "二", 10.0), (TOTAL, TOTAL, 45.0),
    ],
    columns=["row", "column", "value"],
)  # fmt: skip
KNOWN = {(row["row"], row["column"]): row for row in FRAME.to_dict("records")}


@pytest.mark.parametrize(
    ("share", "first"), [(Share.ROW, 30 / 40), (Share.COLUMN, 30 / 35), (Share.TOTAL, 30 / 45)]
)
def test_a_share_is_of_its_own_total(share: Share, first: float) -> None:
    found = shares(FRAME, share)
    assert found[0] == pytest.approx(first)
    assert found[-1] == 1.0


def test_without_a_total_there_is_no_share() -> None:
    frame = FRAME.assign(value=[*FRAME["value"][:-1], 0.0])
    assert math.isnan(shares(frame, Share.TOTAL)[0])


def test_few_cases_are_a_fraction_or_say_so() -> None:
    assert "75.0%" in share_html(KNOWN, "甲", "一", Share.ROW)  # of 40
    assert "样本少" not in share_html(KNOWN, "甲", "一", Share.ROW)
    assert "100.0%" in share_html(KNOWN, "甲", "二", Share.COLUMN)  # of 10
    assert "样本少" in share_html(KNOWN, "甲", "二", Share.COLUMN)
    assert "5\u00a0/\u00a05" in share_html(KNOWN, "乙", "一", Share.ROW)  # of 5
    assert "%" not in share_html(KNOWN, "乙", "一", Share.ROW)


def test_what_has_no_shares_says_why() -> None:
    assert share_reason(Chart.PIVOT, "request_count") == ""
    assert share_reason(Chart.PIVOT, "on_time_rate") == "率已经是占比"
    assert share_reason(Chart.PIVOT, "half_closed_days") == "不能相加的指标没有占比"
    assert share_reason(Chart.BARS, "request_count") == "只有透视表列占比"
