"""What the volumes of a page promise: false rows are rare whatever the season, and a rise by half is seen."""

from __future__ import annotations

import numpy as np
import pytest

from tests.evidence.volumes import OFFICES, TWO_YEARS, Office, delays, false_weeks, table


@pytest.mark.parametrize("of", [OFFICES[1], OFFICES[4], OFFICES[6]], ids=lambda of: of.name)
def test_false_rows_are_rare(of: Office):
    """Of 150 weeks at most 14 (9 %): 6 % and two standard errors."""
    assert false_weeks(of, 150) <= 14 / 150


def test_a_rise_by_half_in_a_community_is_seen():
    seen = delays(14, 1.5, 120)
    assert np.median(seen) <= 4
    assert (seen <= 8).mean() >= 0.75


@pytest.mark.slow
@pytest.mark.parametrize("of", OFFICES, ids=lambda of: of.name)
def test_the_whole_of_false_rows(of: Office):
    """One week in ten at most, before the rows are corrected for how many were looked at."""
    assert false_weeks(of, 1000) <= 0.1


@pytest.mark.slow
def test_the_whole_of_delays():
    seen = delays(14, 1.5, 1500)
    assert np.median(seen) <= 4
    assert (seen <= 8).mean() >= 0.8
    shorter = delays(14, 1.5, 1500, history=TWO_YEARS)
    assert np.median(shorter) <= 5


@pytest.mark.slow
def test_the_table(capsys: pytest.CaptureFixture[str]):
    found = table()
    with capsys.disabled():
        print(f"\n{found}")  # noqa: T201 - what docs/evidence.md quotes
    assert "NaN" not in found.replace("nan", "NaN")
