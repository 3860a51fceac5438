"""Fewer than five persons are not told, and cannot be had by subtraction."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pandas as pd
import pytest

from pages.parts.findings.few_persons import FEW, KEPT_BACK, is_few, is_pinned, mask_small_numbers, wholes
from tests.cases import each


def cells(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["kind", "acts", "households"])


def parts(*numbers: int) -> pd.DataFrame:
    """The parts of one whole, each act for another household."""
    return cells(*(("低保", number, number) for number in numbers))


def shown(frame, **options) -> list[str]:
    return list(mask_small_numbers(frame, value="acts", persons="households", **options)["acts"])


def whole(frame) -> list[str]:
    return list(wholes(frame, value="acts", persons="households", within=("kind",))["acts"])


@each(("persons", "few"), [(0, False), (1, True), (4, True), (5, False), (120, False)])
def test_one_to_four_are_few(persons, few):
    assert is_few(persons) is few
    assert not is_few(persons, sees_few=True)


def test_persons_decide_not_acts():
    """Nine acts for three households: neither nine nor <5 can be said of the acts."""
    assert shown(cells(("低保", 4, 4), ("助学", 9, 3), ("慰问", 1234567, 900000), ("廉租房", 0, 0))) == [
        FEW,
        KEPT_BACK,
        "1234567",
        "0",
    ]


def test_a_later_sign_in_sees_all():
    assert shown(cells(("低保", 4, 4)), sees_few=True) == ["4"]


def test_a_single_hidden_part_of_a_whole_takes_the_next_with_it_whatever_its_size():
    frame = cells(("低保", 3, 3), ("低保", 9, 9), ("低保", 7, 7), ("助学", 6, 6), ("助学", 8, 8))
    assert shown(frame, within=("kind",)) == [FEW, KEPT_BACK, "7", "6", "8"]
    assert whole(frame) == ["19", "14"]


@each("numbers", [(4, 4, 20), (1, 1, 20), (1, 2, 20), (3, 4, 20)])
def test_hidden_parts_whose_sum_tells_them_take_another_with_them(numbers):
    """28 − 20 = 8 can only be 4 + 4, 22 − 20 = 2 only 1 + 1; 3 are fewer than five persons."""
    assert shown(parts(*numbers), within=("kind",)) == [FEW, FEW, KEPT_BACK]
    assert whole(parts(*numbers)) == [str(sum(numbers))]


def test_hidden_parts_that_hide_each_other_take_none_with_them():
    assert shown(parts(3, 2, 20), within=("kind",)) == [FEW, FEW, "20"]
    assert whole(parts(3, 2, 20)) == ["25"]


@each("numbers", [(4, 4), (1, 1), (1, 5), (4, 4, 4)])
def test_a_whole_whose_parts_cannot_hide_each_other_is_kept_back(numbers):
    assert whole(parts(*numbers)) == [KEPT_BACK]


def test_a_part_without_others_is_the_whole():
    assert (whole(parts(3)), whole(parts(8))) == ([FEW], ["8"])


@each(
    ("few", "kept_back", "total", "pinned"),
    [(0, 0, 0, False), (1, 0, 3, True), (2, 0, 5, False), (2, 0, 8, True), (1, 1, 6, True), (1, 1, 9, False)],
)
def test_what_a_sum_tells(few, kept_back, total, pinned):
    assert is_pinned(few, kept_back, total) is pinned


@pytest.mark.parametrize(("length", "most"), [(1, 9), (2, 15), (3, 8)])
def test_not_even_who_knows_the_rule_gets_a_small_number_back(length, most):
    """Every table of that size, all that may stand behind what is shown: no <5 has one value only."""
    behind = defaultdict(list)
    for numbers in product(range(1, most), repeat=length):
        frame = parts(*numbers)
        behind[(*shown(frame, within=("kind",)), *whole(frame))].append(numbers)
    for texts, found in behind.items():
        # a table with the greatest number may have others behind it that were not made
        if max(map(max, found)) < most - 1:
            for at, text in enumerate(texts[:-1]):
                assert text != FEW or len({numbers[at] for numbers in found}) > 1, (texts, found)


def test_the_number_of_persons_is_never_a_column():
    assert list(mask_small_numbers(cells(("低保", 3, 3)), value="acts", persons="households").columns) == [
        "kind",
        "acts",
    ]
    both = mask_small_numbers(cells(("低保", 3, 3)), value="households", persons="households")
    assert list(both["households"]) == [FEW]


def test_nothing():
    assert mask_small_numbers(cells(), value="acts", persons="households", within=("kind",)).empty
    assert wholes(cells(), value="acts", persons="households", within=("kind",)).empty
