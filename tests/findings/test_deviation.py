"""Deviations of a table of two communities by two categories, added by eye."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.parts.findings.deviation import deviation_reading, deviations

# totals: 南门 100, 新城 100, 噪声 110, 电梯 90: expected 55 and 45 a row
CELLS = [
    ("南门社区", "噪声", 80),
    ("南门社区", "电梯", 20),
    ("新城社区", "噪声", 30),
    ("新城社区", "电梯", 70),
]


def frame(cells) -> pd.DataFrame:
    return pd.DataFrame(cells, columns=["community", "category", "request_count"])


def test_expected_is_row_total_times_column_total():
    cells = deviations(frame(CELLS)).set_index(["community", "category"])
    assert cells.loc[("南门社区", "噪声"), "expected"] == 55
    assert cells.loc[("南门社区", "噪声"), "z"] == pytest.approx(25 / 55**0.5)
    assert cells["request_count"].sum() == 200
    assert cells["expected"].sum() == pytest.approx(200)


def test_reading_names_the_farthest_cells():
    found = deviation_reading(deviations(frame(CELLS)))
    assert found.title == "新城电梯、南门噪声偏多"
    assert "新城电梯 70\u00a0件，约为按规模测算数的 **1.6 倍**" in found.reading
    assert "2 格偏少" in found.reading


def test_missing_cell_is_a_zero():
    cells = deviations(frame(CELLS[:3])).set_index(["community", "category"])
    assert cells.loc[("新城社区", "电梯"), "request_count"] == 0


def test_even_table_has_no_finding():
    found = deviation_reading(deviations(frame([(a, b, 50) for a in "甲乙" for b in "丙丁"])))
    assert found.title == "社区与类别的诉求分布"
    assert "**不必按格子追因**" in found.reading
    assert not found.is_finding


def test_unmatched_is_never_named():
    cells = [
        ("未匹配", "噪声", 90),
        ("未匹配", "电梯", 10),
        ("新城社区", "噪声", 50),
        ("新城社区", "电梯", 50),
    ]
    assert "未匹配" not in deviation_reading(deviations(frame(cells))).title


def test_few_are_not_judged():
    cells = [
        ("南门社区", "噪声", 4),
        ("南门社区", "电梯", 0),
        ("新城社区", "噪声", 0),
        ("新城社区", "电梯", 4),
    ]
    assert (deviations(frame(cells))["z"] == 0).all()


def test_one_community_expects_what_it_has():
    assert (deviations(frame(CELLS[:2]))["z"] == 0).all()
    assert "只有一个社区，**无从比较**" in deviation_reading(deviations(frame(CELLS[:2]))).reading


def test_of_one_category_no_community_has_too_much():
    cells = deviations(frame([("南门社区", "噪声", 76), ("新城社区", "噪声", 29)]))
    assert "只有一个类别，**无从比较**" in deviation_reading(cells).reading


def test_few_are_said_to_be_few():
    cells = deviations(frame([(a, b, 2) for a in "甲乙" for b in "丙丁"]))
    assert "**样本少不作判断**" in deviation_reading(cells).reading


def test_cells_that_are_not_drawn_are_counted():
    even = deviations(frame([(a, b, 50) for a in "甲乙" for b in "丙丁"]))
    assert "未列出的类别里有 3 格偏多" in deviation_reading(even, undrawn=3).reading


def test_nothing():
    assert "**暂不作判断**" in deviation_reading(deviations(frame([]))).reading
