"""Holidays that the office writes: what is read, and what is refused with the part that is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from data.holiday_table import NamedDays, holiday_table
from tests.cases import each


def test_days_and_spans_are_read_as_people_write_them() -> None:
    assert holiday_table("2027-01-01 元旦、2027-2-5 至 02-11 春节，2027-12-31至2028-01-02 元旦；") == (
        NamedDays("元旦", date(2027, 1, 1), date(2027, 1, 1)),
        NamedDays("春节", date(2027, 2, 5), date(2027, 2, 11)),
        NamedDays("元旦", date(2027, 12, 31), date(2028, 1, 2)),
    )
    assert holiday_table(" 无 ") == ()
    assert holiday_table("２０２７－０２－０５～０２－１１　春节") == holiday_table(
        "2027-02-05 至 02-11 春节"
    )


@each(
    ("written", "told"),
    [
        ("春节", "“春节”读不懂"),
        ("2027-01-01", "“2027-01-01”读不懂"),
        ("2027-02-30 春节", "不存在的日期"),
        ("2027-02-11 至 02-05 春节", "应当在第一天之后"),
        ("2027-02-05 至 2028-02-11 春节", "不超过 31 天"),
        ("2027-01-01 <b>", "读不懂"),
        ("2027-01-01 **元旦", "读不懂"),
        ("9999-12-31 元旦", "应当在 1990 年至 2100 年之间"),
        ("、".join(["2027-01-01 元旦"] * 400), "写了 401 个节假日，最多 400 个"),
        ("2027-10-01 中华人民共和国国庆", "不超过 4 个字"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_part(written: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        holiday_table(f"2027-01-01 元旦、{written}")
