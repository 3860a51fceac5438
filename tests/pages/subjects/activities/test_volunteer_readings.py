"""Teams and hours, units and members, legal advice: nothing that is not written is said."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.activities.volunteer_readings import advice_reading, teams_reading, units_reading


def teams(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["volunteer_team", "service_count", "timed_count", "service_hours"])


def units(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["reporting_unit", "service_count"])


def members(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["member_count", "served_known_count", "served_member_count"])


def advice(*rows) -> pd.DataFrame:
    names = [
        "community",
        "compound",
        "consultation_count",
        "participant_count",
        "dispute_count",
        "to_court_count",
    ]
    return pd.DataFrame(rows, columns=names)


def test_hours_are_of_those_that_are_written():
    found = teams_reading(teams(("帮帮队", 4, 2, 30.0), ("未填写", 3, 0, None)))
    assert found.title == "志愿活动 7 次，写了时长的合计 30\u00a0个小时"
    assert "写了时长的 2\u00a0/\u00a07，平均每次 15.0\u00a0个小时" in found.reading
    assert "没写志愿队的 3 次" in found.reading
    assert "**没写时长的不知道，不算 0 小时**" in found.reading


def test_teams_without_any_hours():
    found = teams_reading(teams(("帮帮队", 4, 0, None)))
    assert found.title == "1 支志愿队服务 4 次"
    assert "平均" not in found.reading


def test_all_hours_written():
    assert "**时长都写了**" in teams_reading(teams(("帮帮队", 1, 1, 2.5))).reading


def test_without_team_and_hours_the_columns_are_named():
    found = teams_reading(teams(("未填写", 3, 0, None)))
    assert not found.is_finding
    assert "“志愿队”和“服务时长”" in found.reading


def test_units_beside_members_with_their_denominator():
    found = units_reading(units(("税务局", 2), ("供电所", 1)), members((60, 40, 30), (10, 0, 0)))
    assert found.title == "2 家单位来报到服务 3 次"
    assert "服务过的 30\u00a0/\u00a040（75.0%）" in found.reading
    assert "另 30 名没填" in found.reading


def test_few_members_have_no_percentage():
    found = units_reading(units(("税务局", 2)), members((3, 3, 2)))
    assert "服务过的 2\u00a0/\u00a03" in found.reading
    assert "%" not in found.reading
    assert "没填" not in found.reading


def test_without_units_the_column_is_named_and_members_are_still_said():
    found = units_reading(units(), members((3, 3, 2)))
    assert not found.is_finding
    assert "“报到单位”" in found.reading
    assert "服务过的" in found.reading
    assert "服务过的" not in units_reading(units(), members((3, 0, 0))).reading


def test_advice_beside_disputes_proves_nothing():
    found = advice_reading(advice(("甲", "东苑", 2, 9, 1, 0), ("甲", "东苑", 0, 0, 2, 1)))
    assert found.title == "法律咨询 2 场，9 人次来问"
    assert "同期这些小区受理纠纷 3 件，其中引导诉讼 1 件" in found.reading
    assert "不能说咨询使纠纷增减" in found.reading


def test_advice_without_people_or_disputes():
    found = advice_reading(advice(("甲", "东苑", 2, None, 0, 0)))
    assert found.title == "法律咨询 2 场，1 个小区"
    assert "没有受理纠纷" in found.reading
