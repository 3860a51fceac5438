from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from pages.parts.asking.calendar_periods import period_end, period_label, period_words
from pages.parts.asking.series import Nature, Series, series
from pages.parts.findings.states import State
from queries import Grain
from tests.cases import each

MONDAY = date(2026, 3, 2)


def weekly(values: list[float | None], as_of: datetime) -> object:
    starts = [MONDAY + timedelta(weeks=at) for at in range(len(values))]
    frame = pd.DataFrame({"period_start": starts, "n": values})
    return series(frame, "n", grain=Grain.WEEK, as_of=as_of)


def test_an_unfinished_week_is_not_judged():
    run = weekly([10.0] * 12 + [3.0], datetime(2026, 5, 27, 12))  # week 13 begins on the 25th of May
    assert run.control.states[-1] is State.INCOMPLETE
    assert run.control.current.point_count >= 11


def test_a_week_in_whose_middle_the_ledger_begins_is_no_low_one():
    starts = [MONDAY + timedelta(weeks=at) for at in range(13)]
    frame = pd.DataFrame({"period_start": starts, "n": [1.0, *[10.0] * 12]})
    late = {"grain": Grain.WEEK, "as_of": datetime(2026, 12, 31), "begins_late": True}
    judged = series(frame, "n", **late).control
    assert judged.states[0] is State.PARTIAL
    assert (judged.current.mean, judged.current.point_count) == (10.0, 12)


def test_a_week_is_over_with_its_sunday():
    run = weekly([10.0] * 13, datetime(2026, 5, 31, 18))
    assert run.control.states[-1] is not State.INCOMPLETE


def test_a_missing_value_is_missing():
    assert weekly([10.0, None, 12.0], datetime(2026, 12, 31)).control.states[1] is State.MISSING


def test_windows_of_a_series():
    run = weekly([1.0, 2.0, 3.0, 4.0], datetime(2026, 12, 31))
    assert run.upto(date(2026, 3, 16)) == 2
    assert run.count(date(2026, 3, 9), date(2026, 3, 23)) == 2
    assert run.points[run.window(date(2026, 3, 23), 2)] == (2.0, 3.0)
    assert len(run.until(date(2026, 3, 9)).states) == 1
    assert run.upto(None) == 4


@each(
    ("grain", "start", "end", "label", "words"),
    [
        (Grain.DAY, date(2026, 2, 28), date(2026, 3, 1), "02-28", "02-28"),
        (Grain.WEEK, date(2026, 10, 19), date(2026, 10, 26), "10-19", "10-19"),
        (Grain.MONTH, date(2026, 12, 1), date(2027, 1, 1), "2026-12", "2026-12"),
        (Grain.QUARTER, date(2026, 1, 1), date(2026, 4, 1), "2026Q1", "2026 年第一季度"),
        (Grain.QUARTER, date(2026, 10, 1), date(2027, 1, 1), "2026Q4", "2026 年第四季度"),
        (Grain.YEAR, date(2026, 1, 1), date(2027, 1, 1), "2026", "2026"),
    ],
)
def test_ends_and_names_of_periods(grain: Grain, start: date, end: date, label: str, words: str):
    assert period_end(start, grain) == end
    assert period_label(start, grain) == label
    assert period_words(start, grain) == words


def test_limits_of_a_count_are_five_from_its_mean_at_least():
    starts = [MONDAY + timedelta(weeks=at) for at in range(20)]
    frame = pd.DataFrame({"period_start": starts, "n": [0.0] * 18 + [1.0, 0.0]})
    few = series(frame, "n", grain=Grain.WEEK, as_of=datetime(2026, 12, 31), nature=Nature.COUNT).control
    assert few.current.upper == pytest.approx(5.05)
    assert not any(state.is_signal for state in few.states)
    rate = series(frame, "n", grain=Grain.WEEK, as_of=datetime(2026, 12, 31)).control
    assert rate.current.upper < 1
    assert any(state.is_signal for state in rate.states)


def test_a_stock_is_judged_by_its_changes():
    starts = [MONDAY + timedelta(weeks=at) for at in range(21)]
    frame = pd.DataFrame({"period_start": starts, "n": [30.0, 33.0] * 10 + [57.0]})
    run = series(frame, "n", grain=Grain.WEEK, as_of=datetime(2026, 12, 31), nature=Nature.STOCK)
    assert run.points[-1] == 57.0
    assert run.control.states[0] is State.MISSING  # nothing is known of the week before
    assert run.control.states[-1] is State.WATCH
    assert run.control.current.lower < 0 < run.control.current.upper


@pytest.mark.parametrize(
    ("first", "end", "periods", "is_one"),
    [
        (date(2026, 7, 13), date(2026, 7, 20), 1.0, True),
        (date(2026, 6, 29), date(2026, 7, 20), 3.0, False),
        (date(2026, 7, 11), date(2026, 7, 18), 1.0, False),  # from Saturday on: no week of the series
    ],
)
def test_what_a_window_is_judged_by(first: date, end: date, periods: float, is_one: bool):
    run = weekly([10.0, 12.0] * 10, datetime(2026, 12, 31)).run(first, end)
    assert (run.periods, run.is_one) == (periods, is_one)
    assert run.since == "2026-03-02 至 07-19"


def test_a_window_without_a_beginning_is_no_number_of_periods():
    run = weekly([10.0, 12.0] * 10, datetime(2026, 12, 31)).run(None, None)
    assert run.periods != run.periods
    assert not run.is_one


def test_nothing_from_after_the_window_enters_the_limits():
    """Level 100 for 110 weeks, then 150: in week 102 the later level is not known yet."""
    values = [95.0, 105.0] * 55 + [145.0, 155.0] * 23
    for nature in Nature:
        starts = [MONDAY + timedelta(weeks=at) for at in range(len(values))]
        frame = pd.DataFrame({"period_start": starts, "n": values})
        run = series(frame, "n", grain=Grain.WEEK, as_of=datetime(2029, 12, 31), nature=nature)
        judged = run.until(starts[101] + timedelta(weeks=1))
        assert judged.last == 101
        assert judged.last_state is State.NORMAL
        if nature is not Nature.STOCK:
            assert judged.current.mean == pytest.approx(100, abs=1)
        again = series(frame.head(102), "n", grain=Grain.WEEK, as_of=datetime(2029, 12, 31), nature=nature)
        assert judged == again.control


def test_limits_by_season_say_which_weeks_they_rest_on():
    run = weekly_counts([10.0, 12.0] * 60)
    told = run.run(run.starts[-1], run.starts[-1] + timedelta(weeks=1))
    # 120 weeks from 2026-03-02 without the last nine and the week of 国庆 2026
    assert told.since == "2026-03-02 至 2028-04-16"
    assert told.limits.point_count == 110


def weekly_counts(values: list[float | None]) -> Series:
    starts = [date(2026, 3, 2) + timedelta(weeks=at) for at in range(len(values))]
    frame = pd.DataFrame({"period_start": starts, "n": values})
    return series(frame, "n", grain=Grain.WEEK, as_of=datetime(2030, 12, 31), nature=Nature.COUNT)


def test_weeks_that_were_not_kept_are_missing_and_no_zeros():
    values = [10.0, 12.0] * 10 + [0.0] * 3 + [11.0]
    starts = [MONDAY + timedelta(weeks=at) for at in range(24)]
    frame = pd.DataFrame({"period_start": starts, "n": values})
    given = {"grain": Grain.WEEK, "as_of": datetime(2026, 12, 31), "nature": Nature.COUNT}
    assert State.ALARM in series(frame, "n", **given).control.states
    run = series(frame, "n", **given, missing=starts[20:23])
    assert run.control.states[20:] == (*[State.MISSING] * 3, State.NORMAL)
    assert run.points[20:] == (None, None, None, 11.0)
    assert run.control.current.mean == pytest.approx(11, abs=0.1)


def test_a_month_with_a_week_that_was_not_kept_is_no_whole_one():
    months = [date(2026, month, 1) for month in range(1, 5)]
    frame = pd.DataFrame({"period_start": months, "n": [40.0, 41.0, 30.0, 42.0]})
    run = series(
        frame, "n", grain=Grain.MONTH, as_of=datetime(2026, 12, 31), nature=Nature.COUNT,
        missing=[date(2026, 3, 9)],
    )  # fmt: skip
    assert run.control.states == (*[State.NORMAL] * 2, State.PARTIAL, State.NORMAL)


def test_a_rate_of_few_cases_is_in_no_limit_and_no_signal():
    # thirty weeks of all in time, and one of two; from two a week nothing can be told
    starts = [MONDAY + timedelta(weeks=at) for at in range(31)]
    frame = pd.DataFrame({"period_start": starts, "rate": [1.0, 0.98] * 15 + [0.5]})
    given = {"grain": Grain.WEEK, "as_of": datetime(2026, 12, 31)}
    assert series(frame, "rate", **given).control.states[-1] is State.WATCH
    few = series(frame, "rate", **given, small=[30]).control
    assert (few.states[-1], few.last, few.latest) == (State.SMALL, 29, 30)
    assert few.current.mean == pytest.approx(0.99)
    none = series(frame, "rate", **given, small=range(31)).control
    assert not none.current.is_known
    assert none.last == -1
