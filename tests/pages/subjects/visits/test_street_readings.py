"""What is said of the rounds of streets, with few of them, with one stretch, and by months."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.subjects.visits.street_readings import months_reading, streets_reading

KINDS = ["hygiene_count", "frontage_count", "vehicle_count", "other_kind_count"]


def stretches(*rows) -> pd.DataFrame:
    names = ["stretch", "round_count", "told_round_count", "finding_count", *KINDS[:3], "unnamed_count"]
    return pd.DataFrame(rows, columns=names)


def months(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["told_round_count", "finding_count"])
    return frame.assign(period_start=pd.date_range("2026-01-01", periods=len(rows), freq="MS").date)


def test_shares_are_compared_and_only_where_there_are_enough():
    frame = stretches(("三公街", 360, 360, 80, 30, 40, 20, 0), ("东街", 50, 50, 20, 10, 5, 5, 2))
    found = streets_reading(frame, shown=12)
    assert found.title == "门前五包最多；街长巡查发现问题 24.4%"
    assert found.reading == (
        "东街的发现率最高，40.0%；次数多少和巡得勤有关，**比发现率，不比次数**；2\u00a0次没写是哪一类。"
    )
    few = streets_reading(frame.assign(told_round_count=[360, 20]), shown=1)
    assert "不比各段" in few.reading
    assert "另有 1 段不在图中" in few.reading


def test_one_stretch_nothing_found_nothing_told():
    one = stretches(("三公街", 40, 40, 8, 2, 4, 3, 0))
    assert streets_reading(one, shown=12).reading == "**同一家反复出现的先上门**。"
    none = one.assign(finding_count=0, hygiene_count=0, frontage_count=0, vehicle_count=0)
    assert streets_reading(none, shown=12).title == "街长巡查 40\u00a0次，发现问题 0.0%"
    untold = streets_reading(none.assign(told_round_count=0), shown=12)
    assert untold.title == "街长巡查 40\u00a0次，没写有没有发现"
    unnamed = one.assign(unnamed_count=8, hygiene_count=0, frontage_count=0, vehicle_count=0)
    assert "都没写是哪一类" in streets_reading(unnamed, shown=12).reading


def test_a_month_that_is_not_over_is_in_neither_part():
    rising = months((60, 5), (60, 5), (60, 5), (60, 20), (60, 20), (60, 20), (3, 3))
    found = months_reading(rising, date(2026, 7, 2))
    assert found.title == "街长巡查发现率上升 25.0\u00a0个百分点"
    assert "近三个整月 33.3%，再前三个整月 8.3%" in found.reading
    assert months_reading(
        rising.iloc[::-1].assign(period_start=rising["period_start"]), date(2026, 7, 31)
    ).title
    level = months_reading(months(*[(60, 9)] * 6), date(2026, 6, 30))
    assert level.title == "街长巡查发现率没有明显变化"


def test_few_rounds_or_months_are_not_judged():
    assert "样本少" in months_reading(months(*[(4, 1)] * 6), date(2026, 6, 30)).reading
    assert "整月不到六个" in months_reading(months(*[(60, 9)] * 6), date(2026, 6, 29)).reading
