"""The load of holidays, against the same holiday before, and what the coming one may bring.

What is expected of the coming holiday is the plain mean of the same holidays of the past, with the least
and the most of them; it follows no trend and no weather, and the page calls it by that name.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.holiday_table import NamedDays
from data.months import shift_months
from data.weeks import DAY, WEEK

#: The days before a holiday that are called usual, its own neighbours among the holidays left out.
USUAL = 4 * WEEK
#: How many of the same holidays of the past the mean is of, at most.
MOST_YEARS = 5
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class HolidayLoad:
    """The requests on the days of one holiday.

    Attributes:
        name: Its name: 国庆.
        first: Its first day.
        end: The day after its last day, or after the last day that is known while it goes on.
        request_count: The requests made on these days.
        usual: Requests a day in the four weeks before it without holidays; NaN where none of it is known.
        is_over: Whether all its days are known.
    """

    name: str
    first: date
    end: date
    request_count: float
    usual: float
    is_over: bool = True

    @property
    def day_count(self) -> int:
        """Number of its days."""
        return (self.end - self.first).days

    @property
    def daily(self) -> float:
        """Requests a day."""
        return self.request_count / self.day_count


@dataclass(frozen=True, slots=True)
class ExpectedLoad:
    """What the past says of the coming holiday.

    Attributes:
        name: Its name.
        days: Its days where they are announced.
        dailies: Requests a day of the same holidays of the past, the latest first; at least one.
    """

    name: str
    days: NamedDays | None
    dailies: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The plain mean of the past."""
        return sum(self.dailies) / len(self.dailies)


def loads(
    runs: Sequence[NamedDays], counts: Mapping[date, float], *, without: frozenset[date] = frozenset()
) -> list[HolidayLoad]:
    """The holidays of which the days are known, in order; one that goes on up to its last known day.

    Args:
        runs: The holidays, in order.
        counts: Requests of every known day, one after the other without a gap.
        without: Days on which the ledger was not kept; a holiday with one of them is not known.
    """
    free = {day for run in runs for day in _days(run.first, run.last + DAY)}
    known = counts.keys() - without
    usual_days = known - free
    found = list[HolidayLoad]()
    for run in runs:
        days = [day for day in _days(run.first, run.last + DAY) if day in counts]
        if not days or days[0] != run.first or not known.issuperset(days):
            continue
        before = [counts[day] for day in _days(run.first - USUAL, run.first) if day in usual_days]
        usual = sum(before) / len(before) if before else math.nan
        total, is_over = sum(counts[day] for day in days), days[-1] == run.last
        found.append(HolidayLoad(run.name, run.first, days[-1] + DAY, total, usual, is_over))
    return found


def same_before(
    load: HolidayLoad, others: Sequence[HolidayLoad], counts: Mapping[date, float]
) -> HolidayLoad | None:
    """The latest earlier holiday with the same name; of one that goes on, only as many days are compared.

    Args:
        load: The holiday.
        others: All holidays, in order.
        counts: Requests of every known day.
    """
    found = next(
        (each for each in reversed(others) if each.name == load.name and each.end <= load.first), None
    )
    if found is None or load.is_over or found.day_count <= load.day_count:
        return found
    end = found.first + load.day_count * DAY
    return replace(found, end=end, request_count=sum(counts[day] for day in _days(found.first, end)))


def expected_load(
    runs: Sequence[NamedDays], known: Sequence[HolidayLoad], today: date
) -> ExpectedLoad | None:
    """The coming holiday with the past of the same name; None where the calendar or the past has none.

    While its days are not announced the next holiday is that of a year ago.

    Args:
        runs: The holidays of the calendar, in order.
        known: The loads of the past.
        today: The first day of which nothing is known.
    """
    coming = next((run for run in runs if run.first >= today), None)
    if coming is None or coming.first > shift_months(today, _MONTHS):
        year_ago = shift_months(today, -_MONTHS)
        last_year = next((run for run in runs if run.first >= year_ago), None)
        name, days = (last_year.name if last_year else ""), None
    else:
        name, days = coming.name, coming
    past = [each.daily for each in reversed(known) if each.name == name][:MOST_YEARS]
    return ExpectedLoad(name, days, tuple(past)) if past else None


def _days(first: date, end: date) -> Iterator[date]:
    return (first + at * DAY for at in range((end - first).days))
