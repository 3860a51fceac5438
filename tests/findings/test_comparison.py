"""Tests of counts and rates, what is better, and the colour; intervals are compared with statsmodels."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from pages.parts.findings.comparison import (
    Colour,
    Position,
    colour,
    count_side,
    newcombe,
    position,
    rate_side,
    sign_of_worth,
    wilson,
)
from pages.parts.findings.measures import MEASURES

VOLUME = MEASURES["request_count"]
SATISFACTION = MEASURES["satisfaction_rate"]
REPEAT = MEASURES["repeat_rate"]
SHARE = MEASURES["share"]
OVERDUE = MEASURES["overdue_open_count"]


def test_interval_of_the_reference_picture():
    low, high = wilson(248, 286)
    assert round(low, 3) == 0.823
    assert round(high, 3) == 0.902


@given(st.integers(1, 2000), st.data())
def test_wilson_agrees_with_statsmodels(whole, data):
    part = data.draw(st.integers(0, whole))
    assert wilson(part, whole) == pytest.approx(proportion_confint(part, whole, method="wilson"), abs=1e-9)


@given(st.integers(1, 500), st.integers(1, 500), st.data())
def test_newcombe_agrees_with_statsmodels(now, before, data):
    pair = (data.draw(st.integers(0, now)), now), (data.draw(st.integers(0, before)), before)
    expected = confint_proportions_2indep(*pair[0], *pair[1], method="newcomb", compare="diff")
    assert newcombe(*pair) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (None, 5), (3, None), (math.nan, 3)])
def test_no_denominator_no_interval(part, whole):
    assert all(math.isnan(end) for end in wilson(part, whole))


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (118, 153, Position.BELOW),  # 77.1 %, interval 69.9–83.1
        (171, 189, Position.ABOVE),  # 90.5 %, interval 85.4–93.9
        (204, 246, Position.CONTAINS),  # 82.9 %
        (19, 22, Position.SMALL),
        (0, 0, Position.NONE),
    ],
)
def test_position_is_decided_by_the_whole_interval(part, whole, expected):
    assert position(part, whole, 0.85) is expected


def test_without_a_target_there_is_no_position():
    assert position(118, 153, None) is Position.NONE


def test_rates_differ_beyond_chance_or_not():
    assert rate_side((90, 100), (50, 100)) == 1
    assert rate_side((50, 100), (90, 100)) == -1
    assert rate_side((87, 100), (85, 100)) == 0
    assert rate_side((29, 29), (0, 29)) == 0, "29 is a small sample"
    assert rate_side((math.nan, 100), (50, 100)) == 0


def test_counts_differ_beyond_three_standard_deviations():
    # √(412 + 389) is 28.3: 23 more is noise, 100 more is not
    assert count_side(412, 389) == 0
    assert count_side(500, 389) == 1
    assert count_side(289, 389) == -1
    assert count_side(None, 389) == 0
    # with a standard deviation of 40 a period, 3 × √2 × 40 is 170
    assert count_side(500, 389, sigma=40) == 0
    assert count_side(600, 389, sigma=40) == 1


@pytest.mark.parametrize(
    ("measure", "side", "worth"),
    [
        (VOLUME, 1, -1),
        (VOLUME, -1, 0),
        (SHARE, 1, 0),
        (SATISFACTION, 1, 1),
        (REPEAT, 1, -1),
        (OVERDUE, -1, 1),
    ],
)
def test_worth_is_polarity_times_side(measure, side, worth):
    assert sign_of_worth(measure, side) == worth


@pytest.mark.parametrize(
    ("measure", "side", "is_repeated", "expected"),
    [
        (SATISFACTION, 0, False, Colour.FLAT),
        (SATISFACTION, 1, False, Colour.GOOD),
        (SATISFACTION, -1, False, Colour.AMBER),
        (SATISFACTION, -1, True, Colour.RED),
        (REPEAT, 1, False, Colour.AMBER),
        (REPEAT, -1, False, Colour.GOOD),
        (VOLUME, 1, True, Colour.AMBER),
        (VOLUME, -1, True, Colour.FLAT),
        (SHARE, 1, True, Colour.FLAT),
    ],
)
def test_colour_is_polarity_times_signal(measure, side, is_repeated, expected):
    assert colour(measure, side, is_repeated=is_repeated) is expected
