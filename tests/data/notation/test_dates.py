"""Dates as exports write them: one by one, and in the database."""

from __future__ import annotations

from datetime import datetime

import duckdb

from data.notation import dates
from tests.cases import each


@each(
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
        ("32874", datetime(1990, 1, 1)),
        ("26/3/5", datetime(2026, 3, 5)),
        ("26-03-05 14:30", datetime(2026, 3, 5, 14, 30)),
        ("99.12.31", datetime(1999, 12, 31)),
        ("05年3月5日", datetime(2005, 3, 5)),
        ("二〇二六年三月五日", datetime(2026, 3, 5)),
        ("二○二六年十二月三十一日下午三点", datetime(2026, 12, 31, 15)),
        ("二O二六年3月二十五日", datetime(2026, 3, 25)),
        ("2026-03-05 晚上", datetime(2026, 3, 5)),
        ("2026-03-05 下午", datetime(2026, 3, 5)),
        ("2026-03-05（全天）", datetime(2026, 3, 5)),
        ("2026-3-5-14:30", datetime(2026, 3, 5, 14, 30)),
        ("2026-03-05 19:00 GMT+8", datetime(2026, 3, 5, 19)),
        ("2026-03-05 19:00:00-05:00", datetime(2026, 3, 6, 8)),
    ],
)
def test_dates(text: str, moment: datetime):
    assert dates.read_date(text) == moment


@each(
    "text",
    [
        "1",
        "61",
        "32873",
        "3.5",
        "12.31",
        "2026.3",
        "2026.10",
        "305",
        "20000",
        "3.5-3.7",
        "3/5/2026",
        "03/05/26",
        "2026-03-05 19:00+36",
        "2026-03-05 18:00-36",
        "9999-12-31 24:00",
        "2026-03-05" + " " * 10_000 + "x",
        "2026-03-05 " + "9" * 10_000,
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


@each(
    ("text", "start", "end"),
    [
        ("2026-03-05 19:00-20:30", datetime(2026, 3, 5, 19), datetime(2026, 3, 5, 20, 30)),
        ("2026-03-31 19:00—20:30", datetime(2026, 3, 31, 19), datetime(2026, 3, 31, 20, 30)),
        ("2026/3/5 19:00～20:30", datetime(2026, 3, 5, 19), datetime(2026, 3, 5, 20, 30)),
        ("2026.3.5 19:00至20:30", datetime(2026, 3, 5, 19), datetime(2026, 3, 5, 20, 30)),
        ("2026年3月5日19:00到20:30", datetime(2026, 3, 5, 19), datetime(2026, 3, 5, 20, 30)),
        ("2026-03-05 19:00:00-20:30:00", datetime(2026, 3, 5, 19), datetime(2026, 3, 5, 20, 30)),
        ("2026-03-05 09:00:00-11:00", datetime(2026, 3, 5, 9), datetime(2026, 3, 5, 11)),
        ("2026-03-05T19:00-20:30", datetime(2026, 3, 5, 19), datetime(2026, 3, 5, 20, 30)),
        ("2026-03-05 20:00-24:00", datetime(2026, 3, 5, 20), datetime(2026, 3, 6)),
        ("2026-03-05 22:00-02:00", datetime(2026, 3, 5, 22), datetime(2026, 3, 6, 2)),
        ("2026-03-05 23:00-次日1:00", datetime(2026, 3, 5, 23), datetime(2026, 3, 6, 1)),
        ("2026-03-05 下午3点-5点半", datetime(2026, 3, 5, 15), datetime(2026, 3, 5, 17, 30)),
        ("2026-03-05 上午9:00-12:30", datetime(2026, 3, 5, 9), datetime(2026, 3, 5, 12, 30)),
        ("2026-03-05 9:00至3月6日17:00", datetime(2026, 3, 5, 9), datetime(2026, 3, 6, 17)),
        ("2026-03-05至03-07", datetime(2026, 3, 5), datetime(2026, 3, 7, 23, 59, 59)),
        ("2026-03-05 to 2026-03-07", datetime(2026, 3, 5), datetime(2026, 3, 7, 23, 59, 59)),
        ("2026年3月5日-7日", datetime(2026, 3, 5), datetime(2026, 3, 7, 23, 59, 59)),
        ("2026年3月5-7日", datetime(2026, 3, 5), datetime(2026, 3, 7, 23, 59, 59)),
        ("2026.3.5-3.7", datetime(2026, 3, 5), datetime(2026, 3, 7, 23, 59, 59)),
        ("20260305-20260307", datetime(2026, 3, 5), datetime(2026, 3, 7, 23, 59, 59)),
        ("2026-03-05至今", datetime(2026, 3, 5), datetime(2026, 3, 5, 23, 59, 59)),
    ],
)
def test_a_span_gives_its_start_and_to_a_deadline_its_end(text: str, start: datetime, end: datetime):
    assert dates.read_date(text) == start
    assert dates.read_date(text, ends_day=True) == end
    assert in_database(text) is None


def test_deadline_without_a_time_is_the_end_of_its_day():
    assert dates.read_date("2024年7月8日", ends_day=True) == datetime(2024, 7, 8, 23, 59, 59)
    assert dates.read_date("2024年7月8日 0时0分", ends_day=True) == datetime(2024, 7, 8)


def in_database(text: str) -> datetime | None:
    """The moment the database reads in a text."""
    statement = f"select date_trunc('second', {dates.FAST_MOMENT.replace('{cell}', 'cell')})"
    (row,) = duckdb.execute(f"{statement} from (select cast(? as VARCHAR) as cell)", [text]).fetchall()
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
    "epoch", "infinity", "昨天", "7", "2024-02-30", "2026-3-5-14:30", "2026.3.5-7", "2026-03-05-07", "12.31",
    "4.6e4", "2026年3月5日 9:30Z", "3.5", "2026.3", "305",
)  # fmt: skip


@each("text", SPELLINGS)
def test_usual_spellings_are_read_in_the_database_as_they_are_one_by_one(text: str):
    assert in_database(text) == dates.read_date(text) is not None


@each("text", LEFT)
def test_what_the_database_could_misread_is_left_to_be_read_one_by_one(text: str):
    assert in_database(text) is None


@each(
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
        ("2026.3", "只有年月，没有日"),
        ("26年3月", "只有年月，没有日"),
        ("3.5", "只有月日，没有年份"),
        ("3月5日-7日", "只有月日，没有年份"),
        ("3.5-3.7", "只有月日，没有年份"),
        ("3/5/2026", "年份写在最后，分不清哪个是月、哪个是日"),
        ("05-03-2026 14:30", "年份写在最后，分不清哪个是月、哪个是日"),
        ("3/5/26", "年份只有两位，分不清年、月、日"),
        ("26/2/30", "没有这一天或这个时刻"),
        ("305", "像是天数，不是日期"),
        ("20000", "只是一个数，不是日期"),
        ("2026-03-05 x", "日期后面的内容看不懂"),
    ],
)
def test_why_a_text_is_no_date(text: str, reason: str):
    assert dates.read_date(text) is None
    assert dates.why_no_date(text) == reason


def test_a_deadline_of_a_few_days_is_no_date():
    assert dates.read_date("7", ends_day=True) is None
    assert dates.why_no_date("7") == "像是天数，不是日期"
    assert dates.read_date("45481", ends_day=True) == datetime(2024, 7, 8, 23, 59, 59)
