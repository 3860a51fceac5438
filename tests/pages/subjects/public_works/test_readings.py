"""Public works: what was done in which unit, what is unfinished, and the headline."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.public_works.readings import (
    by_kind,
    communities_reading,
    headline,
    is_late,
    progress_reading,
    quantity,
    works_reading,
)

COLUMNS = ["community", "kind", "unit", "work_count", "finished_count", "quantity", "cost_yuan"]
WORKS = pd.DataFrame(
    [
        ("甲社区", "路灯", "盏", 4, 4, 50.0, 20_000.0),
        ("乙社区", "路灯", "盏", 2, 1, 8.0, 10_000.0),
        ("甲社区", "路面", "平方米", 5, 5, 15_600.0, 970_000.0),
        ("乙社区", "电梯", "部", 1, 0, None, None),
    ],
    columns=COLUMNS,
)


def test_kinds_are_added_over_communities_and_units_stay_apart():
    frame = by_kind(pd.concat([WORKS, WORKS.iloc[[0]].assign(unit="组")]))
    assert list(zip(frame["kind"], frame["unit"], frame["work_count"], strict=True)) == [
        ("路灯", "盏", 6), ("路面", "平方米", 5), ("路灯", "组", 4), ("电梯", "部", 1),
    ]  # fmt: skip
    assert frame["quantity"].iloc[0] == 58
    assert frame["cost_yuan"].isna().tolist() == [False, False, False, True]


def test_works_reading():
    found = works_reading(by_kind(WORKS))
    assert found.title == "开工 12\u00a0项，完工 10\u00a0项，投入 100.0\u00a0万元"
    assert found.reading == "路面花费最多，97.0\u00a0万元，占 97.0%；**单位不同的数量不相加**。"


def test_works_without_costs():
    found = works_reading(by_kind(WORKS.tail(1)))
    assert found.title == "开工 1\u00a0项，完工 0\u00a0项"
    assert found.reading == "**单位不同的数量不相加**。"


def test_no_works():
    assert "**暂不作判断**" in works_reading(by_kind(WORKS.iloc[:0])).reading
    assert "**暂不作判断**" in communities_reading(WORKS.iloc[:0]).reading


def test_quantity_has_its_unit():
    assert quantity(15_600.0, "平方米") == "15,600\u00a0平方米"
    assert quantity(0.5, "吨") == "0.5\u00a0吨"
    assert quantity(3.0, "未填写") == "3"
    assert quantity(float("nan"), "吨") == "—"


def works(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["kind", "community", "compound", "work_days", "is_unfinished"])
    stages = ["施工" if is_unfinished else "完工" for is_unfinished in frame["is_unfinished"]]
    return frame.assign(is_unfinished=frame["is_unfinished"].astype(bool), stage=stages, work_status="未填写")


USUAL = {
    "路灯": pd.Series({"finished_count": 20, "median_days_to_finish": 25.0, "p90_days_to_finish": 45.0}),
    "电梯": pd.Series({"finished_count": 9, "median_days_to_finish": 25.0, "p90_days_to_finish": 45.0}),
}


def test_late_for_its_kind_needs_enough_others():
    assert is_late(46, USUAL["路灯"])
    assert not is_late(45, USUAL["路灯"])
    assert not is_late(400, USUAL["电梯"])
    assert not is_late(400, None)


def test_unfinished_works():
    found = progress_reading(
        works(
            ("路灯", "甲社区", "东苑", 50, True),
            ("路灯", "甲社区", "西苑", 12, True),
            ("路灯", "乙社区", "南苑", 30, False),
        ),
        USUAL,
    )
    assert found.title == "在建 2\u00a0项，最久 50\u00a0天"
    assert found.reading == (
        "最久的是东苑的路灯；同类一半在 25\u00a0天内完工；1\u00a0项超过九成同类的工期，**先问原因**。"
    )


def test_unfinished_within_time():
    found = progress_reading(works(("监控", "甲社区", "未匹配", 12, True)), USUAL)
    assert found.reading == "在建的是甲社区的监控；同类完工的不足 10 项，**不判断是否拖期**。"


def test_all_finished():
    assert progress_reading(works(("路灯", "甲社区", "东苑", 30, False)), USUAL).title == "没有在建的工程"
    assert "**暂不作判断**" in progress_reading(works(), USUAL).reading


def test_a_work_that_does_not_tell_is_neither_finished_nor_under_way():
    known, unknown = (
        works(("路灯", "甲社区", "东苑", 30, False)),
        works(("路灯", "甲社区", "西苑", None, False)),
    )
    unknown["stage"] = "施工"
    both = progress_reading(pd.concat([known, unknown]), USUAL)
    assert both.title == "写明的都已完工"
    assert both.reading == "没写完没完工的 1\u00a0项不在内；**连同“项目状态”或“完工日期”一列重新导出**。"
    assert progress_reading(unknown, USUAL).title == "看不出还有没有在建的"
    under_way = works(("监控", "甲社区", "未匹配", 12, True))
    assert (
        "；没写完没完工的 1\u00a0项不在内。"
        in progress_reading(pd.concat([under_way, unknown]), USUAL).reading
    )
    void = unknown.assign(work_status="已作废")
    assert progress_reading(pd.concat([known, void]), USUAL).title == "没有在建的工程"


def test_communities():
    found = communities_reading(WORKS)
    assert found.title == "甲社区开工最多，9\u00a0项，占 75%"
    assert found.reading.startswith("甲社区投入最多，99.0\u00a0万元；")
    assert communities_reading(WORKS.tail(1)).title == "乙社区开工 1\u00a0项"


def test_headline():
    works_row = {"work_count": 8, "cost_yuan": 1_107_000.0}
    told = "2026 年帮扶 6\u00a0户"
    assert headline("上周", works_row, told) == f"上周开工 8\u00a0项，投入 110.7\u00a0万元；{told}"
    assert headline("上周", {"work_count": 0, "cost_yuan": 0.0}, told) == f"上周没有开工；{told}"
    assert headline("上月", {"work_count": 1, "cost_yuan": None}) == "上月开工 1\u00a0项"


def test_what_is_level_is_not_most():
    level = pd.DataFrame(
        [("甲社区", "路灯", "盏", 2, 2, 1.0, 500.0), ("乙社区", "监控", "个", 2, 2, 1.0, 500.0)],
        columns=COLUMNS,
    )
    assert communities_reading(level).title.endswith("相同，各 2\u00a0项")
    assert works_reading(by_kind(level)).reading == "**单位不同的数量不相加**。"
    tied = works(("路灯", "甲社区", "东苑", 9, True), ("路灯", "甲社区", "西苑", 9, True))
    assert (
        progress_reading(tied, USUAL).reading
        == "2\u00a0项同为最久；没有超过九成同类工期的，**按期推进即可**。"
    )
    undated = works(("路灯", "甲社区", "东苑", None, True))
    assert "**先补填开工日期**" in progress_reading(undated, USUAL).reading
