"""What is said of matters sorted otherwise than the rule, and of requests by priority."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from data.settings import settings
from pages.parts.subjects.closed_loop.departure_readings import departure_reading, rule_reading, unruled_count
from pages.parts.subjects.closed_loop.priority import absent_reading, terms_clause


def issues(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["issue", "rule_triage", "triage", "ruled_count", "departed_count"])


def units(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["responsible_unit", "ruled_count", "departed_count"])
    return frame.assign(departure_rate=frame["departed_count"] / frame["ruled_count"])


def test_an_issue_that_mostly_departs_asks_for_another_rule_and_few_for_a_check():
    most = rule_reading(issues(("电梯", "联办", "共办", 30, 30), ("电梯", "联办", "联办", 10, 0)), 5)
    assert most.title == "30\u00a0件与分流规则不同，占可对照的 75.0%"
    assert "电梯（规则联办，多填共办，30\u00a0/\u00a040）：**先定规则改不改**" in most.reading
    assert "规则没有说法的 5\u00a0件不在内" in most.reading
    few = rule_reading(issues(("电梯", "联办", "共办", 3, 3), ("电梯", "联办", "联办", 37, 0)), 0)
    assert "**逐件核对是不是填错**" in few.reading


def test_a_single_departure_is_no_reason_to_change_the_rule():
    found = rule_reading(issues(("婚姻家庭", "协办", "联办", 1, 1)), 0)
    assert "**逐件核对是不是填错**" in found.reading


def test_nothing_to_judge_and_nothing_that_departs():
    assert rule_reading(issues(), 0).title == "三事分流的规则"
    kept = rule_reading(issues(("电梯", "联办", "联办", 1, 0)), 0)
    assert kept.title == "已填的分流都与规则一致"
    assert (
        "**没有要核对的**" in departure_reading(units(("甲", 5, 0)), "responsible_unit", "承办单位").reading
    )


def test_one_unit_departs_beyond_chance():
    # 30 of 60 against 6 of 120 of the others
    found = departure_reading(
        units(("物业办", 60, 30), ("城管", 60, 3), ("街道", 60, 3)), "responsible_unit", "承办单位"
    )
    assert found.title == "物业办与分流规则不同的偏多"
    assert "物业办与规则不同 50.0%（30\u00a0/\u00a060），高于总体 20.0%" in found.reading


def test_alike_and_few_units_are_not_ranked():
    alike = departure_reading(units(("甲", 60, 6), ("乙", 60, 7)), "responsible_unit", "承办单位")
    assert "**不能据此排名，逐件核对**" in alike.reading
    few = departure_reading(units(("甲", 60, 6), ("乙", 9, 7)), "responsible_unit", "承办单位")
    assert "**不作比较，逐件核对**" in few.reading


def test_a_matter_without_a_rule_is_told_apart_from_one_without_a_triage():
    matters = pd.DataFrame(
        [("联办", None, 2), ("联办", "共办", 4), ("未填写", None, 8)],
        columns=["triage", "rule_triage", "matter_count"],
    )
    assert unruled_count(matters) == 2


def test_no_priority_changes_nothing_and_says_so():
    assert "12\u00a0件都没有填轻重缓急" in absent_reading(12).reading
    assert "**暂不作判断**" in absent_reading(0).reading


def test_the_hours_of_the_settings_are_named():
    assert terms_clause(settings(), 8).startswith("没有写期限的从受理起推算（紧急 24 小时、重要 72 小时")
    none = replace(settings(), urgent_hours=0, important_hours=0)
    assert terms_clause(none, 0) == "没有写期限的不推算"
