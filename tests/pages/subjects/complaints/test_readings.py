"""Complaints of this year beside those of the last."""

from __future__ import annotations

import math
from datetime import date

import pandas as pd

from pages.parts.subjects.complaints.readings import (
    categories_reading,
    change,
    months,
    months_unknown,
    running,
    whole_year,
    year_reading,
)


def counts(year: int, *values: float) -> pd.DataFrame:
    starts = [date(year, month + 1, 1) for month in range(len(values))]
    return pd.DataFrame({"period_start": starts, "complaint_count": values})


def test_months_stand_beside_each_other():
    table = months(counts(2023, 10, 20), counts(2022, 12, 30), "complaint_count")
    assert table.to_dict("list") == {"month": [1, 2], "this": [10, 20], "last": [12, 30]}
    assert running(table)["last"].tolist() == [12, 42]


def test_a_year_without_ledger_is_not_zero():
    table = months(counts(2021, 10, 20), None, "complaint_count")
    assert table["last"].isna().all()
    assert "**无法比较**" in year_reading(table, 2021, label="投诉").reading


def test_a_month_without_types_is_not_zero():
    """Of February 2026 no request says its type, of March 2025 neither; February 2025 has none."""
    table = months(counts(2026, 10, math.nan, 30), counts(2025, 12, 0, math.nan), "complaint_count")
    assert table.fillna(-1).to_dict("list") == {
        "month": [1, 2, 3],
        "this": [10, -1, 30],
        "last": [12, 0, -1],
    }
    assert running(table)["this"].fillna(-1).tolist() == [10, -1, 40]
    assert months_unknown(table) == 2
    found = year_reading(table, 2026, label="投诉")
    assert found.title == "投诉 2026 年 40\u00a0件"
    assert found.reading == "诉求都没写工单类型的有 2\u00a0个月，不知几件是投诉，**合计不与上年比**。"
    told = categories_reading(kinds(("油烟扰民", 20.0, 80.0)), 2026, "联盟", unknown=2)
    assert told.title == "油烟扰民投诉 20\u00a0件"
    assert told.reading == found.reading


def test_a_year_that_was_not_kept_has_no_unknown_months():
    assert months_unknown(months(counts(2026, 10, 20), None, "complaint_count")) == 0


def test_changes():
    assert change(231, 385) == "少 154\u00a0件（−40.0%）"
    assert change(40, 30) == "多 10\u00a0件（+33.3%）"
    assert change(5, 8) == "少 3\u00a0件"  # no percentage of a small base
    assert change(5, 0) == "上年为 0"
    assert change(5, 5) == "持平"


def test_a_year_beyond_chance():
    found = year_reading(
        months(counts(2025, 57, 57), counts(2024, 100, 100), "complaint_count"), 2025, label="12345 投诉"
    )
    assert found.title == "12345 投诉 2025 年 114\u00a0件，比上年少 86\u00a0件（−43.0%）"
    assert found.reading == "2 个月里 2 个月少于上年；合计变化**超出正常波动**，逐月的涨落还不能排除偶然。"
    assert found.is_finding


def test_a_year_within_chance_and_what_all_channels_did():
    table = months(counts(2025, 57, 57), counts(2024, 60, 56), "complaint_count")
    found = year_reading(table, 2025, label="12345 投诉", whole=whole_year(231, 385))
    assert "合计的变化**还不能排除偶然**" in found.reading
    assert found.reading.endswith("全部渠道 231\u00a0件，比上年少 154\u00a0件（−40.0%）。")
    assert not found.is_finding
    assert whole_year(231, None) == "全部渠道 231\u00a0件"


def test_a_fall_that_chance_may_be_is_no_verdict_on_anybody():
    """100 to 72: p = .039 of one question; it is not shown, and not shown to be nothing."""
    table = months(counts(2025, 36, 36), counts(2024, 50, 50), "complaint_count")
    reading = year_reading(table, 2025, label="12345 投诉").reading
    assert reading == "2 个月里 2 个月少于上年；合计的变化**还不能排除偶然**。"
    assert not [word for word in ("属偶然", "不必", "问责", "表扬") if word in reading]


def test_no_complaints():
    table = months(counts(2025, 0, 0), counts(2024, 0, 0), "complaint_count")
    assert "**暂不作判断**" in year_reading(table, 2025, label="12345 投诉").reading


def kinds(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["category", "this", "last"])


def test_categories_of_a_handler():
    found = categories_reading(kinds(("油烟扰民", 20.0, 80.0), ("占道经营", 10.0, 50.0)), 2023, "商家联盟")
    assert found.title == "油烟扰民、占道经营投诉 30\u00a0件，比上年少 100\u00a0件（−76.9%）"
    assert "**其他类别同期也要看**" in found.reading
    assert found.is_finding
    assert (
        "**先看是哪几家商户**"
        in categories_reading(kinds(("油烟扰民", 80.0, 20.0)), 2023, "商家联盟").reading
    )


def test_categories_that_say_nothing():
    assert (
        "**不能说投诉因此减少**" in categories_reading(kinds(("油烟扰民", 30.0, 40.0)), 2023, "联盟").reading
    )
    assert "**样本少不作判断**" in categories_reading(kinds(("油烟扰民", 3.0, 4.0)), 2023, "联盟").reading
    assert "**无法比较**" in categories_reading(kinds(("油烟扰民", 3.0, math.nan)), 2021, "联盟").reading
    assert "**暂不作判断**" in categories_reading(kinds(), 2023, "联盟").reading
