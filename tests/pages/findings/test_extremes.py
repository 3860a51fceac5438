"""Who has most: one, several that are level, all of them, or the only one."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.findings.extremes import largest, outside, smallest
from pages.parts.words.language import speaking
from tests.cases import each


def held(**values: float) -> pd.Series:
    return pd.Series(values)


@each(
    ("values", "who", "each"),
    [
        ({"南门社区": 4}, "南门", "4 处"),
        ({"南门社区": 4, "新城社区": 3}, "南门最多", "4 处"),
        ({"南门社区": 4, "新城社区": 4, "东湖社区": 1}, "南门、新城并列最多", "各 4 处"),
        ({"南门社区": 4, "新城社区": 4}, "南门、新城相同", "各 4 处"),
        (dict.fromkeys("甲乙丙丁戊", 0), "甲、乙、丙等 5 个相同", "各 4 处"),
    ],
)
def test_one_two_a_tie_all_equal(values, who, each):
    found = largest(held(**values))
    assert found.who("最多") == who
    assert found.each("4 处") == each


def test_the_least_and_what_it_is():
    found = smallest(held(甲=3.0, 乙=1.0, 丙=1.0))
    assert (found.names, found.value) == (("乙", "丙"), 1.0)
    assert smallest(held(甲=0.0, 乙=2.0)).value == 0.0


def test_what_the_first_has_is_not_rounded_twice():
    assert largest(held(办结=123.65, 下单=8.2), 1).value == 123.65  # hours: 5.2 days, of 123.6 they were 5.1


def test_what_is_printed_as_equal_is_level():
    values = held(甲=86.71, 乙=86.69)
    assert largest(values, 2).is_alone
    assert largest(values, 1).is_level


def test_nothing_has_no_most():
    with pytest.raises(ValueError, match="nothing"):
        largest(held())


def test_english_says_the_same():
    with speaking("en"):
        assert largest(held(A=2, B=1)).who("most") == "A most"
        assert largest(held(A=2, B=2, C=1)).who("most") == "A, B level at most"


def test_what_is_named_and_not_drawn_is_said():
    assert outside(["甲", "乙"], ["甲", "乙", "丙"]) == ""
    assert outside(["甲", "乙"], ["甲"]) == "乙未列出，见数据表"


@given(st.dictionaries(st.sampled_from("甲乙丙丁戊己"), st.integers(0, 3), min_size=1))
def test_who_is_named_has_most_and_nobody_else(values):
    found = largest(pd.Series(values))
    assert set(found.names) == {name for name, value in values.items() if value == max(values.values())}
    assert ("最多" in found.who("最多")) == (1 <= len(found.names) < len(values))
    assert ("并列" in found.who("最多")) == (1 < len(found.names) < len(values))
