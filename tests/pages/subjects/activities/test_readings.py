"""What is held, who comes, what it settles, who serves, where the stars come from."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.subjects.activities.readings import (
    calendar_reading,
    issues_reading,
    per_hundred,
    service_reading,
    stars_reading,
    stars_wide,
)


def kinds(*rows) -> pd.DataFrame:
    names = ["kind", "activity_count", "participant_count", "issues_collected_count", "issues_resolved_count"]
    return pd.DataFrame(rows, columns=names)


def stars(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["period_start", "kind", "community", "compound", "star_count"])


def test_calendar_does_not_count_who_cannot_come():
    found = calendar_reading(kinds(("文化", 10, 600, 0, 0), ("公示", 21, 0, 0, 0)))
    assert found.title == "活动 31\u00a0场，参与 600\u00a0人次"
    assert found.reading.startswith("文化平均每场 60\u00a0人次；没有人次的 21\u00a0场")


def test_calendar_without_attendances():
    assert "**不能说参与多少**" in calendar_reading(kinds(("公示", 21, 0, 0, 0))).reading
    assert not calendar_reading(kinds()).is_finding


def test_issues():
    found = issues_reading(kinds(("文化", 10, 600, 20, 14), ("便民集市", 3, 90, 20, 18)), 12)
    assert found.title == "活动收集问题 40\u00a0件，已解决 32\u00a0件"
    assert found.reading == (
        "解决 80.0%，**先看文化（未解决 6\u00a0件）**；同期诉求工单中来自文化活动的有 12\u00a0件。"
    )
    assert issues_reading(kinds(("文化", 1, 9, 26, 26)), 0).reading == "已全部解决，**不必再催办**。"
    assert not issues_reading(kinds(("文化", 1, 9, 0, 0)), 0).is_finding


def test_service():
    names = ["community", "member_count", "volunteer_count", "volunteer_done_count"]
    frame = pd.DataFrame([("甲", 92, 9, 9), ("乙", None, 2, 0)], columns=names)
    assert service_reading(frame).title == "报到在职党员 92\u00a0名，志愿服务 20\u00a0次"
    assert service_reading(frame.iloc[1:]).title == "志愿服务 2\u00a0次"
    assert not service_reading(frame.iloc[:0]).is_finding


def test_per_hundred():
    assert per_hundred(9, 50) == 18
    assert per_hundred(9, None) is None
    assert per_hundred(9, 0) is None
    assert per_hundred(9, 9) is None  # too few for a quotient


def test_stars_by_month_with_their_places():
    frame = stars(
        (date(2026, 1, 1), "社区之星", "甲", "东苑", 2),
        (date(2026, 1, 1), "楼长之星", "甲", "西苑", 1),
        (date(2026, 2, 1), "社区之星", "乙社区", "未匹配", 1),
    )
    latest, first = stars_wide(frame)
    assert latest["counts"] == {"社区之星": 1, "楼长之星": 0, "楼院之星": 0}
    assert latest["places"] == ["乙社区"]
    assert first["places"] == ["东苑", "西苑"]
    found = stars_reading(frame)
    assert found.title == "2 个月评出星级 4\u00a0名"
    assert "来自 2 个小区" in found.reading


def test_no_stars_says_how_to_record_them():
    assert "社区之星" in stars_reading(stars()).reading
    assert stars_wide(stars()) == []


def test_kinds_with_as_many_people_are_level():
    tied = calendar_reading(kinds(("文化", 1, 60, 5, 1), ("便民集市", 2, 60, 6, 2), ("节日", 1, 9, 0, 0)))
    assert tied.reading.startswith("文化、便民集市并列人次最多，各 60\u00a0人次")
    left = issues_reading(kinds(("文化", 1, 60, 5, 1), ("便民集市", 2, 60, 6, 2)), 0)
    assert "**先看文化、便民集市（未解决 各 4\u00a0件）**" in left.reading
