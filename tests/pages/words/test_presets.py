from datetime import date

import pytest

from pages.parts.words.presets import PRESETS, preset_of, window
from tests.cases import each

SATURDAY = date(2026, 10, 31)


@each(
    ("preset", "first", "after_last"),
    [
        ("本周", date(2026, 10, 26), date(2026, 11, 2)),
        ("上周", date(2026, 10, 19), date(2026, 10, 26)),
        ("本月", date(2026, 10, 1), date(2026, 11, 1)),
        ("上月", date(2026, 9, 1), date(2026, 10, 1)),
        ("本季", date(2026, 10, 1), date(2027, 1, 1)),
        ("上季", date(2026, 7, 1), date(2026, 10, 1)),
        ("去年", date(2025, 1, 1), date(2026, 1, 1)),
        ("上半年", date(2026, 1, 1), date(2026, 7, 1)),
        ("去年同季", date(2025, 10, 1), date(2026, 1, 1)),
        ("近12周", date(2026, 8, 3), date(2026, 10, 26)),
        ("近12月", date(2025, 10, 1), date(2026, 10, 1)),
        ("今年", date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_window_of_each_preset(preset: str, first: date, after_last: date) -> None:
    assert window(preset, SATURDAY) == (first, after_last)


def test_every_preset_has_a_window() -> None:
    assert all(window(preset, SATURDAY)[0] < window(preset, SATURDAY)[1] for preset in PRESETS)


@pytest.mark.parametrize(
    ("today", "year"), [(date(2026, 6, 30), 2025), (date(2026, 7, 1), 2026), (date(2026, 12, 31), 2026)]
)
def test_the_first_half_is_one_that_is_over(today: date, year: int) -> None:
    assert window("上半年", today) == (date(year, 1, 1), date(year, 7, 1))


def test_quarters_cross_the_year() -> None:
    spring = date(2026, 2, 28)
    assert window("上季", spring) == (date(2025, 10, 1), date(2026, 1, 1))
    assert window("去年同季", spring) == (date(2025, 1, 1), date(2025, 4, 1))


def test_a_week_begins_on_monday_and_ends_with_sunday() -> None:
    monday, sunday = date(2026, 10, 26), date(2026, 11, 1)
    assert window("本周", monday) == window("本周", sunday) == (monday, date(2026, 11, 2))


def test_months_cross_the_year() -> None:
    new_year = date(2026, 1, 1)
    assert window("上月", new_year) == (date(2025, 12, 1), date(2026, 1, 1))
    assert window("近12月", new_year) == (date(2025, 1, 1), date(2026, 1, 1))


def test_the_last_day_of_a_leap_february() -> None:
    assert window("本月", date(2024, 2, 29)) == (date(2024, 2, 1), date(2024, 3, 1))


def test_a_window_is_named_only_by_exactly_its_dates() -> None:
    assert preset_of(date(2026, 10, 19), date(2026, 10, 26), SATURDAY) == "上周"
    assert preset_of(date(2026, 10, 19), date(2026, 10, 25), SATURDAY) is None
    assert preset_of(None, None, SATURDAY) is None


def test_an_unknown_preset_is_an_error() -> None:
    with pytest.raises(KeyError):
        window("明年", SATURDAY)
