"""Numbers as exports write them."""

from __future__ import annotations

import pytest

from data import amounts


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("1,234", "户", 1234.0),
        ("238户", "户", 238.0),
        ("３５%", "", 0.35),
        ("-2.5", "", -2.5),
        ("3.5万元", "元", 35000.0),
        ("1.2亿", "元", 1.2e8),
        ("1.5E3", "元", 1500.0),
        ("¥1200", "元", 1200.0),
        ("￥1,200.00", "元", 1200.0),
        ("-￥1,200", "元", -1200.0),
        ("人民币1200元整", "元", 1200.0),
        ("1 200", "元", 1200.0),
        ("１２００元", "元", 1200.0),
        ("120千元", "元", 120_000.0),
        ("2.1公顷", "平方米", 21_000.0),
        ("30亩", "平方米", 20_000.0),
        ("3.5万㎡", "平方米", 35_000.0),
        ("0.35万户", "户", 3500.0),
        ("1,200人次", "人次", 1200.0),
        ("3个", "件", 3.0),
        ("5颗星", "星", 5.0),
        ("120人", "", 120.0),
        ("3千米", "", 3.0),
        ("1.2万米", "", 12_000.0),
        ("3‰", "", 0.003),
        ("9" * 331, "元", float("inf")),
    ],
)
def test_numbers(text: str, unit: str, number: float):
    assert amounts.read_number(text, unit) == number


@pytest.mark.parametrize(
    "text",
    ["约300", "3-5", "1,23", "", "万元", "3.5万4", "80余户", "35%", "¥12", "--3", "inf", "nan", "9" * 10_000],
)
def test_no_numbers(text: str):
    assert amounts.read_number(text, "户") is None


def test_about_so_many_is_no_number_of_any_measure():
    assert [amounts.read_number(text, "") for text in ("80余人", "12人左右", "近百", "30-40")] == [None] * 4
