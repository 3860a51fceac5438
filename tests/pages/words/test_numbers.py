"""How numbers are written, in Chinese and in English. A space before a unit is U+00A0."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.words import numbers
from pages.parts.words.language import set_language
from tests.cases import each


@pytest.fixture
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("zh")


def spaced(text: str) -> str:
    """The text with ordinary spaces, to be compared by eye."""
    assert " " not in text.replace("至", "").replace("上期为 0", ""), "units are joined by U+00A0"
    return text.replace("\u00a0", " ")


@each("value", [None, math.nan, math.inf, pd.NA, pd.NaT])
def test_what_is_no_number(value):
    assert (numbers.is_number(value), numbers.is_missing(value)) == (False, True)


@pytest.mark.parametrize("value", [0, -1, 0.5])
def test_what_is_a_number(value):
    assert (numbers.is_number(value), numbers.is_missing(value)) == (True, False)


@each(
    ("value", "expected"),
    [
        (0, "0 件"),
        (412, "412 件"),
        (4712, "4,712 件"),
        (99_999, "99,999 件"),
        (123_456, "12.3 万件"),
        (0.5, "0.5 件"),
    ],
)
def test_count(value, expected):
    assert spaced(numbers.count(value, "件")) == expected


def test_count_of_nothing_and_without_a_unit():
    assert numbers.count(None) == numbers.count(math.nan) == numbers.count(pd.NA) == "无数据"
    assert numbers.count(412, "") == "412"


@each(
    ("value", "expected"),
    [(0.867, "86.7%"), (0, "0.0%"), (1, "100.0%"), (None, "无数据"), (math.inf, "无数据")],
)
def test_rate(value, expected):
    assert numbers.rate(value) == expected


def test_rate_without_decimals():
    assert numbers.rate(0.794, 0) == "79%"


def test_points_are_never_per_cent():
    assert spaced(numbers.points(-0.021)) == "2.1 个百分点"
    assert numbers.points(None) == "无数据"


@each(
    ("now", "before", "expected"),
    [
        (412, 389, "▲ 23 件（+5.9%）"),
        (389, 412, "▼ 23 件（−5.6%）"),
        (412, 412, "持平"),
        (100_004, 100_000, "持平"),  # 0.004 %
        (7, 0, "上期为 0"),
        (0, 0, "持平"),
        (20, 14, "▲ 6 件"),  # no per cent of 14
        (5, None, "无可比数据"),
    ],
)
def test_change_of_a_count(now, before, expected):
    assert numbers.change(now, before).replace("\u00a0", " ") == expected


def test_change_of_a_quotient():
    assert spaced(numbers.change(10.2, 9.7, small_sample=0, digits=1)) == "▲ 0.5 件（+5.2%）"


def test_change_of_a_rate_and_of_a_time():
    assert spaced(numbers.rate_change(0.867, 0.846)) == "▲ 2.1 个百分点"
    assert spaced(numbers.rate_change(0.794, 0.806)) == "▼ 1.2 个百分点"
    assert numbers.rate_change(0.8, 0.8004) == "持平"
    assert numbers.rate_change(math.nan, 0.8) == "无可比数据"
    assert spaced(numbers.days_change(2.3, 2.7)) == "▼ 0.4 天"
    assert numbers.days_change(2.30, 2.32) == "持平"
    assert numbers.change(10.02, 10.0, "件", 0, 1) == "持平"  # 0.0 at one decimal has no direction
    assert numbers.days_change(None, 2.3) == "无可比数据"


@each(("value", "expected"), [(17, "+17"), (-3, "−3"), (0, "0"), (-1200, "−1,200"), (None, "无数据")])
def test_signed(value, expected):
    assert numbers.signed_number(value) == expected


def test_minus_is_no_hyphen():
    assert "-" not in numbers.signed_number(-3) + numbers.plain(-3.5, 1) + numbers.money(-50_000)


def test_fraction_interval_days_and_money():
    assert spaced(numbers.fraction(248, 286)) == "248 / 286"
    assert spaced(numbers.fraction(248.6, 286)) == "248.6 / 286"
    assert numbers.interval(0.823, 0.902) == "82.3–90.2"
    assert numbers.between(345.2, 441.4) == "345–441"
    assert spaced(numbers.days(2.3)) == "2.3 天"
    assert spaced(numbers.money(32_000)) == "3.2 万元"
    assert spaced(numbers.money(860)) == "860 元"
    for text in (
        numbers.fraction(1, None),
        numbers.interval(math.nan, 1),
        numbers.days(None),
        numbers.money(None),
    ):
        assert text == "无数据"


@each(
    ("part", "whole", "expected"),
    [(248, 286, "86.7%"), (19, 22, "86%"), (6, 7, "6 / 7"), (0, 0, "无数据"), (None, 9, "无数据")],
)
def test_share_says_no_more_than_its_denominator_allows(part, whole, expected):
    assert numbers.share(part, whole).replace("\u00a0", " ") == expected


def test_small_samples():
    assert numbers.is_small(29)
    assert not numbers.is_small(30)
    assert numbers.is_small(49, small_sample=50)
    assert numbers.is_small(None)
    assert numbers.is_fraction_only(9)
    assert not numbers.is_fraction_only(10)


@pytest.mark.usefixtures("english")
def test_english():
    assert spaced(numbers.count(412)) == "412 cases"
    assert spaced(numbers.count(1)) == "1 case"
    assert spaced(numbers.count(123_456)) == "123,456 cases"
    assert numbers.change(412, 389).replace("\u00a0", " ") == "▲ 23 cases (+5.9%)"
    assert numbers.change(7, 0) == "was 0"
    assert spaced(numbers.points(0.021)) == "2.1 pp"
    assert spaced(numbers.days(1)) == "1.0 day"
    assert spaced(numbers.money(32_000)) == "32,000 yuan"


VALUE = st.one_of(st.none(), st.floats(), st.integers(-(10**9), 10**9))


@given(VALUE, VALUE)
def test_nothing_that_is_no_number_is_ever_written(left, right):
    of_one = (numbers.count, numbers.rate, numbers.points, numbers.signed_number, numbers.days, numbers.money)
    of_two = (
        numbers.fraction,
        numbers.interval,
        numbers.between,
        numbers.share,
        numbers.change,
        numbers.rate_change,
        numbers.days_change,
    )
    texts = [write(left) for write in of_one] + [write(left, right) for write in of_two]
    assert not any(word in text for text in texts for word in ("nan", "None", "inf"))


@each(
    ("value", "unit", "expected"),
    [
        (412, "件", ("412", "件")),
        (123_456, "件", ("12.3", "万件")),
        (7_000, "元", ("7,000", "元")),
        (32_000, "元", ("3.2", "万元")),
        (2_361_000, "元", ("236.1", "万元")),
    ],
)
def test_a_card_has_the_unit_apart_from_its_number(value, unit, expected):
    assert numbers.apart(value, unit) == expected


def test_a_change_of_money_is_written_as_money():
    assert spaced(numbers.change(0, 116_000, "元")) == "▼ 11.6 万元（−100.0%）"
    assert spaced(numbers.change(0, 116_000, "件")) == "▼ 11.6 万件（−100.0%）"


@pytest.mark.usefixtures("english")
def test_one_is_singular_on_a_card():
    assert numbers.apart(1, "件") == ("1", "case")
    assert numbers.apart(2, "件") == ("2", "cases")
    assert numbers.apart(1, "个社区")[1] == "community"
