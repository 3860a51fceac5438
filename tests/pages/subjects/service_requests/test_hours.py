"""Busiest hours of a flat week with one or two hills on it."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.service_requests.readings import hours_reading, peaks


def week(hills: dict[int, int], *, weekend: float = 1.0) -> pd.DataFrame:
    rows = [
        (day, hour, (10 + hills.get(hour, 0)) * (weekend if day > 5 else 1.0))
        for day in range(1, 8)
        for hour in range(24)
    ]
    return pd.DataFrame(rows, columns=["weekday", "hour", "request_count"])


def test_one_peak():
    assert hours_reading(week({9: 20, 10: 20})).title == "9 至 11 时最多"


def test_two_windows_that_are_level_are_both_named():
    assert hours_reading(week({9: 20, 10: 20, 15: 20, 16: 20})).title == "9 至 11 时、15 至 17 时并列最多"


def test_second_peak_in_the_evening():
    found = hours_reading(week({9: 20, 10: 20, 20: 10, 21: 10}))
    assert found.title == "9 至 11 时最多；20 至 22 时有第二个高峰"


def test_night_share_is_counted():
    # 10 an hour, 10 of 24 hours
    assert "20 时至次日 6 时 700\u00a0件，占 41.7%" in hours_reading(week({})).reading


def test_quiet_weekend_is_not_called_good():
    found = hours_reading(week({}, weekend=0.6))
    assert "周末日均比工作日少 40%，**不代表问题少，可能是上报少**" in found.reading


def test_busy_weekend():
    assert "周末日均比工作日多 50%，**值班要排到周末**" in hours_reading(week({}, weekend=1.5)).reading


def test_even_week():
    assert "**看不出要另排值班**" in hours_reading(week({})).reading


def test_too_few():
    frame = pd.DataFrame([(1, 9, 100)], columns=["weekday", "hour", "request_count"])
    found = hours_reading(frame)
    assert found.title == "来电时段分布"
    assert "**样本少不作判断**" in found.reading


def test_missing_hours_are_zeros():
    frame = pd.DataFrame([(1, 9, 100), (2, 9, 100)], columns=["weekday", "hour", "request_count"])
    assert hours_reading(frame).title == "8 至 10 时最多"


def test_requests_without_an_hour_are_said_and_make_no_peak():
    frame = week({9: 20, 10: 20})
    frame["untimed_count"] = [500 if hour == 0 else 0 for hour in frame["hour"]]
    found = hours_reading(frame)
    assert found.title == "9 至 11 时最多"
    assert "未写时刻 3,500\u00a0件不在图中" in found.reading


def test_all_without_an_hour():
    frame = pd.DataFrame([(1, 0, 0, 40)], columns=["weekday", "hour", "request_count", "untimed_count"])
    assert hours_reading(frame).reading == "40\u00a0件都只写了日期，**看不出来电时段**。"


def test_nothing():
    assert peaks([0.0] * 24) == []
    assert "**暂不作判断**" in hours_reading(week({}).iloc[:0]).reading


def test_the_busiest_window_of_an_even_day_is_not_named():
    # 7 an hour and 24 in one pair: 14 of 178 expected, one of 23 windows has 24 by chance once in five
    found = hours_reading(
        pd.DataFrame({"weekday": 1, "hour": range(24), "request_count": [7] * 22 + [12, 12]})
    )
    assert (found.title, found.is_finding) == ("来电时段分布", False)
    assert peaks([7.0] * 22 + [30.0, 30.0]) == [22]
    # a second hill of 16 above a valley of 10 is no peak; of 40 it is one
    hill = [40.0, 40.0, *[5.0] * 8, 8.0, 8.0, *[5.0] * 12]
    assert peaks(hill) == [0]
    assert peaks([*hill[:10], 20.0, 20.0, *hill[12:]]) == [0, 10]


def test_a_weekend_that_chance_explains():
    # 20 a day against 25: 40 of 165 where 47 are expected, 1.2 standard deviations
    rows = [(day, 9, 20 if day > 5 else 25) for day in range(1, 8)]
    frame = pd.DataFrame([*rows, (1, 10, 5)], columns=["weekday", "hour", "request_count"])
    assert "周末与工作日的差别还不能排除偶然，**看不出要另排值班**" in hours_reading(frame).reading
