"""The load of holidays by hand: ten requests on usual days, and what stands on the free ones."""

from __future__ import annotations

import math
from datetime import date

from data.holiday_table import NamedDays
from data.weeks import DAY
from pages.parts.findings.holiday_loads import expected_load, loads, same_before

LABOUR_24 = NamedDays("五一", date(2024, 5, 1), date(2024, 5, 5))
LABOUR_25 = NamedDays("五一", date(2025, 5, 1), date(2025, 5, 5))
DRAGON_25 = NamedDays("端午", date(2025, 5, 31), date(2025, 6, 2))
RUNS = (LABOUR_24, LABOUR_25, DRAGON_25)


def counts(first: date, last: date, **free: float) -> dict[date, float]:
    """Ten a day; on the days of a holiday what is given by its first month and year, as ``y2024``."""
    days = [first + at * DAY for at in range((last - first).days + 1)]
    found = dict.fromkeys(days, 10.0)
    for run in RUNS:
        for at in range((run.last - run.first).days + 1):
            if (day := run.first + at * DAY) in found:
                found[day] = free.get(f"{run.name}{run.first.year}", 10.0)
    return found


def test_a_holiday_has_its_days_their_requests_and_the_usual_day_before_it() -> None:
    known = counts(date(2024, 4, 1), date(2025, 6, 30), 五一2024=4, 五一2025=6, 端午2025=2)
    first, second, third = loads(RUNS, known)
    assert (first.day_count, first.request_count, first.daily, first.usual) == (5, 20, 4, 10)
    assert (second.request_count, second.daily) == (30, 6)
    assert third.usual == 10  # the days of 五一 in the four weeks before are left out
    assert same_before(second, [first, second, third], known) == first
    assert same_before(first, [first, second, third], known) is None


def test_a_holiday_without_days_before_it_has_no_usual_day() -> None:
    only = loads(RUNS, counts(date(2024, 5, 1), date(2024, 5, 9)))[0]
    assert only.request_count == 50
    assert math.isnan(only.usual)


def test_a_holiday_that_has_begun_before_the_ledger_or_was_not_kept_is_not_known() -> None:
    assert loads(RUNS, counts(date(2024, 5, 2), date(2024, 6, 30))) == []
    known = counts(date(2024, 4, 1), date(2024, 6, 30))
    assert loads(RUNS, known, without=frozenset({date(2024, 5, 3)})) == []


def test_a_holiday_that_goes_on_is_compared_with_as_many_days_of_the_one_before() -> None:
    known = counts(date(2024, 4, 1), date(2025, 5, 2), 五一2024=4, 五一2025=6)
    known[date(2024, 5, 5)] = 100.0
    earlier, running = loads(RUNS, known)
    assert (running.day_count, running.is_over) == (2, False)
    then = same_before(running, [earlier, running], known)
    assert then is not None
    assert (then.day_count, then.request_count) == (2, 8)


def test_the_coming_holiday_is_the_next_announced_one_with_the_past_of_its_name() -> None:
    known = loads(RUNS, counts(date(2024, 4, 1), date(2024, 6, 30), 五一2024=4))
    found = expected_load(RUNS, known, date(2024, 7, 1))
    assert found is not None
    assert (found.name, found.days, found.dailies, found.mean) == ("五一", LABOUR_25, (4.0,), 4.0)


def test_while_none_is_announced_the_coming_holiday_is_that_of_a_year_ago() -> None:
    known = loads(RUNS, counts(date(2024, 4, 1), date(2026, 4, 30), 五一2024=4, 五一2025=6))
    found = expected_load(RUNS, known, date(2026, 5, 1))
    assert found is not None
    assert (found.name, found.days, found.dailies, found.mean) == ("五一", None, (6.0, 4.0), 5.0)
    assert expected_load(RUNS, known, date(2027, 5, 1)) is None
