"""How long a side was exposed: its days, the chosen ones alone, and the hours of the chosen time."""

from __future__ import annotations

from datetime import date

import pytest

from pages.parts.asking.day_kinds import day_kind
from pages.parts.subjects.compare.exposure import counted_days, exposed_days
from queries import Scope
from tests.cases import each

WEEK = Scope(date(2026, 9, 28), date(2026, 10, 12))  # 国庆: 1 to 7 October; Saturday 10 October is worked


def test_kinds_of_days():
    kinds = {at: day_kind(date(2026, 10, at)) for at in (1, 7, 8, 10, 11)}
    assert kinds == {1: "法定节假日", 7: "法定节假日", 8: "工作日", 10: "工作日", 11: "周末"}


@each(
    ("key", "values", "days"),
    [
        ("day_kind", ("法定节假日",), 7),
        ("day_kind", ("工作日",), 6),
        ("not_day_kind", ("法定节假日",), 7),
        ("weekday", ("周一", "周日"), 4),
        ("time_of_day", ("夜间",), 14 * 8 / 24),
        ("not_time_of_day", ("夜间",), 14 * 16 / 24),
        ("channel", ("来访",), 14),
    ],
)
def test_only_the_chosen_days_and_hours_count(key: str, values: tuple[str, ...], days: float):
    assert exposed_days(WEEK.with_condition(key, values)) == pytest.approx(days)


def test_the_kinds_of_days_are_all_days():
    parts = [
        counted_days(WEEK.with_condition("day_kind", (kind,))) for kind in ("工作日", "周末", "法定节假日")
    ]
    assert sorted(day for part in parts for day in part) == counted_days(WEEK)
