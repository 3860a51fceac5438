"""How windows are written and called. 2026-11-25, the day of the data, is a Wednesday."""

from __future__ import annotations

from datetime import date, datetime

from pages.parts.words import dates
from tests.cases import each

AS_OF = datetime(2026, 11, 25, 18, 30)


@each(
    ("date_from", "date_to", "expected"),
    [
        (date(2026, 11, 16), date(2026, 11, 23), "2026-11-16 至 11-22"),
        (date(2025, 12, 29), date(2026, 1, 5), "2025-12-29 至 2026-01-04"),
        (date(2026, 11, 16), date(2026, 11, 17), "2026-11-16"),
        (None, None, "全部日期"),
        (None, date(2026, 11, 17), "2026-11-16 及以前"),
        (date(2026, 11, 16), None, "2026-11-16 起"),
    ],
)
def test_window_names_its_last_day(date_from, date_to, expected):
    assert dates.dates(date_from, date_to) == expected


def test_short_forms():
    assert dates.short_dates(date(2026, 11, 9), date(2026, 11, 16)) == "11-09 至 11-15"
    assert dates.short_dates(date(2026, 11, 9), date(2026, 11, 10)) == "11-09"
    assert dates.moment(AS_OF) == "2026-11-25 18:30"


@each(
    ("date_from", "date_to", "expected"),
    [
        (date(2026, 11, 16), date(2026, 11, 23), "第 47 周"),
        (date(2026, 8, 31), date(2026, 11, 23), "第 36–47 周"),
        (date(2025, 12, 22), date(2026, 1, 5), "2025 年第 52 周至 2026 年第 1 周"),
        (date(2026, 11, 17), date(2026, 11, 24), ""),
        (None, date(2026, 11, 23), ""),
    ],
)
def test_whole_weeks_bear_their_number(date_from, date_to, expected):
    assert dates.weeks(date_from, date_to) == expected


@each(
    ("date_from", "date_to", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 30), "本周"),
        (date(2026, 11, 23), date(2026, 11, 26), "本周"),
        (date(2026, 11, 16), date(2026, 11, 23), "上周"),
        (date(2026, 8, 31), date(2026, 11, 23), "近 12 周"),
        (date(2026, 11, 1), date(2026, 12, 1), "本月"),
        (date(2026, 10, 1), date(2026, 11, 1), "上月"),
        (date(2025, 11, 1), date(2026, 11, 1), "近 12 月"),
        (date(2026, 1, 1), date(2027, 1, 1), "今年"),
        (None, None, "全部时段"),
        (date(2026, 3, 2), date(2026, 3, 9), "2026-03-02 至 03-08\u00a0"),  # words follow it: 诉求 412 件
        (date(2024, 1, 1), date(2025, 1, 1), "2024 年"),
        (date(2026, 7, 1), date(2026, 10, 1), "三季度"),
        (date(2026, 10, 1), date(2027, 1, 1), "四季度"),
        (date(2025, 1, 1), date(2025, 7, 1), "2025 年上半年"),
        (date(2026, 8, 1), date(2026, 11, 1), "近 3 月"),
        (date(2021, 1, 1), date(2026, 11, 1), "2021 年 1 月以来"),
        (date(2021, 3, 1), date(2026, 11, 26), "2021 年 3 月以来"),
        (date(2026, 3, 2), None, "2026-03-02 起"),
    ],
)
def test_what_a_reader_calls_a_window(date_from, date_to, expected):
    assert dates.period_name(date_from, date_to, AS_OF) == expected


def test_data_of_more_than_a_week_ago_are_called_so():
    assert dates.days_old(AS_OF, date(2026, 12, 2)) == ""
    assert dates.days_old(AS_OF, date(2026, 12, 3)) == "距今 8 天"
    assert dates.days_old(AS_OF, date(2026, 11, 1)) == ""
