"""The tree: one root, nobody lost, no circle, no family named."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.organisation.tree import BODIES, LEAVES, OFFICE, tree

UNITS = ["unit_id", "parent_id", "level", "name", "community", "compound", "grid", "member_count"]
HOLDERS = ["community", "grid", "compound", "holder_count"]
COMMITTEE = ("D", None, "社区党委", "甲社区党委", "甲社区", "未填写", "未填写", 9)
GRID = ("W", "D", "网格党支部", "甲一网格党支部", "甲社区", "未填写", "一网格", 20)


def built(*rows, holders=()) -> pd.DataFrame:
    units = pd.DataFrame(rows, columns=UNITS).astype({"member_count": float})
    return tree(units, pd.DataFrame(holders, columns=HOLDERS)).set_index("id")


def group(number: str, parent: str | None = "W", compound: str = "东苑") -> tuple:
    return (number, parent, "党小组", f"{compound}第{number}党小组", "甲社区", compound, "一网格", 5)


def test_one_community_is_its_own_root():
    found = built(COMMITTEE, GRID, group("1"))
    assert list(found.loc[found["parent"] == ""].index) == ["D"]
    assert found.loc["1", "parent"] == "W"
    assert found.loc["W", "short"] == "一网格党支部"
    assert found.loc["1", "short"] == "东苑第1组"


def test_several_communities_stand_under_the_office():
    found = built(COMMITTEE, ("E", None, "社区党委", "乙社区党委", "乙社区", "未填写", "未填写", 7))
    assert list(found.loc[found["parent"] == "", "level"]) == [OFFICE]
    assert set(found.loc[["D", "E"], "parent"]) == {"·"}


def test_a_community_without_a_committee_has_a_node():
    found = built(GRID)
    assert found.loc["W", "parent"] == "·甲社区"
    assert found.loc["·甲社区", "name"] == "甲社区"


def test_groups_of_a_compound_are_one_box():
    found = built(COMMITTEE, GRID, group("1"), group("2"), group("3", compound="西苑"))
    over = found.loc["1", "parent"]
    assert over == found.loc["2", "parent"] != "W"
    assert found.loc[over, "parent"] == "W"
    assert found.loc[over, "short"] == "东苑 2 组"
    assert found.loc["3", "parent"] == "W"


def test_homes_are_counted_and_not_named():
    homes = [(f"H{n}", "1", "党员中心户", "党员中心户", "甲社区", "东苑", "一网格", 1) for n in range(3)]
    found = built(COMMITTEE, GRID, group("1"), *homes)
    assert found.loc["·homes·1", "name"] == "党员中心户 3 个"
    assert found.loc["·homes·1", "level"] == LEAVES
    assert not [node for node in found.index if node.startswith("H")]


def test_people_stand_below_the_branch_of_their_compound_else_of_their_grid_else_of_the_community():
    branch = ("Z", "W", "小区党支部", "西苑党支部", "甲社区", "西苑", "一网格", 8)
    people = [
        ("甲社区", "一网格", "西苑", 3), ("甲社区", "一网格", "东苑", 4), ("甲社区", "一网格", "北苑", 2),
        ("甲社区", "九网格", "南苑", 1), ("丁社区", "一网格", "东苑", 9),
    ]  # fmt: skip
    found = built(COMMITTEE, GRID, branch, group("1"), holders=people)
    names = {node: found.loc[f"·people·{node}", "name"] for node in ("Z", "1", "W", "D")}
    assert names == {"Z": "楼栋骨干 3 人", "1": "楼栋骨干 4 人", "W": "楼栋骨干 2 人", "D": "楼栋骨干 1 人"}


def test_bodies_stand_beside_the_line():
    bodies = [
        ("Y1", "D", "业委会", "东苑业委会", "甲社区", "东苑", "一网格", 7),
        ("Y2", "D", "业委会", "西苑业委会", "甲社区", "西苑", "一网格", 5),
        ("S", "D", "商家联盟", None, "甲社区", "未填写", "未填写", 86),
    ]
    found = built(COMMITTEE, *bodies)
    assert found.loc["·bodies·甲社区", "parent"] == "D"
    assert found.loc["Y1", "parent"] == found.loc["Y2", "parent"] == "·bodies·甲社区·业委会"
    assert found.loc["S", "parent"] == "·bodies·甲社区"
    assert found.loc["S", "name"] == "商家联盟"
    assert found.loc["S", "level"] == BODIES


def test_circles_and_slips_hang_under_the_community():
    found = built(
        COMMITTEE,
        ("A", "B", "网格党支部", "甲", "甲社区", "未填写", "一网格", 1),
        ("B", "A", "网格党支部", "乙", "甲社区", "未填写", "二网格", 1),
        ("C", "C", "党小组", "丙", "甲社区", "东苑", "一网格", 1),
        ("X", None, "党小组", "丁", "甲社区", "西苑", "一网格", 1),
        ("F", "elsewhere", "党小组", "戊", "甲社区", "北苑", "一网格", 1),
    )
    assert set(found.loc[["A", "B", "C", "X", "F"], "parent"]) == {"D"}
    assert list(found.loc[["A", "B", "C", "X", "F"], "is_placed"]) == [False, False, False, False, True]


def test_every_parent_is_there_and_nothing_gives_nothing():
    found = built(COMMITTEE, GRID, group("1"), group("2"), holders=[("甲社区", "一网格", "东苑", 4)])
    assert set(found["parent"]) - {""} <= set(found.index)
    assert found.index.is_unique
    assert built().empty
