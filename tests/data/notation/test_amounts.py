"""Numbers as exports write them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from data.notation import amounts
from data.notation.amounts import read_numeral
from tests.cases import each


@each(
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
        ("三千元", "元", 3000.0),
        ("壹万元整", "元", 10_000.0),
        ("十二万", "元", 120_000.0),
        ("一百二十人", "人", 120.0),
        ("两万五", "元", 25_000.0),
        ("两万半", "元", 25_000.0),
        ("一百五万元", "元", 1_500_000.0),
        ("十二千元", "元", 12_000.0),
        ("三千万元", "元", 30_000_000.0),
        ("三点五万元", "元", 35_000.0),
        ("一亿零三十万", "元", 100_300_000.0),
        ("一千零五", "元", 1005.0),
        ("一千三百五", "元", 1350.0),
        ("半公顷", "平方米", 5000.0),
        ("二〇一五年", "年", 2015.0),
        ("壹仟贰佰元伍角", "元", 1200.5),
        ("人民币（大写）：叁仟零伍元零捌分", "元", 3005.08),
        ("玖萬捌仟陸佰圓整", "元", 98_600.0),
        ("12元5角", "元", 12.5),
        ("三块五", "元", 3.5),
        ("伍角", "元", 0.5),
        ("十", "次", 10.0),
        ("零", "次", 0.0),
        ("两盏", "", 2.0),
        ("三千盏", "", 3000.0),
        ("百分之三十五", "", 0.35),
        ("百分之0", "", 0.0),
        ("9" * 331, "元", float("inf")),
    ],
)
def test_numbers(text: str, unit: str, number: float):
    assert amounts.read_number(text, unit) == number


@each(
    "text",
    [
        "约300",
        "3-5",
        "1,23",
        "",
        "万元",
        "3.5万4",
        "80余户",
        "35%",
        "¥12",
        "--3",
        "inf",
        "nan",
        "9" * 10_000,
        "二三十户",
        "三五户",
        "十来户",
        "百户",
        "几十户",
        "一千二三百",
        "壹佰伍户",
        "三户两人",
        "一户一档",
        "两千万五",
        "二三",
    ],
)
def test_no_numbers(text: str):
    assert amounts.read_number(text, "户") is None


def test_about_so_many_is_no_number_of_any_measure():
    assert [amounts.read_number(text, "") for text in ("80余人", "12人左右", "近百", "30-40", "十余人")] == [
        None
    ] * 5


def test_words_that_begin_with_a_numeral_are_no_numbers():
    words = ("一般", "十分满意", "三千米", "一致", "万达", "一半", "千盏", "三无小区")
    assert [amounts.read_number(word, "") for word in words] == [None] * len(words)


@given(st.integers(0, 10**12 - 1))
def test_a_numeral_is_the_number_it_was_made_of(number: int):
    assert read_numeral(in_words(number)) == number


def in_words(number: int) -> str:
    """A number as it is written in full, 零 where places are left out."""
    digits, multiples = "零一二三四五六七八九", ("", "十", "百", "千")
    groups = []
    for place in (8, 4, 0):
        group = number // 10**place % 10**4
        written = [(digits[group // 10**n % 10], multiples[n]) for n in (3, 2, 1, 0)]
        text = "".join(digit + (multiple if digit != "零" else "") for digit, multiple in written)
        groups.append(text + {8: "亿", 4: "万", 0: ""}[place] if group else "零")
    return re.sub("零+", "零", "".join(groups)).strip("零") or "零"
