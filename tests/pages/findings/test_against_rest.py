"""Each against all others: Fisher's test, corrected for having looked at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, fisher_exact

from pages.parts.findings.against_rest import exact_chances, sides_of_rest


@pytest.mark.parametrize("cell", [(9, 10, 14, 30), (0, 10, 14, 30), (5, 10, 15, 30)])
def test_chances_are_those_of_fisher(cell):
    count, row, column, total = cell
    table = [[count, row - count], [column - count, total - row - column + count]]
    one = min(fisher_exact(table, way).pvalue for way in ("greater", "less"))
    assert exact_chances(count, row, column, total) == pytest.approx(min(1.0, 2 * one))


PAIRS = st.lists(st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1)


@given(PAIRS)
def test_who_is_found_is_found_by_fisher_and_scipy(pairs):
    parts, wholes = zip(*pairs, strict=True)
    chances = []
    for part, whole in pairs:
        table = [[part, whole - part], [sum(parts) - part, sum(wholes) - whole - sum(parts) + part]]
        chances.append(min(1, 2 * min(fisher_exact(table, way).pvalue for way in ("greater", "less"))))
    adjusted = false_discovery_control(chances)
    for side, chance in zip(sides_of_rest(parts, wholes), adjusted, strict=True):
        if abs(chance - 0.05) > 1e-9:
            assert (side != 0) == (chance < 0.05)


def test_who_is_not_judged_is_part_of_the_rest():
    assert list(sides_of_rest([90, 10], [100, 100])) == [1, -1]
    assert list(sides_of_rest([90, 10], [100, 100], judged=[True, False])) == [1, 0]
    assert list(sides_of_rest([], [])) == []
    assert list(sides_of_rest([0], [0])) == [0]
