"""Dates as exports write them: one by one, and in the database."""

from __future__ import annotations

from datetime import datetime

import duckdb
import pytest

from data import dates


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-07-08", datetime(2024, 7, 8)),
        ("2024/7/8", datetime(2024, 7, 8)),
        ("2024.7.8", datetime(2024, 7, 8)),
        ("2024年7月8日", datetime(2024, 7, 8)),
        ("2024年7月8日 9时30分", datetime(2024, 7, 8, 9, 30)),
        ("2024年07月08日09:30:15", datetime(2024, 7, 8, 9, 30, 15)),
        ("２０２４－０７－０８　０９：３０", datetime(2024, 7, 8, 9, 30)),
        ("2024-07-08 星期一 09:30", datetime(2024, 7, 8, 9, 30)),
        ("2024-07-08 下午 3:20", datetime(2024, 7, 8, 15, 20)),
        ("2024-07-08T09:30:00.123", datetime(2024, 7, 8, 9, 30)),
        ("2024-07-08T09:30:00+08:00", datetime(2024, 7, 8, 9, 30)),
        ("2024-07-08T01:30:00Z", datetime(2024, 7, 8, 9, 30)),
        ("2024-07-08 24:00", datetime(2024, 7, 9)),
        ("20240708", datetime(2024, 7, 8)),
        ("202407080930", datetime(2024, 7, 8, 9, 30)),
        ("20240708093015", datetime(2024, 7, 8, 9, 30, 15)),
        ("20240708093015123", datetime(2024, 7, 8, 9, 30, 15)),
        ("20240708 09:30", datetime(2024, 7, 8, 9, 30)),
        ("2024.7.8 9:30", datetime(2024, 7, 8, 9, 30)),
        ("2024年12月18日", datetime(2024, 12, 18)),
        ("2024年7月8日9时30分15秒", datetime(2024, 7, 8, 9, 30, 15)),
        ("2024-07-08（星期一）", datetime(2024, 7, 8)),
        ("星期三 2024-07-10 9:30", datetime(2024, 7, 10, 9, 30)),
        ("2024/7/8 上午 12:05", datetime(2024, 7, 8, 0, 5)),
        ("2024/7/8 下午12:05", datetime(2024, 7, 8, 12, 5)),
        ("2024-07-08 3:20 PM", datetime(2024, 7, 8, 15, 20)),
        ("2024-07-08 晚上8点半", datetime(2024, 7, 8, 20, 30)),
        ("2024-07-08 中午1点", datetime(2024, 7, 8, 13)),
        ("2024-07-08T09:30:00-05:00", datetime(2024, 7, 8, 22, 30)),
        ("2024-07-08 09:30:00 +0800", datetime(2024, 7, 8, 9, 30)),
        ("45481", datetime(2024, 7, 8)),
        ("45481.395833333", datetime(2024, 7, 8, 9, 30)),
        ("４５４８１", datetime(2024, 7, 8)),
        ("1", datetime(1900, 1, 1)),
        ("61", datetime(1900, 3, 1)),
    ],
)
def test_dates(text: str, moment: datetime):
    assert dates.read_date(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "7月8日",
        "2024-07",
        "2024-02-30",
        "0024-07-08",
        "13800138000",
        "昨天",
        "2024-07-08 25:00",
        "100001",
        "0",
        "202407",
        "2024",
        "2024-07-08 9:30 x1",
        "epoch",
        "infinity",
    ],
)
def test_no_dates(text: str):
    assert dates.read_date(text) is None


def test_deadline_without_a_time_is_the_end_of_its_day():
    assert dates.read_date("2024年7月8日", ends_day=True) == datetime(2024, 7, 8, 23, 59, 59)
    assert dates.read_date("2024年7月8日 0时0分", ends_day=True) == datetime(2024, 7, 8)


def in_database(text: str) -> datetime | None:
    """The moment the database reads in a text."""
    statement = f"select date_trunc('second', {dates.FAST_MOMENT.replace('{cell}', 'cell')})"
    row = duckdb.connect().execute(f"{statement} from (select cast(? as VARCHAR) as cell)", [text]).fetchone()
    assert row is not None
    return row[0]


SPELLINGS = (
    "2024-07-08 09:30:00", "2024-07-08 09:30", "2024/7/8 9:30", "2024/7/8 9:30:05", "2024-07-08",
    "2024/12/18 15:30:00", "2024-07-08T09:30:00", "2024-07-08 24:00", "2024.7.8", "2024.12.18 09:30:15",
    "2024年7月8日", "2024年12月18日", "2024年7月8日 9时30分", "2024年07月08日09:30:15", "20240708",
    "2024年7月8日9时30分15秒", "202407080930", "20240708093015", "45481", "45481.0", "45481.3958333333",
)  # fmt: skip
LEFT = (
    "2024-07-08 3:20 PM", "2024-07-08 下午 3:20", "2024-07-08T01:30:00Z", "2024-7-8 9:30-05:00",
    "2024-07-08T09:30:00+08:00", "2024-07-08 9:30 x1", "2024.7.8 3:20 PM", "2024", "202407", "13800138000",
    "epoch", "infinity", "昨天", "7", "2024-02-30",
)  # fmt: skip


@pytest.mark.parametrize("text", SPELLINGS)
def test_usual_spellings_are_read_in_the_database_as_they_are_one_by_one(text: str):
    assert in_database(text) == dates.read_date(text) is not None


@pytest.mark.parametrize("text", LEFT)
def test_what_the_database_could_misread_is_left_to_be_read_one_by_one(text: str):
    assert in_database(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024-07", "只有年月，没有日"),
        ("2024年7月", "只有年月，没有日"),
        ("202407", "只有年月，没有日"),
        ("2024年", "只有年份，没有月和日"),
        ("2024", "只有年份，没有月和日"),
        ("7月8日", "只有月日，没有年份"),
        ("7/8 9:30", "只有月日，没有年份"),
        ("9时30分", "只有时间，没有日期"),
        ("2024-02-30", "没有这一天或这个时刻"),
        ("20240230", "没有这一天或这个时刻"),
        ("昨天", "不是看得懂的日期"),
    ],
)
def test_why_a_text_is_no_date(text: str, reason: str):
    assert dates.read_date(text) is None
    assert dates.why_no_date(text) == reason


def test_a_deadline_of_a_few_days_is_no_date():
    assert dates.read_date("7", ends_day=True) is None
    assert dates.why_no_date("7") == "像是天数，不是日期"
    assert dates.read_date("45481", ends_day=True) == datetime(2024, 7, 8, 23, 59, 59)
