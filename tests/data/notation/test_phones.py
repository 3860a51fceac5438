"""Phones of persons, and what is nobody's."""

from __future__ import annotations

import pytest

from data.notation.personal_numbers import bare_number
from data.notation.persons import is_no_phone, mobile_in
from tests.cases import each

ONE = (
    "13800001234", "138 0000 1234", "138-0000-1234", "+86 13800001234", "+8613800001234",
    "0086 138 0000 1234", "8613800001234", "013800001234", "13800001234（本人）", "13800001234本人",
    "电话：13800001234",
    "１３８００００１２３４", "(+86)138-0000-1234",
)  # fmt: skip
NOBODY = (
    "00000000000", "11111111111", "0", "110", "12345", "1234567890", "12345678901", "13333333333", "网络",
    "不便提供", "无号码", "（无）", "000-0000", "4001234567", "6222", "138****1234", "138xxxx1234",
)  # fmt: skip


@each("text", ONE)
def test_one_number_in_many_spellings(text: str):
    assert mobile_in(text) == "13800001234"
    assert not is_no_phone(text)


@each("text", NOBODY)
def test_nobody(text: str):
    assert is_no_phone(text)


@each("text", ["0817-2234567", "2234567", "wx_abc123", "QQ12345"])
def test_other_numbers_and_accounts_are_somebodys(text: str):
    assert not is_no_phone(text)
    assert mobile_in(text) == ""


@pytest.mark.parametrize("text", ["113800001234", "138000012345", "20260305138000"])
def test_longer_numbers_hold_no_mobile(text: str):
    assert mobile_in(bare_number(text)) == ""


HEADER = "工单编号,受理时间,社区,小区,问题分类,问题小类,来电人电话"


def write(written, phones) -> object:
    lines = (
        f"GD{at:02},2026-03-{at + 1:02},南门社区,汽运小区,噪声,施工,{phone}"
        for at, phone in enumerate(phones)
    )
    return written(HEADER, *lines)


def test_one_caller_repeats_however_the_number_is_written(written, imported, rows):
    imported(write(written, [*ONE, "13800001234.0", "'13800001234"]))
    assert rows("select count(distinct phone_token) from service_request") == [(1,)]


def test_nobody_repeats(written, imported, rows):
    imported(write(written, [phone for phone in NOBODY for _ in (1, 2)]))
    assert rows("select count(phone_token) from service_request") == [(0,)]
