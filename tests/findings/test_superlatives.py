"""Who is first: alone, beside others, or of one only; and what may be said of all."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.findings.superlatives import MOST, first_of, largest, of_rows, of_several, smallest
from pages.parts.numbers import count, rate
from pages.parts.wording import speaking

NAMES = ("南门社区", "新城社区", "体育场社区", "白龙社区")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((4, 3, 2, 1), "南门最多，4 处"),
        ((4, 4, 2, 1), "南门、新城并列最多，各 4 处"),
        ((4, 4, 4, 1), "南门、新城等 3 个并列最多，各 4 处"),
        ((4, 4, 4, 4), "4 个相同，各 4 处"),
        ((4, 4), "南门、新城并列最多，各 4 处"),
        ((4,), "南门 4 处"),
        ((4, None, None), "南门 4 处"),
    ],
)
def test_first_is_said_of_one_that_stands_apart(values, said):
    found = largest(NAMES[: len(values)], [float("nan") if n is None else n for n in values])
    assert first_of(found, MOST, count(found.value, "处")).replace("\u00a0", " ") == said


def test_values_that_are_written_alike_are_alike():
    found = largest(NAMES[:2], [0.88412, 0.88409], rate)
    assert not found.is_alone
    assert largest(NAMES[:2], [0.884, 0.883], rate).is_alone


def test_without_a_value_the_clause_ends_with_the_word():
    assert first_of(smallest(NAMES[:2], [1, 2]), MOST) == "南门最多"
    assert first_of(largest(NAMES[:2], [2, 2]), MOST) == "南门、新城并列最多"


def test_english_says_the_same():
    with speaking("en"):
        assert first_of(largest("ABC", [3, 3, 1]), MOST, "3 cases") == "A, B joint most, 3 cases each"
        assert first_of(largest("ABC", [3, 2, 1]), MOST, "3 cases") == "A most, 3 cases"


def test_nothing_is_first_of_nothing():
    assert largest([], []) is None
    assert largest(["南门社区"], [float("nan")]) is None


@given(st.lists(st.integers(0, 5), min_size=1, max_size=4))
def test_alone_means_that_the_second_is_less(values):
    frame = pd.DataFrame({"community": NAMES[: len(values)], "case_count": values})
    found = of_rows(frame, "community", "case_count")
    order = sorted(values, reverse=True)
    assert found.value == order[0]
    assert found.is_alone == (len(values) > 1 and order[0] > order[1])
    assert ("并列" in first_of(found, MOST)) <= (order.count(order[0]) > 1)


@pytest.mark.parametrize(("compared", "said"), [(0, "无"), (1, "无"), (2, "各社区都在目标之上")])
def test_all_or_none_is_claimed_of_two_or_more(compared, said):
    assert of_several(compared, "各社区都在目标之上", "无") == said
