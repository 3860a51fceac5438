"""Compounds with a party tie of the property company against the others; companies side by side."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.parts.subjects.compounds_compared.appraisal import appraisal_reading
from pages.parts.subjects.compounds_compared.party_ties import differs, side, ties_reading

COLUMNS = [
    "community", "has_party", "households", "complaint_count", "due_count", "closed_on_time_count",
    "rated_count", "satisfied_weight",
]  # fmt: skip


def compounds(*rows):
    return pd.DataFrame(rows, columns=COLUMNS)


def test_a_side_is_a_ratio_of_sums_with_the_spread_of_its_compounds():
    """20 of 200 and 60 of 200: 80 of 400, residuals −20 and 20, doubled for one degree of freedom."""
    frame = compounds(("甲", True, 200, 20, 0, 0, 0, 0), ("甲", True, 200, 60, 0, 0, 0, 0))
    found = side(frame, "complaint_count", "households", 100)
    assert (found.part, found.whole, found.value, found.count) == (80, 400, 20, 2)
    assert found.error == pytest.approx(100 * (800 * 2) ** 0.5 / 400)


def test_far_apart_is_a_finding_and_no_cause():
    rows = [("甲", True, 100, 10, 0, 0, 0, 0)] * 6 + [("乙", False, 100, 60, 0, 0, 0, 0)] * 6
    found = ties_reading(compounds(*rows))
    assert found.title == "有物业党组织的小区，百户投诉与没有的不同"
    assert "都在甲" in found.reading
    assert "不是因果" in found.reading


def test_alike():
    rows = [("甲", True, 100, 10, 50, 45, 30, 27)] * 6 + [("乙", False, 100, 11, 50, 44, 30, 27)] * 6
    assert "三项未见明显差异" in ties_reading(compounds(*rows)).title


def test_few_are_not_compared():
    rows = [("甲", True, 100, 10, 0, 0, 0, 0)] * 2 + [("乙", False, 100, 90, 0, 0, 0, 0)] * 6
    frame = compounds(*rows)
    sides = [
        side(frame[frame["has_party"] == has], "complaint_count", "households", 100) for has in (True, False)
    ]
    assert differs(*sides) == 0
    assert "**样本少不作比较**" in ties_reading(frame).reading


def test_without_a_tie_it_says_what_is_needed():
    assert "**登记以后才能比较**" in ties_reading(compounds(("甲", False, 100, 10, 0, 0, 0, 0))).reading
    assert "**登记以后才能比较**" in ties_reading(compounds()).reading
    assert "**没有可以对照的小区**" in ties_reading(compounds(("甲", True, 100, 10, 0, 0, 0, 0))).reading


def companies(*rows):
    return pd.DataFrame(rows, columns=["company", "due_count", "on_time_rate", "interval_high"])


def test_only_a_whole_interval_below_the_target_is_named():
    found = appraisal_reading(companies(("甲", 100, 0.7, 0.78), ("乙", 100, 0.85, 0.91)), 0.9, 30)
    assert found.title == "甲承办按期率低于 90% 目标"
    assert found.is_finding


def test_none_below_and_few_due():
    found = appraisal_reading(companies(("甲", 100, 0.9, 0.95), ("乙", 3, 0.0, 0.6)), 0.9, 30)
    assert found.title == "1 家物业公司承办按期率，没有一家明显低于 90% 目标"
    assert "1 家到期不足 30 件，不评" in found.reading
    assert "**样本少不作比较**" in appraisal_reading(companies(("乙", 3, 0.0, 0.6)), 0.9, 30).reading
