"""Fewer than five persons are not told, and cannot be had by subtraction."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.parts.findings.few_persons import FEW, KEPT_BACK, is_few, masked


def cells(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["kind", "acts", "households"])


def shown(frame, **options) -> list[str]:
    return list(masked(frame, value="acts", persons="households", **options)["acts"])


@pytest.mark.parametrize(("persons", "few"), [(0, False), (1, True), (4, True), (5, False), (120, False)])
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


def test_a_single_hidden_part_of_a_whole_takes_the_smallest_other_with_it():
    frame = cells(("低保", 3, 3), ("低保", 9, 9), ("低保", 7, 7), ("助学", 6, 6), ("助学", 8, 8))
    assert shown(frame, within=("kind",)) == [FEW, "9", KEPT_BACK, "6", "8"]


def test_two_hidden_parts_hide_each_other_and_a_lonely_one_has_no_other():
    frame = cells(("低保", 3, 3), ("低保", 2, 2), ("低保", 7, 7), ("助学", 1, 1))
    assert shown(frame, within=("kind",)) == [FEW, FEW, "7", FEW]


def test_the_number_of_persons_is_never_a_column():
    assert list(masked(cells(("低保", 3, 3)), value="acts", persons="households").columns) == ["kind", "acts"]
    both = masked(cells(("低保", 3, 3)), value="households", persons="households")
    assert list(both["households"]) == [FEW]


def test_nothing():
    assert masked(cells(), value="acts", persons="households", within=("kind",)).empty
