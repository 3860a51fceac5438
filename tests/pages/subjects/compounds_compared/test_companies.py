"""Property companies by complaints per hundred households served."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.compounds_compared.readings import companies_reading, with_intervals


def read(*rows):
    frame = pd.DataFrame(rows, columns=["company", "served_households", "complaint_count"])
    frame = frame.assign(per_hundred_households=100 * frame["complaint_count"] / frame["served_households"])
    return companies_reading(with_intervals(frame, None, "company", "served_households"))


def test_none_stands_out():
    found = read(("甲物业", 1000, 80), ("乙物业", 1000, 90), ("丙物业", 1000, 100))
    assert found.title == "3 家百户投诉 8.0–10.0 件，没有一家偏高"
    assert "**不能据此按公司排名**" in found.reading
    assert not found.is_finding


def test_one_stands_out_of_many():
    # twelve of 50, one of 200 for as many households: 4 standard deviations of their own spread
    found = read(*((f"{n}号物业", 1000, 50) for n in range(20)), ("差物业", 1000, 200))
    assert found.title == "差物业百户投诉 20.0 件，高于其他公司"
    assert "**先约谈这一家**" in found.reading
    assert found.is_finding


def test_few_households_are_not_ranked():
    found = read(("甲物业", 1000, 80), ("乙物业", 1000, 90), ("小物业", 100, 40))
    assert found.title.startswith("2 家百户投诉 8.0–9.0 件")
    assert "1 家服务不足 300 户，不排名" in found.reading


def test_a_company_of_which_nothing_is_known_is_not_counted():
    found = read(("甲物业", 1000, 80), ("乙物业", 1000, 90), ("丙物业", None, None))
    assert found.title == "2 家百户投诉 8.0–9.0 件，没有一家偏高"
    assert found.reading == "各家之间的差别还不能排除偶然，**不能据此按公司排名**。"


def test_one_company_is_compared_with_nobody():
    found = read(("甲物业", 1000, 80), ("未填写", 1000, 300))
    assert found.title == "各物业公司百户投诉"
    assert found.reading == "**家数太少，不作比较**。"


def test_no_complaints():
    assert "**暂不作判断**" in read(("甲物业", 1000, 0), ("乙物业", 1000, 0)).reading
