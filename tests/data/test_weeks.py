"""A week begins on the weekday that is asked for; a window has every week that it overlaps."""

from datetime import date

from data.weeks import DAY, WEEK, mondays, week_start
from tests.cases import each


@each(
    ("day", "first_weekday", "found"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 23)),
        (date(2026, 11, 29), 1, date(2026, 11, 23)),
        (date(2026, 11, 29), 7, date(2026, 11, 29)),
        (date(2026, 11, 23), 6, date(2026, 11, 21)),
        (date(2026, 1, 1), 1, date(2025, 12, 29)),
    ],
)
def test_the_week_of_a_day_begins(day: date, first_weekday: int, found: date) -> None:
    assert week_start(day, first_weekday) == found


def test_a_window_has_the_weeks_it_overlaps() -> None:
    monday = date(2026, 11, 23)
    assert mondays(monday, monday + WEEK) == [monday]
    assert mondays(monday - DAY, monday + WEEK + DAY) == [monday - WEEK, monday, monday + WEEK]
    assert mondays(monday, monday) == []
