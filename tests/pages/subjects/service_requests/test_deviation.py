"""Deviations of a table of two communities by two categories, added by eye."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy.stats import fisher_exact

from pages.parts.subjects.service_requests.place_readings import among, deviation_reading, deviations

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
    # Haberman: 25 / √(55 × (1 − 100/200) × (1 − 110/200))
    assert cells.loc[("南门社区", "噪声"), "z"] == pytest.approx(25 / (55 * 0.5 * 0.45) ** 0.5)
    assert cells["request_count"].sum() == 200
    assert cells["expected"].sum() == pytest.approx(200)
    assert cells["side"].to_dict() == {
        ("南门社区", "噪声"): 1, ("南门社区", "电梯"): -1, ("新城社区", "噪声"): -1, ("新城社区", "电梯"): 1,
    }  # fmt: skip


def test_one_cell_of_84_that_is_twice_the_others_may_be_chance():
    # adjusted residual about 3, looked at 84 times
    even = [(f"社区{row}", f"类别{column}", 12) for row in range(6) for column in range(14)]
    found = deviations(frame([*even[1:], ("社区0", "类别0", 24)]))
    assert found["z"].max() > 2.7
    assert (found["side"] == 0).all()
    assert not deviation_reading(found).is_finding
    more = deviations(frame([*even[1:], ("社区0", "类别0", 40)]))
    assert list(more.loc[more["side"] != 0, "request_count"]) == [40]


@pytest.mark.parametrize("number", [8, 20])
def test_a_table_of_four_is_found_as_by_fisher(number):
    table = [[number, 10], [10, 15]]
    cells = [(a, b, table[i][j]) for i, a in enumerate("甲乙") for j, b in enumerate("丙丁")]
    one = min(fisher_exact(table, way).pvalue for way in ("greater", "less"))
    assert (deviations(frame(cells))["side"] != 0).all() == (2 * one <= 0.05)


def test_few_that_all_fall_together_are_found():
    # 2 are expected of each: too few for a normal approximation, 8 are none the less no chance
    cells = [(f"社区{at}", f"类别{other}", 8 if at == other else 1) for at in range(6) for other in range(6)]
    found = deviations(frame(cells)).query("side > 0")
    assert (found["community"].str[-1] == found["category"].str[-1]).all()
    assert len(found) == 6


def test_of_what_is_drawn_the_cells_are_found_as_in_the_whole():
    cells = [*CELLS, ("南门社区", "其他", 40), ("新城社区", "其他", 1)]
    whole = deviations(frame(CELLS))
    drawn = among(deviations(frame(cells)), whole).set_index(["community", "category"])["side"]
    assert drawn[("南门社区", "噪声")] == 1
    assert (drawn.xs("其他", level=1) == 0).all()


def test_reading_names_the_farthest_cells():
    found = deviation_reading(deviations(frame(CELLS)))
    assert found.title == "南门噪声、新城电梯偏多"
    assert "南门噪声 80\u00a0件，约为按规模测算数的 **1.5 倍**" in found.reading
    assert "2 格偏少" in found.reading


def test_missing_cell_is_a_zero():
    cells = deviations(frame(CELLS[:3])).set_index(["community", "category"])
    assert cells.loc[("新城社区", "电梯"), "request_count"] == 0


def test_even_table_has_no_finding():
    found = deviation_reading(deviations(frame([(a, b, 50) for a in "甲乙" for b in "丙丁"])))
    assert found.title == "社区与类别的诉求分布"
    assert "**不能据此说哪一格偏多**" in found.reading
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
    assert (deviations(frame(cells))["side"] == 0).all()


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
