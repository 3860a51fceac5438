"""Mapping files: what they may say, and how a mistake is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import UnreadableFileError
from data.mapping_file import parse_mapping, read_mapping
from tests.cases import each

GOOD = """
ledger = "service_request"
[columns]
requested_at = "Created Date"
status = "Status"
[formats]
requested_at = "%m/%d/%Y %H:%M"
[values.status]
"Closed" = "已办结"
"*" = "待办"
"""


def test_good_mapping():
    mapping = parse_mapping(GOOD, "m.toml")
    assert mapping.ledger == "service_request"
    assert mapping.columns == {"requested_at": "Created Date", "status": "Status"}
    assert mapping.formats == {"requested_at": ("%m/%d/%Y %H:%M",)}
    assert mapping.codes == {"status": {"Closed": "已办结", "*": "待办"}}


@each(
    ("text", "message"),
    [
        ("ledger = ", "不是正确的 TOML"),
        ("[columns]", "要写明 ledger"),
        ('ledger = "nothing"', "'nothing'.*可用的有：service_request"),
        ('ledger = "service_request"\n[colums]', "不认识 colums"),
        ('ledger = "service_request"\n[columns]\nwhen = "x"', r"“when”不是台账“诉求工单”的列"),
        ('ledger = "service_request"\n[columns]\nstatus = ""', "status 应写成"),
        ('ledger = "service_request"\n[values.status]\n"A" = "好"', "“好”不是“status”的取值"),
        ('ledger = "service_request"\n[formats]\nstatus = "%Y"', "“status”不是日期列"),
        ('ledger = "service_request"\n[formats]\nclosed_at = "yyyy"', "应写成日期格式"),
        ('ledger = "service_request"\nheaders = "甲,乙"', "headers 应写成"),
        ('ledger = "service_request"\nheaders = ["甲", 2]', "headers 应写成"),
        ('ledger = "service_request"\nheaders = []', "headers 是空的"),
        ('ledger = "service_request"\nheaders = ["甲"]\n[columns]\nstatus = "乙"', "“乙”不在 headers 里"),
    ],
)
def test_a_mistake_is_told(text: str, message: str):
    with pytest.raises(UnreadableFileError, match=message):
        parse_mapping(text, "m.toml")


def test_header_row_is_optional():
    assert parse_mapping(GOOD, "m.toml").headers_row == ()
    text = 'headers = ["Created Date", "* Status", ""]\n' + GOOD
    assert parse_mapping(text, "m.toml").headers_row == ("Created Date", "* Status", "")


def test_missing_file():
    with pytest.raises(UnreadableFileError, match="映射文件 nowhere.toml 无法读取"):
        read_mapping(Path("nowhere.toml"))


def test_mapped_header_that_the_file_does_not_have(written, imported):
    path = written("Created Date,State", "3/14/2025 1:20,Closed")
    with pytest.raises(
        UnreadableFileError, match="status 对应的表头“Status”在文件中没有.*Created Date、State"
    ):
        imported(path, mapping=parse_mapping(GOOD, "m.toml"))


def test_codes_and_dates_of_a_foreign_export(written, imported, rows):
    path = written("Created Date,Status", "3/14/2025 1:20,Closed", "12/1/2025 23:05,Open")
    imported(path, mapping=parse_mapping(GOOD, "m.toml"))
    found = rows("select requested_at::varchar, status::varchar from service_request order by 1")
    assert found == [("2025-03-14 01:20:00", "已办结"), ("2025-12-01 23:05:00", "待办")]
