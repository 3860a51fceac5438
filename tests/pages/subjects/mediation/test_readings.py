"""Outcomes by type of dispute and level of settlement."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.mediation.readings import disputes_reading, levels_reading, with_concluded_count


def disputes(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["dispute_type", "case_count", "succeeded_count", "failed_count"])


def levels(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["resolved_level", "succeeded_count"])


def test_concluded_is_succeeded_and_failed():
    assert list(
        with_concluded_count(disputes(("邻里", 10, 6, 2), ("物业", 5, None, 1)))["concluded_count"]
    ) == [
        8,
        1,
    ]


def test_most_frequent_and_weakest():
    # 邻里 90 of 100, 物业 20 of 40; together 110 of 140 = 78.6 %
    found = disputes_reading(
        disputes(("邻里纠纷", 110, 90, 10), ("物业纠纷", 50, 20, 20), ("未填写", 40, 0, 0))
    )
    assert found.title == "邻里纠纷最多，110\u00a0件，占 55.0%"
    assert (
        found.reading == "物业纠纷化解率 50.0%（20\u00a0/\u00a040），低于总体 78.6%，**先看它的未成功个案**。"
    )


def test_the_lowest_of_several_may_be_chance():
    # 24 of 30 beside 84 of 90: fewer by thirteen points, as the lowest of four often is
    rest = [(f"纠纷{at}", 30, 28, 2) for at in range(3)]
    found = disputes_reading(disputes(("物业纠纷", 30, 24, 6), *rest))
    assert "4 个化解率的差别还不能排除偶然，**不能据此排名**" in found.reading


def test_alike():
    found = disputes_reading(disputes(("邻里纠纷", 100, 80, 20), ("物业纠纷", 100, 78, 22)))
    assert "**不能据此排名**" in found.reading


def test_one_type_is_not_the_most_frequent_of_any():
    found = disputes_reading(disputes(("邻里纠纷", 9, 5, 1)))
    assert found.title == "邻里纠纷 9\u00a0件"
    assert found.reading.startswith("已结不足 30 件")


def test_types_that_are_level():
    found = disputes_reading(
        disputes(("邻里纠纷", 90, 20, 20), ("物业纠纷", 90, 20, 20), ("其他", 60, 50, 0))
    )
    assert found.title == "邻里纠纷、物业纠纷相同，各 90\u00a0件，各占 37.5%"
    rest = disputes(("邻里纠纷", 90, 20, 20), ("物业纠纷", 90, 20, 20), ("家庭纠纷", 60, 50, 0))
    assert "邻里纠纷、物业纠纷化解率各 50.0%，低于总体" in disputes_reading(rest).reading


def test_a_rate_is_compared_with_another():
    found = disputes_reading(disputes(("邻里纠纷", 110, 90, 10), ("物业纠纷", 9, 1, 2)))
    assert "已结满 30 件的只有邻里纠纷" in found.reading


def test_few_of_every_type():
    found = disputes_reading(disputes(("邻里纠纷", 9, 5, 1), ("物业纠纷", 5, 2, 1)))
    assert found.title == "邻里纠纷最多，9\u00a0件"
    assert "**样本少不比较化解率**" in found.reading


def test_no_disputes():
    assert disputes_reading(disputes()).title == "各类纠纷的调解结果"
    unnamed = disputes_reading(disputes(("未填写", 3, 1, 1)))
    assert unnamed.title == "各类纠纷的调解结果"
    assert unnamed.reading == "3\u00a0件没有写明，**暂不作判断**。"


def test_levels_within_the_community():
    # 50 + 32 of 100; 18 above, of which none is unknown
    found = levels_reading(levels(("网格", 50), ("社区", 32), ("街道", 15), ("区级以上", 3)))
    assert found.title == "82.0% 在社区以内化解"
    assert found.reading == "网格化解 50.0%；上交街道及以上 18\u00a0件，**先看这些为何没在社区化解**。"


def test_cases_without_a_level_are_in_neither_part():
    # 60 of 70
    found = levels_reading(levels(("网格", 40), ("社区", 20), ("街道", 10), ("未填写", 30)))
    assert found.title == "85.7% 在社区以内化解"
    assert "上交街道及以上 10\u00a0件" in found.reading
    assert found.reading.endswith("；另有 30\u00a0件未写明层级。")


def test_nothing_went_up():
    assert "**都在社区以内化解**" in levels_reading(levels(("网格", 50), ("社区", 32))).reading


def test_few_levels():
    found = levels_reading(levels(("网格", 4), ("社区", 2), ("街道", 1)))
    assert found.title == "6\u00a0/\u00a07 在社区以内化解"
    assert "**样本少不作判断**" in found.reading
    assert not found.is_finding


def test_no_levels():
    assert levels_reading(levels()).title == "化解层级"
    assert "**暂不作判断**" in levels_reading(levels()).reading
