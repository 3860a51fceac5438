"""Limits and signals of the process-behaviour chart, with series whose limits are known in the head."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from pages.parts.findings.states import Rule, State
from pages.parts.findings.xmr import LEAST_POINTS, control, limits, signals

# 100 and 110 in turn: mean 105, every moving range 10, so the limits are 105 ± 26.6
ORDINARY = [100.0, 110.0] * 6
NONE_OUT = [False] * 12


def test_limits_are_mean_and_2_66_moving_ranges():
    found = limits(ORDINARY, NONE_OUT)
    assert found.mean == 105
    assert found.moving_range == 10
    assert found.upper == pytest.approx(131.6)
    assert found.lower == pytest.approx(78.4)
    assert found.point_count == 12


def test_lower_limit_is_never_below_zero():
    # 0 and 10 in turn: 5 − 26.6 would be negative
    assert limits([0.0, 10.0] * 6, NONE_OUT).lower == 0


def test_excluded_period_moves_no_limit():
    assert limits([*ORDINARY, 5000.0], [*NONE_OUT, True]) == limits(ORDINARY, NONE_OUT)


def test_eleven_periods_give_no_limits_and_no_signal():
    found = limits(ORDINARY[:11], NONE_OUT[:11])
    assert not found.is_known
    assert found.point_count == LEAST_POINTS - 1
    assert found.side(10**6) == 0
    assert set(signals([*ORDINARY[:10], 10**6], found, NONE_OUT[:11]).states) == {State.NORMAL}


def test_lengths_must_agree():
    with pytest.raises(ValueError, match="zip"):
        limits(ORDINARY, NONE_OUT[:3])


def test_one_outside_is_watch_two_running_are_alarm():
    of = limits(ORDINARY, NONE_OUT)
    judged = signals([140.0, 141.0, 105.0, 70.0], of, [False] * 4)
    assert judged.states == (State.WATCH, State.ALARM, State.NORMAL, State.WATCH)
    assert judged.sides == (1, 1, 0, -1)
    assert judged.runs == (1, 2, 0, 1)


def test_above_then_below_is_no_run():
    of = limits(ORDINARY, NONE_OUT)
    assert signals([140.0, 70.0], of, [False] * 2).states == (State.WATCH, State.WATCH)


def test_holiday_week_between_two_outside_breaks_no_run():
    of = limits(ORDINARY, NONE_OUT)
    judged = signals([140.0, 10.0, 141.0], of, [False, True, False])
    assert judged.states == (State.WATCH, State.EXCLUDED, State.ALARM)


def test_eighth_on_one_side_of_the_mean_is_watch():
    of = limits(ORDINARY, NONE_OUT)
    judged = signals([117.0] * 8, of, [False] * 8)
    assert judged.states == (State.NORMAL,) * 7 + (State.WATCH,)
    assert judged.sides[-1] == 1
    assert judged.runs[-1] == 0


def test_eight_that_hardly_leave_the_mean_are_no_signal():
    # 106 is an eighth of a standard deviation from 105: eight of them are chance in a year of weeks
    of = limits(ORDINARY, NONE_OUT)
    assert set(signals([106.0] * 8, of, [False] * 8).states) == {State.NORMAL}


def test_two_of_three_far_out_on_one_side_are_an_alarm():
    # standard deviation 8.87: 125 is 2.25 of them above the mean, and inside the limits
    of = limits(ORDINARY, NONE_OUT)
    judged = signals([125.0, 105.0, 125.0, 105.0, 105.0, 125.0], of, [False] * 6)
    assert judged.states == (*[State.NORMAL] * 2, State.ALARM, *[State.NORMAL] * 3)
    assert judged.rules[2] is Rule.TWICE
    assert judged.runs == (0,) * 6
    assert set(signals([125.0, 85.0], of, [False] * 2).states) == {State.NORMAL}


def test_chances_are_those_of_the_rule_that_fired_best():
    # 3.16 standard deviations: .0008 on a side, times two sides and three rules
    of = limits(ORDINARY, NONE_OUT)
    judged = signals([105.0, 133.0, 105.0, 105.0, 125.0, 125.0], of, [False] * 6)
    assert judged.chances[1] == pytest.approx(6 * norm.sf(28 * 1.128 / 10), rel=1e-6)
    tail = norm.sf(20 * 1.128 / 10)
    assert judged.chances[5] == pytest.approx(6 * tail * (1 - (1 - tail) ** 2), rel=1e-6)
    assert [judged.chances[at] for at in (0, 2, 3, 4)] == [1, 1, 1, 1]


def test_a_value_on_the_mean_breaks_the_run_of_eight():
    of = limits(ORDINARY, NONE_OUT)
    assert set(signals([117.0] * 7 + [105.0] + [117.0] * 7, of, [False] * 15).states) == {State.NORMAL}


def test_control_says_why_a_period_is_not_judged():
    judged = control(
        [*ORDINARY, 30.0, None, 400.0, 20.0],
        holidays=[False] * 12 + [True, False, False, False],
        incomplete=[False] * 15 + [True],
        events=[14],
    )
    assert judged.states[12:] == (State.EXCLUDED, State.MISSING, State.EVENT, State.INCOMPLETE)
    assert judged.current.mean == 105
    assert judged.last == 11


def test_the_last_is_the_one_before_an_unfinished_period():
    judged = control([*ORDINARY, 3.0], incomplete=[False] * 12 + [True])
    assert judged.last == 11


def test_limits_are_recomputed_from_a_change_on():
    judged = control(ORDINARY + [value + 1000 for value in ORDINARY], changes=[12])
    assert judged.limits[11].mean == 105
    assert judged.limits[12].mean == 1105
    assert set(judged.states) == {State.NORMAL}


def test_no_series_has_no_last_period():
    judged = control([])
    assert judged.last == -1
    assert judged.last_state is State.NORMAL
    assert judged.last_side == 0
    assert not judged.current.is_known


COUNTS = st.lists(st.integers(0, 400), min_size=1, max_size=40)


@given(COUNTS, st.integers(2000, 9000))
def test_shifting_all_counts_changes_no_state(counts, shift):
    # far enough from 0 for the floor of the lower limit to play no part
    high = [float(count + 2000) for count in counts]
    assert control(high).states == control([count + shift for count in high]).states


@given(COUNTS)
def test_states_are_as_many_as_counts_and_limits_enclose_the_mean(counts):
    judged = control([float(count) for count in counts])
    assert len(judged.states) == len(judged.sides) == len(judged.runs) == len(judged.limits) == len(counts)
    of = judged.current
    assert of.is_known is (len(counts) >= LEAST_POINTS)
    assert not of.is_known or 0 <= of.lower <= of.mean <= of.upper
    assert of.is_known or math.isnan(of.mean)


def test_a_least_reach_keeps_regular_counts_from_being_signals():
    values = [*[0.0, 1.0] * 10, 5.0]
    assert control(values).states[-1] is State.WATCH
    assert control(values, least_reach=5.0).states[-1] is State.NORMAL
    run = [*[10.0, 12.0] * 12, *[14.0] * 8]
    assert control(run).states[-1] is State.WATCH
    assert control(run, least_reach=5.0).states[-1] is State.NORMAL


def test_changes_may_be_negative_and_so_may_their_limits():
    assert control([3.0, -3.0] * 6).current.lower < -3
