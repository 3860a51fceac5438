"""The stretch of time a block of rare events looks at."""

from datetime import date

import pandas as pd

from pages.parts.asking.calendar_periods import days_of
from pages.parts.asking.spans import from_ledger_start, readable, span
from pages.parts.asking.windows import kept_since
from queries import Grain, Scope
from tests.cases import each


@each(
    ("grain", "to", "found"),
    [
        (Grain.DAY, date(2022, 2, 1), Grain.DAY),
        (Grain.DAY, date(2023, 1, 1), Grain.WEEK),
        (Grain.WEEK, date(2026, 1, 1), Grain.MONTH),
        (Grain.YEAR, date(2022, 2, 1), Grain.YEAR),
    ],
)
def test_bars_stay_wide_enough_to_be_seen(grain, to, found):
    assert readable(Scope(date(2022, 1, 1), to, grain=grain)).grain is found
    assert readable(Scope()).grain is Grain.YEAR


def test_the_span_holds_whole_periods():
    starts = pd.Series([date(2025, 12, 29), date(2026, 1, 5)])
    scope = Scope(date(2026, 1, 1), date(2026, 1, 8), grain=Grain.WEEK)
    assert span(scope, starts) == (date(2025, 12, 29), date(2026, 1, 12))
    assert span(Scope(grain=Grain.WEEK), starts) == (date(2025, 12, 29), date(2026, 1, 12))


def test_days_of_a_period():
    assert days_of(Grain.WEEK) == 7


def test_days_before_the_ledger_was_kept_are_no_part_of_it(samples):
    question = "visits/visits_by_period"
    first = kept_since(question)
    assert first is not None
    long_ago = Scope(date(1999, 1, 1), date(2030, 1, 1))
    assert from_ledger_start(question, long_ago).date_from == first
    later = Scope(first, date(2030, 1, 1))
    assert from_ledger_start(question, later) == later
    before = Scope(date(1999, 1, 1), date(1999, 2, 1))
    assert from_ledger_start(question, before) == before
    assert from_ledger_start(question, Scope()) == Scope()
