"""Which stations are used, which are not, and where no ledger tells: with none, one and two of them."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.subjects.organisation.station_readings import is_told, months_reading, stations_reading

NAMES = ["community", "station_name", "use_count", "new_use_count", "new_people_count", "opened_on"]
NAMING = ["ledger", "row_count", "named_count", "unknown_count"]


def stations(*rows) -> pd.DataFrame:
    return pd.DataFrame([(*row, *(0, 0, None)[len(row) - 3 :]) for row in rows], columns=NAMES)


def naming(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=NAMING)


def test_a_station_without_a_use_is_named_first():
    found = stations_reading(
        stations(("甲社区", "一站", 3), ("甲社区", "二站", 0)),
        naming(("activity", 9, 3, 0), ("visit", 5, 0, 0)),
    )
    assert found.title == "2 处服务阵地，写明使用 3 次"
    assert found.reading == (
        "二站没有使用记录，**先核实是闲置还是漏记**；走访巡查没写在哪处阵地；"
        "写了阵地的只有 3\u00a0/\u00a09 行。"
    )


def test_where_no_ledger_names_a_station_nothing_is_said_of_its_use():
    found = stations_reading(stations(("甲社区", "一站", 0)), naming(("activity", 9, 0, 0)))
    assert found.title == "1 处服务阵地，用得怎样台账没写"
    assert "加“阵地”一列" in found.reading
    assert "没有使用记录" not in found.reading
    assert "**小区里的活动不能算作阵地的**" in found.reading
    assert stations_reading(stations(("甲社区", "一站", 0)), naming()).is_finding


def test_names_that_are_on_no_register_are_counted():
    found = stations_reading(stations(("甲社区", "一站", 0)), naming(("activity", 9, 4, 4)))
    assert "有 4 行写了阵地，但名册里没有这些名称或编号" in found.reading
    some = stations_reading(stations(("甲社区", "一站", 2)), naming(("activity", 9, 4, 2)))
    assert "其中 2 行写的阵地名册里没有，不算在内" in some.reading


def test_a_community_that_never_names_a_station_is_not_idle():
    frame = stations(("甲社区", "一站", 3), ("乙社区", "二站", 0))
    assert is_told(frame).tolist() == [True, False]
    found = stations_reading(frame, naming(("activity", 9, 3, 0)))
    assert "没有使用记录" not in found.reading
    assert "乙的台账没写阵地，用没用不知道" in found.reading.replace("乙社区", "乙")


def test_a_station_that_opens_later_is_not_idle():
    frame = stations(("甲社区", "一站", 3), ("甲社区", "二站", 0, 0, 0, "2026-05-01"))
    early = stations_reading(frame, naming(("activity", 9, 3, 0)), date(2026, 5, 1))
    assert "没有使用记录" not in early.reading
    later = stations_reading(frame, naming(("activity", 9, 3, 0)), date(2026, 5, 2))
    assert "二站没有使用记录" in later.reading


def test_riders_are_said_only_where_a_row_says_so():
    rows = naming(("activity", 9, 3, 0))
    assert "新就业" not in stations_reading(stations(("甲社区", "一站", 3)), rows).reading
    told = stations_reading(stations(("甲社区", "一站", 3, 2, 40)), rows).reading
    assert "写明是新就业群体的 40 人次，在 1 处" in told
    unknown = stations_reading(stations(("甲社区", "一站", 3, 2, None)), rows).reading
    assert "没写人次" in unknown


def test_without_a_station_nothing_is_judged():
    assert not stations_reading(stations(), naming()).is_finding
    assert is_told(stations()).empty


def test_months_of_one_station_and_of_two():
    months = [date(2026, 1, 1), date(2026, 2, 1)]
    names = ["station_name", "period_start", "use_count"]
    one = months_reading(
        pd.DataFrame([("一站", months[0], 3), ("一站", months[1], 1)], columns=names), months
    )
    assert one.title == "一站，近 2 个月 4\u00a0次"
    assert "月月有记录的 1 处" in one.reading
    two = months_reading(
        pd.DataFrame([("一站", months[0], 3), ("二站", months[1], 1)], columns=names), months
    )
    assert two.title == "一站用得最多，近 2 个月 3\u00a0次"
    assert "没有一处月月有记录" in two.reading
