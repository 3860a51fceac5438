"""The ten-day periods of months."""

from __future__ import annotations

from datetime import date

import pytest

from pages.parts.findings.ten_day_periods import place_in_year, ten_day_name, ten_day_periods


def test_a_window_is_cut_at_the_11th_the_21st_and_the_1st() -> None:
    assert list(ten_day_periods(date(2026, 2, 5), date(2026, 3, 3))) == [
        (date(2026, 2, 5), date(2026, 2, 11)),
        (date(2026, 2, 11), date(2026, 2, 21)),
        (date(2026, 2, 21), date(2026, 3, 1)),
        (date(2026, 3, 1), date(2026, 3, 3)),
    ]
    assert list(ten_day_periods(date(2026, 2, 5), date(2026, 2, 5))) == []


def test_a_day_has_the_name_and_the_place_of_its_period() -> None:
    assert [ten_day_name(date(2026, 7, day)) for day in (10, 20, 31)] == ["7 月上旬", "7 月中旬", "7 月下旬"]
    assert place_in_year(date(2026, 7, 1)) == 7
    assert place_in_year(date(2026, 7, 31)) == pytest.approx(7 + 2 / 3)
