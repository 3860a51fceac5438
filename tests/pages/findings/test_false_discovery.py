"""How many rows may be chance: shares of one family, compared with scipy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from pages.parts.findings.false_discovery import (
    CARDS_SHARE,
    FALSE_SHARE,
    SHARES,
    Candidate,
    Group,
    passing,
    passing_candidates,
)

CHANCES = st.lists(st.floats(0, 1), max_size=30)


def test_more_looks_need_smaller_chances():
    # ranks 1 to 4 of 4 may be 0.0125, 0.025, 0.0375, 0.05
    assert list(passing([0.01, 0.03, 0.035, 0.9], 0.05)) == [True, True, True, False]
    assert list(passing([0.03, 0.9, 0.9, 0.9], 0.05)) == [False] * 4
    assert list(passing([], 0.05)) == []


def test_what_was_not_judged_is_no_look():
    assert list(passing([0.04, np.nan, np.nan], 0.05)) == [True, False, False]


@given(CHANCES.filter(len), st.sampled_from([0.005, 0.05, 0.2]))
def test_as_scipy_has_it(chances, share):
    expected = false_discovery_control(chances) <= share
    near = np.abs(false_discovery_control(chances) - share) < 1e-12
    assert ((passing(chances, share) == expected) | near).all()


def test_the_shares_of_the_groups_are_that_of_the_page():
    assert set(SHARES) == set(Group)
    assert sum(SHARES.values()) + CARDS_SHARE == pytest.approx(FALSE_SHARE)
    assert SHARES[Group.QUIET_CELL] == SHARES[Group.BUSY_CELL] / 2


def test_each_group_is_corrected_by_itself():
    shares = dict.fromkeys(Group, 0.05)
    quiet = [Candidate(f"静{at}", Group.QUIET_CELL, 1.0) for at in range(99)]
    rows = [Candidate("南门", Group.COMMUNITY, 0.04), Candidate("青云", Group.QUIET_CELL, 0.04), *quiet]
    assert [each.row for each in passing_candidates(rows, shares)] == ["南门"]
    assert passing_candidates([], shares) == []


@given(CHANCES, CHANCES)
def test_a_row_of_one_group_does_not_change_another(first, second):
    rows = [Candidate(at, Group.COMMUNITY, chance) for at, chance in enumerate(first)]
    others = [Candidate(at, Group.CATEGORY, chance) for at, chance in enumerate(second)]
    alone, together = passing_candidates(rows), passing_candidates([*others, *rows])
    assert alone == [each for each in together if each.group is Group.COMMUNITY]
