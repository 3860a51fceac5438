"""Levels of the organisations, and households for each party group."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.organisation.body_readings import level_counts, tree_reading

NODES = pd.DataFrame({"is_placed": [True, True, False]})


def levels(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["community", "level", "unit_count"])


def test_counts_for_the_box_of_the_root():
    frame = levels(("甲社区", "社区党委", 1), ("乙社区", "社区党委", 1), ("甲社区", "业委会", 4))
    assert level_counts(frame) == "2 个社区党委"


def test_a_group_for_many_more_households():
    frame = levels(("甲社区", "党小组", 20), ("乙社区", "党小组", 5), ("甲社区", "网格党支部", 3))
    found = tree_reading(NODES, frame, {"甲社区": 2000.0, "乙社区": 2000.0})
    assert found.title == "3 个网格党支部、25 个党小组"
    assert found.reading == (
        "乙社区平均一个党小组对应 400 户，甲社区只有 100 户，**先看乙社区要不要分组**；"
        "1 个组织没有写明上级，挂在社区下。"
    )


def test_alike_one_community_and_unknown_households():
    frame = levels(("甲社区", "党小组", 20), ("乙社区", "党小组", 20))
    alike = tree_reading(NODES, frame, {"甲社区": 2000.0, "乙社区": 2400.0})
    assert alike.reading.startswith("平均一个党小组对应 100 至 120 户，**各社区相差不大**")
    one = tree_reading(NODES, levels(("甲社区", "党小组", 20)), {"甲社区": 2000.0})
    assert one.reading.startswith("平均一个党小组对应 100 户，**点一块看它的下级**")
    assert tree_reading(NODES, frame, {"甲社区": 0.0}).reading.startswith("**点一块看它的下级**")


def test_nothing():
    assert not tree_reading(NODES.iloc[0:0], levels(), {}).is_finding
    assert tree_reading(NODES, levels(("甲社区", "业委会", 2)), {}).title == "组织树"
