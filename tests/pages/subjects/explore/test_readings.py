"""What a free question is said to have found: only what stands the correction over its family."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.false_discovery import Group
from pages.parts.subjects.explore.cell_readings import cell_sides, cells_reading
from pages.parts.subjects.explore.pair_readings import pair_reading
from pages.parts.subjects.explore.readings import rate_reading, rate_sides, untested_reading
from queries.measures import MEASURES

REPEAT, ON_TIME = MEASURES["repeat_rate"], MEASURES["on_time_rate"]


def groups(*rows: tuple[str, float, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["name", "part", "whole"])
    return frame.assign(value=frame["part"] / frame["whole"])


def test_a_rate_without_a_target_is_held_against_the_others() -> None:
    frame = groups(("甲", 60, 200), ("乙", 20, 200), ("丙", 22, 200), ("丁", 9, 10))
    found = rate_reading(frame, REPEAT, "社区", target=None, small=30, group=Group.TARGET)
    assert found.title == "甲重复诉求率高于其余，乙、丙低于其余"
    assert "甲 30.0%（60 / 200）" in found.reading.replace("\u00a0", " ")
    assert rate_sides(frame, None, 30, Group.TARGET)["甲"] == 1
    assert "丁" not in rate_sides(frame, None, 30, Group.TARGET)


def test_differences_that_may_be_chance_are_none() -> None:
    frame = groups(("甲", 24, 200), ("乙", 20, 200), ("丙", 22, 200))
    found = rate_reading(frame, REPEAT, "社区", target=None, small=30, group=Group.TARGET)
    assert found.title == "各社区重复诉求率：未见明显差别"
    assert "还不能排除偶然" in found.reading
    assert not found.is_finding


def test_few_cases_are_not_judged() -> None:
    found = rate_reading(groups(("甲", 6, 9)), REPEAT, "社区", target=None, small=30, group=Group.TARGET)
    assert "样本少不作判断" in found.reading


def table() -> pd.DataFrame:
    rows = [("甲", "一", 150, 200), ("甲", "二", 181, 200), ("乙", "一", 180, 200), ("乙", "二", 9, 10)]
    frame = pd.DataFrame(rows, columns=["row", "column", "part", "whole"])
    return frame.assign(value=frame["part"] / frame["whole"])


def ends(side: str) -> pd.DataFrame:
    sums = table().groupby(side, as_index=False)[["part", "whole"]].sum().rename(columns={side: "name"})
    return sums.assign(value=sums["part"] / sums["whole"])


def test_cells_are_one_family_and_their_totals_another() -> None:
    sides = cell_sides(table(), ends("row"), ends("column"), 0.9, 30)
    assert sides.cells == {"甲 · 一": -1}
    assert sides.rows == {"甲": -1}
    assert sides.judged_count == 3
    both = pd.concat([ends("column"), ends("row")])
    found = cells_reading(table(), both, sides, ON_TIME, ("渠道", "社区"), 0.9)
    assert found.title == "甲 · 一低于目标 90%"
    assert "3 格一起校正，**1 格与目标不同**" in found.reading
    assert "甲合计 82.8%，低于目标" in found.reading
    assert "1 格样本少或未写明" in found.reading


def test_no_cell_that_differs_is_said_as_such() -> None:
    frame = table().assign(part=lambda rows: rows["whole"] * 0.9, value=0.9)
    sides = cell_sides(frame, ends("row").iloc[:0], ends("column").iloc[:0], 0.9, 30)
    found = cells_reading(frame, ends("row").iloc[:0], sides, ON_TIME, ("渠道", "社区"), 0.9)
    assert found.title == "没有一格能说低于目标 90%"
    assert not found.is_finding


def test_an_untested_measure_ranks_nobody() -> None:
    frame = pd.DataFrame({"name": ["甲", "乙", "丙"], "value": [2.0, 3.5, 9.0], "whole": [100.0, 80.0, 5.0]})
    found = untested_reading(frame, MEASURES["half_closed_days"], "社区", 30)
    assert "不能据此排高低" in found.reading
    assert "9.0" not in found.title
    assert not found.is_finding


def test_two_measures_say_what_they_do_not_show() -> None:
    frame = pd.DataFrame({"name": list("abcdefghijkl"), "x": range(12), "y": range(12)})
    pair = (MEASURES["per_thousand_households"], MEASURES["satisfaction_rate"])
    found = pair_reading(frame, pair, "小区", {}, few=0)
    assert "两项同高同低" in found.reading
    assert "（秩相关 1.00）" in found.reading
    assert "不能由此说哪一项是另一项的原因" in found.reading
    named = pair_reading(frame, pair, "小区", {"a": -1}, few=0)
    assert named.title == "a满意率低于其余"
    none = pair_reading(frame.iloc[:0], pair, "小区", {}, few=3)
    assert "样本少不作判断" in none.reading
