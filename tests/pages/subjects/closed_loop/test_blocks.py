"""What the blocks of the closed loop put together from several answers."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.subjects.closed_loop.steps import over_a_year
from pages.parts.subjects.closed_loop.timeliness import _with_stock
from queries import Comparison, Scope


def units(*rows) -> pd.DataFrame:
    columns = [
        "responsible_unit", "due_count", "closed_on_time_count", "on_time_rate", "overdue_open_count",
        "due_soon_count",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def test_what_is_overdue_now_is_not_cut_by_the_window():
    """物业 has 1 overdue of the window and 4 in all; 城管 only before it; 消防 has nothing waiting."""
    window = units(("物业", 10, 9, 0.9, 1, 0))
    everything = units(("物业", 100, 90, 0.9, 4, 2), ("城管", 50, 45, 0.9, 6, 0), ("消防", 9, 9, 1.0, 0, 0))
    found = _with_stock(window, everything)
    assert found["responsible_unit"].tolist() == ["城管", "物业"]
    assert found["overdue_open_count"].tolist() == [6, 4]
    assert found["due_soon_count"].tolist() == [0, 2]
    assert found["due_count"].tolist() == [0, 10]
    assert found["on_time_rate"].isna().tolist() == [True, False]
    assert list(found.columns) == list(window.columns)


def test_loops_are_looked_at_over_at_least_a_year():
    week = Scope(date(2026, 10, 19), date(2026, 10, 26), comparison=Comparison.PREVIOUS)
    assert over_a_year(week) == Scope(date(2025, 10, 27), date(2026, 10, 26))
    assert over_a_year(Scope(date(2020, 1, 1), date(2026, 1, 1))) == Scope(date(2020, 1, 1), date(2026, 1, 1))
    assert over_a_year(Scope()) == Scope()
