"""The time of a compound cut at the changes of its property company."""

from __future__ import annotations

import math
from datetime import date

import pandas as pd

from pages.parts.subjects.compound.phases import Phase, latest_change, measure_phases, phases, side
from tests.cases import each

FIRST, END = date(2021, 1, 1), date(2023, 1, 1)


def contracts(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["company", "started_on", "ended_on"])


def spans(*rows) -> list[tuple[str, date, date]]:
    return [(phase.name, phase.start, phase.end) for phase in phases(contracts(*rows), FIRST, END)]


def test_companies_one_behind_the_other():
    found = spans(
        ("甲", date(2015, 1, 1), date(2021, 6, 15)),
        ("乙", date(2021, 6, 16), None),
    )
    assert found == [("甲", FIRST, date(2021, 6, 16)), ("乙", date(2021, 6, 16), END)]


def test_a_time_without_a_company_is_a_phase_too():
    found = spans(("甲", date(2015, 1, 1), date(2021, 3, 31)), ("乙", date(2021, 7, 1), date(2022, 6, 30)))
    assert found == [
        ("甲", FIRST, date(2021, 4, 1)),
        ("", date(2021, 4, 1), date(2021, 7, 1)),
        ("乙", date(2021, 7, 1), date(2022, 7, 1)),
        ("", date(2022, 7, 1), END),
    ]


def test_before_the_first_company():
    assert spans(("甲", date(2022, 1, 1), None)) == [
        ("", FIRST, date(2022, 1, 1)),
        ("甲", date(2022, 1, 1), END),
    ]


def test_a_contract_ends_where_the_next_begins_and_days_of_handover_are_no_gap():
    found = spans(("甲", None, date(2022, 12, 31)), ("乙", date(2022, 1, 1), date(2022, 5, 28)),
                  ("丙", date(2022, 6, 1), None))  # fmt: skip
    assert found == [
        ("甲", FIRST, date(2022, 1, 1)),
        ("乙", date(2022, 1, 1), date(2022, 6, 1)),
        ("丙", date(2022, 6, 1), END),
    ]


def test_companies_long_gone_or_none_at_all():
    assert spans(("甲", date(2010, 1, 1), date(2015, 1, 1))) == []
    assert spans() == []


def test_what_is_counted_in_whole_periods_only():
    months = pd.date_range("2021-01-01", periods=6, freq="MS").date
    ends = [*months[1:], date(2021, 7, 1)]
    counts = pd.DataFrame({"start": months, "end": ends, "value": [4.0, 6, 5, 99, 1, 3]})
    around = pd.DataFrame({"start": months, "value": [100.0, 110, 120, 130, 140, 150]})
    ratings = pd.DataFrame({"start": months, "satisfied_weight": [1.0] * 6, "rated_count": [2] * 6})
    cut = [Phase("甲", months[0], date(2021, 4, 10)), Phase("乙", date(2021, 4, 10), date(2021, 7, 1))]
    first, second = measure_phases(cut, counts, around, ratings)
    assert (first.periods, first.mean, first.total, first.around) == (3, 5.0, 15.0, 110.0)
    assert (first.satisfied, first.rated) == (4.0, 8.0)
    assert second.periods == 2  # April belongs to neither
    assert math.isnan(second.mean)


@each(("mean", "error", "answer"), [(4.0, 0.3, -1), (12.0, 0.3, 1), (9.5, 0.3, 0), (4.0, 5.0, 0)])
def test_beyond_chance(mean, error, answer):
    before = Phase("甲", FIRST, END, mean=10.0, error=0.3, periods=40)
    assert side(before, Phase("乙", FIRST, END, mean=mean, error=error, periods=40)) == answer


def counted(*values: float) -> Phase:
    """A phase of whole months with these counts."""
    months = pd.date_range("2021-01-01", periods=len(values) + 1, freq="MS").date
    counts = pd.DataFrame({"start": months[:-1], "end": months[1:], "value": values})
    ratings = pd.DataFrame({"start": [], "satisfied_weight": [], "rated_count": []})
    return measure_phases([Phase("甲", months[0], months[-1])], counts, counts, ratings)[0]


@each(
    ("before", "after", "answer"),
    [
        ((4, 5, 6), (6, 7, 8), 0),  # Welch p = .07
        ((1, 1, 1), (2, 2, 2), 0),  # no spread at all, but 3 against 6: exact p = .51
        ((5, 5, 5), (5, 5, 5), 0),
        ((4, 5, 6), (26, 27, 28), 1),
        ((26, 27, 28, 25), (4, 5, 6), -1),
        ((4, 5) * 10, (6, 7) * 10, 1),
        ((10, 40, 20, 5), (60, 12, 45, 70), 0),  # the totals differ, the months vary as much
    ],
)
def test_few_periods_are_judged_by_spread_and_counts(before, after, answer):
    assert side(counted(*before), counted(*after)) == answer


def test_the_latest_change_is_of_phases_that_have_a_mean():
    short, known, last = (
        Phase(name, FIRST, END, mean=mean) for name, mean in (("短", math.nan), ("甲", 3.0), ("乙", 2.0))
    )
    assert latest_change([known, short, last]) == (known, last)
    assert latest_change([short, last]) is None
