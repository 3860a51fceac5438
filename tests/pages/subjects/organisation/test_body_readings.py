"""Kinds of management, residents' bodies and alliances."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.organisation.body_readings import (
    by_management,
    joint_reading,
    management_reading,
)

COVERAGE = [
    "management", "households", "branch_count", "group_count", "self_governing_count", "building_count",
    "headed_count", "contacted_count",
]  # fmt: skip
JOINT = [
    "community", "owners_committee_count", "self_governing_group_count", "merchant_alliance_count",
    "merchant_member_count", "unit_alliance_count", "unit_member_count", "item_count",
]  # fmt: skip


def managed(*rows) -> pd.DataFrame:
    return by_management(pd.DataFrame(rows, columns=COVERAGE))


def test_kinds_in_their_order_with_what_they_have():
    found = managed(
        ("自管", 10, 0, 1, 1, 2, 1, 0),
        ("红色物业", 10, 2, 3, 0, 4, 4, 4),
        ("红色物业", None, 0, 1, 1, 1, 0, 0),
    )
    assert list(found["management"]) == ["红色物业", "自管"]
    assert list(found["compound_count"]) == [2, 1]
    assert list(found["branched_count"]) == [1, 0]
    assert list(found["headed_count"]) == [4, 1]


def test_red_against_the_others_is_not_called_a_cause():
    found = management_reading(managed(("自管", 10, 0, 1, 1, 2, 1, 0), ("红色物业", 10, 2, 3, 0, 4, 4, 4)))
    assert found.title == "红色物业小区有党支部的 1/1，其他 0/1"
    assert found.reading == "有业委会或自管组织的 0/1，其他 1/1；**样本少，不能说是物业带来的**。"
    assert "**不能比较**" in management_reading(managed(("自管", 10, 0, 1, 1, 2, 1, 0))).reading


def joint(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=JOINT)


def test_who_has_alliances_and_who_has_none():
    found = joint_reading(joint(("甲社区", 5, 4, 1, 86, 1, 13, 18), ("乙社区", 6, 0, 0, None, 0, None, 3)))
    assert found.title == "业委会和自管组织 15 个，联盟 2 个"
    assert found.reading.startswith("甲社区：联盟成员 99\u00a0家，议过 18\u00a0个议题；")
    assert "**乙社区还没有商家或单位联盟**" in found.reading


def test_everyone_one_and_nobody():
    row = ("甲社区", 5, 4, 1, 86, 0, None, 18)
    assert "**议题见议事与服务页**" in joint_reading(joint(row)).reading
    assert "**各社区都有联盟**" in joint_reading(joint(row, ("乙社区", *row[1:]))).reading
    assert joint_reading(joint(("甲社区", 5, 4, 0, None, 0, None, 0))).title == "业委会和自管组织 9 个"
    assert "暂不作判断" in joint_reading(joint(("甲社区", 0, 0, 0, None, 0, None, 7))).reading


def test_alliances_of_the_same_size_are_level():
    row = (5, 4, 1, 86, 0, None, 18)
    found = joint_reading(joint(("甲社区", *row), ("乙社区", *row)))
    assert "甲社区、乙社区相同：联盟成员 各 86" in found.reading.replace("各 86\u00a0家", "各 86")
    assert "议过" not in found.reading
