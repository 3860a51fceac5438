"""Tests of counts and rates, what is better, and the colour; intervals are compared with statsmodels."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, fisher_exact
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from pages.parts.findings.comparison import (
    CHANCE,
    LEAST_EXPECTED,
    LIMITS,
    OF_A_PAGE,
    Colour,
    Position,
    colour,
    compare_counts,
    compare_rates,
    compare_stocks,
    deviations,
    newcombe,
    position,
    sign_of_worth,
    wilson,
)
from queries.measures import MEASURES
from tests.cases import each

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


@each(("part", "whole"), [(0, 0), (None, 5), (3, None), (math.nan, 3)])
def test_no_denominator_no_interval(part, whole):
    assert all(math.isnan(end) for end in wilson(part, whole))


@each(
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


def test_one_standard():
    """Twenty looks at a page of eighteen comparisons find one by chance: the three of the XmR chart."""
    assert deviations() == pytest.approx(3, abs=0.01)
    assert pytest.approx(3.09, abs=0.001) == LIMITS, "one in a thousand on a side"
    assert deviations(1) == pytest.approx(1.96, abs=0.001)
    assert deviations(9) == pytest.approx(2.77, abs=0.01)
    assert deviations(1, 12) == pytest.approx(2.201, abs=0.001)  # t, 11 degrees of freedom
    assert deviations(1, 100) == pytest.approx(1.984, abs=0.001)


def rates(now, before, **options) -> int:
    return compare_rates(now, before, **options).side


def test_rates_differ_beyond_chance_or_not():
    assert rates((90, 100), (50, 100)) == 1
    assert rates((50, 100), (90, 100)) == -1
    assert rates((87, 100), (85, 100)) == 0
    assert rates((29, 29), (0, 29)) == 0, "29 is a small sample"
    assert rates((math.nan, 100), (50, 100)) == 0


def test_a_rate_that_moves_by_itself_is_no_change():
    """950 against 905 of 1,000 is beyond the cases of a week, not beyond weeks that spread by two points."""
    assert rates((950, 1000), (905, 1000)) == 1
    assert rates((950, 1000), (905, 1000), spread=0.02) == 0
    assert rates((999, 1000), (905, 1000), spread=0.02) == 1
    assert rates((950, 1000), (905, 1000), spread=0.001) == 1, "never narrower than the cases"


@each(
    ("now", "before"), [((30, 30), (22, 30)), ((35, 35), (24, 35)), ((0, 40), (9, 40)), ((2, 60), (14, 60))]
)
def test_few_expected_cases_are_tested_exactly(now, before):
    """Fisher's exact test of scipy at the level of a page."""
    table = [[now[0], now[1] - now[0]], [before[0], before[1] - before[0]]]
    one_sided = min(fisher_exact(table, alternative=way).pvalue for way in ("less", "greater"))
    assert abs(rates(now, before)) == int(one_sided <= CHANCE / OF_A_PAGE / 2)


def counts(now, before, **options) -> int:
    return compare_counts(now, before, **options).side


def test_counts_differ_beyond_three_standard_deviations():
    # √(412 + 389) is 28.3: 23 more is noise, 100 more is not
    assert counts(412, 389) == 0
    assert counts(500, 389) == 1
    assert counts(289, 389) == -1
    assert counts(None, 389) == 0
    # with a standard deviation of 40 a period, 3 × √2 × 40 is 170
    assert counts(500, 389, sigma=40) == 0
    assert counts(600, 389, sigma=40) == 1
    # of twelve periods the standard deviation is not known so well
    assert counts(600, 389, sigma=40, points=12) == 0


def test_counts_are_compared_for_their_days():
    """1,806 of 28 days are as many a day as 2,000 of 31; and 2,000 of 28 days are more."""
    assert counts(1806, 2000) == -1
    assert counts(1806, 2000, exposure=(28, 31)) == 0
    assert counts(2000, 2000, exposure=(28, 31)) == 1


@given(st.integers(0, 14), st.integers(0, 14), st.sampled_from([1.0, 0.5, 3.0]))
def test_few_counts_are_tested_exactly(now, before, ratio):
    """The binomial test of scipy, one-sided, at the level of a page."""
    least = min(ratio, 1.0) * (now + before) / (1 + ratio)
    if least and least < LEAST_EXPECTED:
        share = ratio / (1 + ratio)
        tails = [binomtest(now, now + before, share, alternative=way).pvalue for way in ("greater", "less")]
        level = CHANCE / OF_A_PAGE / 2
        expected = int(tails[0] <= level) - int(tails[1] <= level)
        assert counts(now, before, exposure=(ratio, 1.0)) == expected


def test_a_stock_is_judged_by_what_came_and_what_went():
    """100 to 140 by 60 in and 20 out: z = 4.5; by 1,060 in and 1,020 out it is nothing."""
    assert compare_stocks(60, 20).side == 1
    assert compare_stocks(20, 60).side == -1
    assert compare_stocks(1060, 1020).side == 0


@each(
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


@each(
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
