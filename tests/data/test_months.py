"""Months are counted on through the years, and a day keeps its number where the month has it."""

from datetime import date

from data.months import first_day_of, month_number, month_start, months_between, shift_months, year_start
from tests.cases import each


@each(
    ("day", "months", "found"),
    [
        (date(2025, 12, 1), 1, date(2026, 1, 1)),
        (date(2025, 3, 1), -15, date(2023, 12, 1)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(9999, 12, 1), 1, date(9999, 12, 1)),
        (date(1, 1, 5), -1, date(1, 1, 5)),
    ],
)
def test_the_same_day_of_another_month(day: date, months: int, found: date) -> None:
    assert shift_months(day, months) == found


def test_months_are_counted_whatever_the_day() -> None:
    assert months_between(date(2025, 11, 30), date(2026, 2, 1)) == 3
    assert months_between(date(2026, 2, 1), date(2025, 11, 30)) == -3


def test_a_month_has_a_number() -> None:
    assert first_day_of(month_number(date(2026, 12, 31))) == date(2026, 12, 1)


def test_the_month_and_the_year_of_a_day_begin() -> None:
    assert month_start(date(2024, 2, 29)) == date(2024, 2, 1)
    assert year_start(date(2024, 2, 29)) == date(2024, 1, 1)
