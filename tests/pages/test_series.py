from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from pages.parts.findings.states import State
from pages.parts.series import period_end, period_label, series
from queries import Grain

MONDAY = date(2026, 3, 2)


def weekly(values: list[float | None], as_of: datetime) -> object:
    starts = [MONDAY + timedelta(weeks=at) for at in range(len(values))]
    frame = pd.DataFrame({"period_start": starts, "n": values})
    return series(frame, "n", grain=Grain.WEEK, as_of=as_of)


def test_an_unfinished_week_is_not_judged():
    run = weekly([10.0] * 12 + [3.0], datetime(2026, 5, 27, 12))  # week 13 begins on the 25th of May
    assert run.judged.states[-1] is State.INCOMPLETE
    assert run.judged.current.point_count >= 11


def test_a_week_is_over_with_its_sunday():
    run = weekly([10.0] * 13, datetime(2026, 5, 31, 18))
    assert run.judged.states[-1] is not State.INCOMPLETE


def test_a_missing_value_is_missing():
    assert weekly([10.0, None, 12.0], datetime(2026, 12, 31)).judged.states[1] is State.MISSING


def test_windows_of_a_series():
    run = weekly([1.0, 2.0, 3.0, 4.0], datetime(2026, 12, 31))
    assert run.upto(date(2026, 3, 16)) == 2
    assert run.count(date(2026, 3, 9), date(2026, 3, 23)) == 2
    assert run.points[run.window(date(2026, 3, 23), 2)] == (2.0, 3.0)
    assert len(run.until(date(2026, 3, 9)).states) == 1
    assert run.upto(None) == 4


@pytest.mark.parametrize(
    ("grain", "start", "end", "label"),
    [
        (Grain.DAY, date(2026, 2, 28), date(2026, 3, 1), "02-28"),
        (Grain.WEEK, date(2026, 10, 19), date(2026, 10, 26), "10-19"),
        (Grain.MONTH, date(2026, 12, 1), date(2027, 1, 1), "2026-12"),
        (Grain.QUARTER, date(2026, 10, 1), date(2027, 1, 1), "2026Q4"),
        (Grain.YEAR, date(2026, 1, 1), date(2027, 1, 1), "2026"),
    ],
)
def test_ends_and_names_of_periods(grain: Grain, start: date, end: date, label: str):
    assert period_end(start, grain) == end
    assert period_label(start, grain) == label


def test_counts_of_less_than_one_a_period_have_no_limits():
    starts = [MONDAY + timedelta(weeks=at) for at in range(20)]
    frame = pd.DataFrame({"period_start": starts, "n": [0.0] * 18 + [1.0, 0.0]})
    few = series(frame, "n", grain=Grain.WEEK, as_of=datetime(2026, 12, 31), is_count=True)
    assert not few.judged.current.is_known
    assert not any(state.is_signal for state in few.judged.states)
    assert series(frame, "n", grain=Grain.WEEK, as_of=datetime(2026, 12, 31)).judged.current.is_known
