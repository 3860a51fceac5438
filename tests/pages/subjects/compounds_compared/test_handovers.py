"""All changes of property company together: a ratio of sums, paired by compound."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from pages.parts.subjects.compounds_compared.handover_readings import handovers_reading, pooled_change

COLUMNS = ["pair_count", "complaint_before", "complaint_after", "office_before", "office_after"]


def changes(*rows):
    return pd.DataFrame(rows, columns=COLUMNS)


def test_all_together_against_what_the_others_did():
    # others doubled: 10 + 10 before mean 40 after; 20 came
    found = pooled_change(changes((12, 10, 8, 100, 200), (12, 10, 12, 100, 200)))
    assert (found.count, found.before, found.after, found.expected, found.ratio) == (2, 20, 20, 40, 0.5)
    assert math.isnan(found.low)
    assert found.side == 0


def test_the_interval_by_hand():
    """Five alike: no spread among them, so that of the counts: sqrt(1/500 + 1/1000), t of four 2.776."""
    found = pooled_change(changes(*[(12, 200, 100, 50, 50)] * 5))
    error = math.sqrt(1 / 500 + 1 / 1000)
    assert found.low == pytest.approx(0.5 * math.exp(-2.7764451 * error))
    assert found.high == pytest.approx(0.5 * math.exp(2.7764451 * error))
    assert found.side == -1


def test_their_own_spread_widens_it():
    """Halved in three, doubled in two: 550 for 500; residuals make 1.1 no finding."""
    found = pooled_change(changes(*[(12, 100, 50, 50, 50)] * 3, *[(12, 100, 200, 50, 50)] * 2))
    assert found.ratio == pytest.approx(1.1)
    spread = math.sqrt((3 * 60**2 + 2 * 90**2) * 5 / 4) / 500 / 1.1
    assert found.high == pytest.approx(1.1 * math.exp(2.7764451 * spread))
    assert found.side == 0


def test_too_few_months_count_for_nothing():
    frame = changes((2, 10, 8, 100, 100), (None, None, None, None, None))
    assert pooled_change(frame) is None
    assert "**没有前后可比**" in handovers_reading(frame).reading


def test_said_in_words():
    frame = changes(*[(12, 200, 100, 50, 50)] * 5, (1, 3, 3, 50, 50))
    found = handovers_reading(frame)
    assert found.title == "5 次物业更替，同名月份投诉 1,000 件 → 500 件"
    assert "应有 1,000 件，实际 −50%" in found.reading
    assert "另有 1 次" in found.reading
    assert found.is_finding


def test_no_change_at_all():
    assert "**没有前后可比**" in handovers_reading(changes()).reading
