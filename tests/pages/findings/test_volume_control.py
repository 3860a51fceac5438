"""Counts judged by trend and season: small ledgers whose expectation is known in the head."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from pages.parts.findings.states import Rule, State
from pages.parts.findings.volume_control import Periods, volume_controls

MONDAY = date(2023, 1, 2)


def weeks(number: int, **more: object) -> Periods:
    starts = tuple(MONDAY + timedelta(weeks=at) for at in range(number))
    nothing = (False,) * number
    return Periods(
        starts, (7,) * number, "week", 104, **({"holidays": nothing, "incomplete": nothing} | more)
    )


def judged(row: list[float | None], **more: object):
    return volume_controls([row], weeks(len(row), **more), 5.0)[0]


STEADY = [100.0, 110.0] * 60


def test_two_years_before_the_judged_week_have_a_season_and_fewer_have_none():
    assert judged(STEADY[:105]).current.is_expected
    assert not judged(STEADY[:104]).current.is_expected
    assert judged(STEADY[:104]).current.mean == 105


def test_an_ordinary_week_is_as_expected():
    of = judged(STEADY).current
    assert of.mean == pytest.approx(105, abs=1)
    # Poisson and no more: 105 ± 3.09 × √105 is 73 to 137, wider by the error of the fit
    assert 70 < of.lower < 76
    assert 136 < of.upper < 143
    assert of.point_count == 111  # of 120 without the judged one and the eight before it
    assert of.sigma == pytest.approx(105**0.5, rel=0.05)


def test_one_week_beyond_is_watch_and_two_of_three_far_out_are_an_alarm():
    assert judged([*STEADY, 150.0]).last_state is State.WATCH
    assert judged([*STEADY, 60.0]).last_side == -1
    twice = judged([*STEADY, 130.0, 105.0, 130.0])
    assert (twice.last_state, twice.last_rule) == (State.ALARM, Rule.TWICE)
    assert twice.states[-3:-1] == (State.NORMAL, State.NORMAL)


def test_a_new_level_is_eight_on_one_side():
    long = judged([*STEADY, *[119.0] * 8])
    assert (long.last_state, long.last_rule, long.last_side) == (State.WATCH, Rule.EIGHT, 1)
    assert judged([*STEADY, *[119.0] * 7]).last_state is State.NORMAL


def test_every_season_has_limits_of_its_own():
    turn = 2 * np.pi * np.array([(MONDAY + timedelta(weeks=at)).timetuple().tm_yday for at in range(160)])
    row = (100 + 40 * np.sin(turn / 365.25)).round().tolist()
    found = judged(row)
    assert set(found.states) == {State.NORMAL}
    means = [of.mean for of in found.limits[-52:]]
    assert (min(means), max(means)) == (pytest.approx(60, abs=5), pytest.approx(140, abs=5))
    # 100 in the trough of a season is too many, at its top too few
    low, high = int(np.argmin(row[108:])) + 108, int(np.argmax(row[108:])) + 108
    assert judged([*row[:low], 100.0]).last_side == 1
    assert judged([*row[:high], 100.0]).last_side == -1


def test_holidays_and_missing_weeks_are_in_no_limit_and_no_signal():
    row: list[float | None] = [*STEADY, 20.0, None, None, None, 105.0]
    holidays = tuple(at == 120 for at in range(125))
    found = judged(row, holidays=holidays)
    assert found.states[-5:] == (State.EXCLUDED, *[State.MISSING] * 3, State.NORMAL)
    assert found.current.mean == pytest.approx(105, abs=1)
    assert found.chances[-5:] == (1, 1, 1, 1, 1)


def test_series_together_are_judged_as_each_alone():
    rows = [STEADY, [value / 5 for value in STEADY], [0.0] * 119 + [9.0]]
    together = volume_controls(rows, weeks(120), 5.0)
    assert [each.states for each in together] == [judged(row).states for row in rows]
    assert not together[2].current.is_expected  # a place without cases has no season
    assert together[2].last_state is State.WATCH


def test_a_person_s_word_of_a_change_begins_anew():
    row = [*STEADY, *[300.0, 310.0] * 10]
    assert judged(row).last_state is not State.NORMAL
    noted = judged(row, changes=(120,))
    assert noted.last_state is State.NORMAL
    assert noted.current.mean == 305
    assert not noted.current.is_expected


def test_months_are_compared_by_the_day():
    starts = [date(2022 + at // 12, at % 12 + 1, 1) for at in range(40)]
    lengths = [(b - a).days for a, b in zip(starts, [*starts[1:], date(2025, 5, 1)], strict=True)]
    nothing = (False,) * 40
    of = Periods(tuple(starts), tuple(lengths), "month", 36, nothing, nothing)
    found = volume_controls([[10.0 * length for length in lengths]], of, 5.0)[0]
    assert [limit.mean for limit in found.limits] == pytest.approx([10 * length for length in lengths])


def test_what_was_judged_before_a_change_stays_as_it_was():
    """Three years of season, then another level: the season still holds where it was seen."""
    turn = 2 * np.pi * np.arange(130) / 52.18
    old = (100 + 40 * np.sin(turn)).round().tolist()
    alone = judged(old)
    both = judged([*old, *[300.0, 310.0] * 10], changes=(130,))
    assert alone.current.is_expected
    assert both.states[:130] == alone.states
    assert both.limits[:130] == alone.limits
    assert {of.mean for of in both.limits[130:]} == {305.0}


def test_before_twelve_periods_after_a_change_no_limits_are_claimed():
    eleven = judged([*STEADY, *[300.0] * 11], changes=(120,))
    assert not eleven.current.is_known
    assert eleven.current.point_count == 11
    assert set(eleven.states[120:]) == {State.NORMAL}
    assert judged([*STEADY, *[300.0] * 12], changes=(120,)).current.mean == 300


def test_two_years_after_a_change_trend_and_season_are_back():
    steady = [float(value) for value in [300, 310] * 60]
    assert not judged([*STEADY, *steady[:104]], changes=(120,)).current.is_expected
    found = judged([*STEADY, *steady[:105]], changes=(120,))
    assert found.current.is_expected
    assert found.current.mean == pytest.approx(305, abs=2)


def test_changes_outside_the_series_and_named_twice_are_as_if_not_there():
    assert judged(STEADY, changes=(0, 120, 400)) == judged(STEADY)
    row = [*STEADY, *[300.0, 310.0] * 10]
    assert judged(row, changes=(120, 120)) == judged(row, changes=(120,))
