"""Weeks with and without an activity: with none, one and two communities."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.subjects.activities.week_readings import compounds_reading, quiet_reading, weeks_reading

QUIET = ["community", "quiet_from", "quiet_to", "quiet_week_count"]


def weeks(*rows, by="community") -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[by, "week_count", "active_week_count"])


def quiet(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=QUIET)


GAP = ("甲社区", date(2026, 1, 5), date(2026, 1, 18), 2)


def test_one_community_is_said_by_its_weeks():
    found = weeks_reading(weeks(("甲社区", 10, 8)), quiet(GAP))
    assert found.title == "甲社区 10 周里 8 周有活动"
    assert "最长的空档 2026-01-05 至 01-18 连续 2 周没有" in found.reading


def test_of_two_the_one_with_most_and_the_longest_gap():
    found = weeks_reading(weeks(("甲社区", 10, 8), ("乙社区", 10, 3)), quiet(GAP))
    assert "最多" in found.title
    assert "8\u00a0/\u00a010" in found.title
    assert "最长的空档在甲" in found.reading


def test_every_week_with_one_is_praised_without_a_gap():
    found = weeks_reading(weeks(("甲社区", 4, 4), ("乙社区", 4, 4)), quiet())
    assert found.title == "2 个社区周周有活动"
    assert "**照常办即可**" in found.reading
    assert quiet_reading(quiet(), shown=0).title == "没有一周没有活动"


def test_nothing_is_nothing():
    assert not weeks_reading(weeks(), quiet()).is_finding


def test_runs_that_are_not_listed_are_counted():
    found = quiet_reading(quiet(GAP, ("乙社区", date(2026, 2, 2), date(2026, 2, 8), 1)), shown=1)
    assert found.title == "没有活动的共 3 周，2 个社区"
    assert "连着两周以上的 1 段" in found.reading
    assert "还有 1 段未列出" in found.reading
    short = quiet_reading(quiet(("乙社区", date(2026, 2, 2), date(2026, 2, 8), 1)), shown=1)
    assert "**没有连着两周以上的空档**" in short.reading
    assert "未列出" not in short.reading


def test_compounds_without_one_are_counted_and_not_judged():
    found = compounds_reading(weeks(("东苑", 10, 2), ("西苑", 10, 0), by="compound"))
    assert found.title == "有活动的周东苑最多，2 周"
    assert "1 个小区没有写明在那里办的活动" in found.reading
    alone = compounds_reading(weeks(("东苑", 10, 2), by="compound"))
    assert alone.title == "有活动的周东苑，2 周"
    assert "**没写小区的不在内**" in alone.reading
