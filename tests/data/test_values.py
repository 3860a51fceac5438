"""What a cell says."""

from __future__ import annotations

from datetime import datetime

import pytest

from data import personal, values
from data.ledgers import LEDGERS

SALT = b"s" * 32


def reader(ledger: str, column: str, codes: dict[str, str] | None = None) -> values.Treatment:
    """How a column of a ledger is read."""
    declared = LEDGERS[ledger].column(column)
    return values.treatment(declared, salt=SALT, codes=codes or {}, formats=(), is_key=False)


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
    ],
)
def test_dates(text: str, moment: datetime):
    assert values.read_date(text) == moment


@pytest.mark.parametrize(
    "text", ["7月8日", "2024-07", "45481", "2024-02-30", "0024-07-08", "13800138000", "昨天"]
)
def test_no_dates(text: str):
    assert values.read_date(text) is None


def test_deadline_without_a_time_is_the_end_of_its_day():
    assert values.read_date("2024年7月8日", ends_day=True) == datetime(2024, 7, 8, 23, 59, 59)
    assert values.read_date("2024年7月8日 0时0分", ends_day=True) == datetime(2024, 7, 8)


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [("1,234", "户", 1234.0), ("238户", "户", 238.0), ("３５%", "", 0.35), ("-2.5", "", -2.5)],
)
def test_numbers(text: str, unit: str, number: float):
    assert values.read_number(text, unit) == number


@pytest.mark.parametrize("text", ["约300", "3-5", "1,23", ""])
def test_no_numbers(text: str):
    assert values.read_number(text, "户") is None


def test_codes():
    rating = reader("satisfaction_response", "rating").repair
    assert rating("较满意") == ("满意", True)
    assert rating("一般") == ("一般", True)
    assert rating("未评价") == (None, True)
    assert rating("还行") == ("还行", False)


def test_booleans():
    resolved = reader("satisfaction_response", "is_resolved").repair
    assert [resolved(text) for text in ("是", "1", "已解决", "部分解决", "否")] == [
        ("true", True),
        ("true", True),
        ("true", True),
        ("false", True),
        ("false", True),
    ]
    assert resolved("差不多") == (None, False)
    assert resolved("-") == (None, True)


def test_an_answer_that_elsewhere_is_a_blank():
    assert reader("visit", "has_file").repair("无") == ("false", True)
    assert reader("compound", "management").repair("无") == ("无物业", True)


def test_mapped_codes_and_the_rest():
    status = reader("service_request", "status", {"Closed": "已办结", "*": "待办"}).repair
    assert status("Closed") == ("已办结", True)
    assert status("Whatever") == ("待办", True)
    assert status("-") == (None, True)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("请回电13800138000谢谢", "请回电***谢谢"),
        ("138-0013-8000,13900139000", "***,***"),
        ("+86 138 0013 8000", "***"),
        ("电话0817-2234567", "电话***"),
        ("身份证51130219900101123X", "身份证***"),
        ("１３８００１３８０００", "***"),
        ("工单20260402062267", "工单20260402062267"),
        ("3栋2单元501", "3栋2单元501"),
    ],
)
def test_numbers_of_persons_are_hidden(text: str, hidden: str):
    assert personal.hide_numbers(text) == hidden


def test_token_is_the_same_for_every_spelling_and_another_for_another_salt():
    assert personal.token("138 0013 8000", SALT) == personal.token("+8613800138000", SALT)
    assert personal.token("13800138000", SALT) != personal.token("13800138001", SALT)
    assert personal.token("13800138000", SALT) != personal.token("13800138000", b"t" * 32)


def test_damaged_salt_is_refused(tmp_path):
    (tmp_path / "salt").write_text("12")
    with pytest.raises(Exception, match="不完整"):
        personal.read_salt(tmp_path)
