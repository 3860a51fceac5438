"""Satisfaction of one compound by half-year."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.subjects.compound.readings import half_name, half_years, half_years_reading


def quarters(*rows) -> pd.DataFrame:
    names = ["period_start", "rated_count", "satisfied_count", "mostly_satisfied_count"]
    return pd.DataFrame(rows, columns=names)


def test_quarters_are_added_up():
    frame = half_years(
        quarters(
            ("2025-07-01", 20, 15, 2),
            ("2025-10-01", 20, 15, 2),
            ("2026-01-01", 10, 8, 0),
            ("2026-07-01", 4, 4, 0),
        ),
        0.5,
        date(2026, 6, 30),
    )
    assert [str(day.date()) for day in frame["period_start"]] == ["2025-07-01", "2026-01-01"]
    assert list(frame["satisfied_weight"]) == [32.0, 8.0]  # 30 + 0.5 * 4
    assert list(frame["satisfaction_rate"]) == [0.8, 0.8]
    assert (frame["interval_low"] < 0.8).all()


def test_against_the_target():
    frame = half_years(quarters(("2025-07-01", 100, 99, 0), ("2026-01-01", 100, 50, 0)), 1, date(2026, 6, 30))
    assert half_years_reading(frame, 0.85, is_open=False).title == "2026 上半年满意率 50.0%，低于 85% 目标"
    assert half_years_reading(frame, 0.85, is_open=True).title == "2025 下半年满意率 99.0%，高于 85% 目标"
    assert "**看多期走向，不看一期高低**" in half_years_reading(frame, 0.85, is_open=False).reading


def test_few_ratings():
    frame = half_years(quarters(("2026-01-01", 12, 10, 0)), 1, date(2026, 6, 30))
    found = half_years_reading(frame, 0.85, is_open=False)
    assert found.title == "2026 上半年满意率 83%，样本少"
    assert "**单看一期不作判断**" in found.reading
    assert half_years_reading(frame.iloc[0:0], 0.85, is_open=False).title == "每半年满意率"
    assert half_name("2026-07-01") == "2026 下半年"
