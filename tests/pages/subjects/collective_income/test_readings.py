"""Income in words: several sources, one, none, amounts that are missing or taken back."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.collective_income.readings import income_reading


def entries(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["source", "income_yuan", "blank_amount_count"])


def test_the_largest_source_and_what_the_sum_is_not():
    told = income_reading(entries(("租金", 6000.0, 0), ("经营服务", 3000.0, 0), ("租金", 1000.0, 1)))
    assert told.title == "集体经济收入 1.0\u00a0万元，租金占 70.0%"
    assert told.reading == "2 个来源；**只看收入，不含支出，不能当作盈利**；有 1\u00a0笔没有写金额，不在内。"


def test_one_source_and_one_taken_back_have_no_share():
    assert income_reading(entries(("租金", 6000.0, 0))).title == "集体经济收入 6,000\u00a0元"
    assert "占" not in income_reading(entries(("租金", 6000.0, 0), ("其他", -10.0, 0))).title


def test_without_amounts_and_without_entries():
    assert "**先补填金额**" in income_reading(entries(("租金", None, 2))).reading
    assert not income_reading(entries()).is_finding
