"""Who carries the work, for the size of a place."""

from __future__ import annotations

import math

import pandas as pd

from pages.parts.subjects.organisation.people_readings import (
    holders_reading,
    pooled_totals,
    responsibility_reading,
    roles_table,
)

HOLDERS = ["community", "households", "holder_count", "party_member_count", "holders_per_thousand_households"]
ROLES = ["community", "role", "holder_count"]


def holders(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=HOLDERS)


def table(*rows) -> pd.DataFrame:
    return roles_table(
        holders(*rows), pd.DataFrame([("甲社区", "楼栋长", 3), ("甲社区", "街巷长", 2)], columns=ROLES)
    )


def test_roles_are_added_up_and_the_richest_comes_first():
    found = table(("乙社区", 1000, 20, 5, 20.0), ("甲社区", 100, 5, 0, 50.0), ("丙社区", None, 2, 0, None))
    assert list(found["community"]) == ["甲社区", "乙社区", "丙社区"]
    assert list(found["街巷楼栋长"]) == [5, 0, 0]


def test_pooled_leaves_out_places_of_unknown_size():
    found = pooled_totals(holders(("甲社区", 100, 5, 0, 50.0), ("乙社区", None, 9, 0, None)))
    assert found == {"holder_count": 5, "households": 100, "holders_per_thousand_households": 50}
    assert math.isnan(pooled_totals(holders())["holders_per_thousand_households"])


def test_most_and_fewest_and_what_the_most_are():
    found = holders_reading(table(("甲社区", 100, 50, 30, 500.0), ("乙社区", 1000, 40, 5, 40.0)))
    assert found.title == "每千户骨干：乙社区最少，40.0 人；甲社区最多，500.0 人"
    assert found.reading == "甲社区有 60.0% 是在职党员，**比楼栋力量看街巷楼栋长一列**。"
    few = holders_reading(table(("甲社区", 100, 50, 10, 500.0), ("乙社区", 1000, 40, 5, 40.0)))
    assert few.reading == "在职党员 15\u00a0人，占 16.7%，**补人先补乙社区**。"


def test_one_place_is_not_compared():
    assert holders_reading(table(("甲社区", 100, 50, 10, 500.0))).title == "50 名骨干在册"
    assert "没有在职党员登记在这里" in holders_reading(table(("甲社区", 100, 50, 0, 500.0))).reading
    assert "暂不作判断" in holders_reading(table()).reading


def sections(*rows) -> pd.DataFrame:
    names = ["compound", "holder_count", "street_head_count", "request_count", "requests_per_holder"]
    return pd.DataFrame(rows, columns=names)


def test_requests_for_those_who_answer_for_a_place():
    # 60 requests, 10 people: mean 6
    found = responsibility_reading(
        sections(("东苑", 4, 1, 40, 10.0), ("西苑", 6, 0, 20, 3.333)), mean_name="平均"
    )
    assert found.title == "东苑每名骨干对应 10.0 件诉求，平均 6.0 件"
    assert found.reading.startswith(
        "东苑 4\u00a0人对 40\u00a0件，**增配人员可优先考虑排名靠前的小区，不作个人评价依据**"
    )
    assert found.reading.endswith("；1 处没有街巷长。")


def test_one_section_and_no_requests():
    assert "不作比较" in responsibility_reading(sections(("东苑", 4, 1, 40, 10.0)), mean_name="平均").reading
    assert not responsibility_reading(sections(("东苑", 4, 1, 0, 0.0)), mean_name="平均").is_finding
    assert not responsibility_reading(sections(), mean_name="平均").is_finding


def test_places_that_are_level():
    found = responsibility_reading(
        sections(("东苑", 4, 1, 40, 10.0), ("西苑", 2, 1, 20, 10.0), ("南苑", 6, 0, 20, 3.333)),
        mean_name="街道平均",
    )
    assert found.title == "东苑、西苑每名骨干对应 10.0 件诉求，街道平均 6.7 件"
    assert "**增配人员可优先考虑" in found.reading
