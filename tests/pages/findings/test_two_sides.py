"""Two sides: ratios, differences and their chances, by hand and against scipy and statsmodels."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from pages.parts.findings.survival import curve
from pages.parts.findings.two_sides import (
    Gap,
    Scale,
    Word,
    difference_of_medians,
    difference_of_rates,
    dispersion_of_counts,
    dispersion_of_rates,
    ratio_of_counts,
    words,
)


def test_the_counts_of_the_reference_picture():
    found = ratio_of_counts(62, 175, (238, 512))
    assert [round(value, 2) for value in (found.estimate, found.low, found.high)] == [0.76, 0.56, 1.02]
    assert not found.excludes_alike


def test_the_rates_of_the_reference_picture():
    found = difference_of_rates((5, 61), (40, 174))
    assert [round(100 * value, 1) for value in (found.estimate, found.low, found.high)] == [
        -14.8,
        -23.0,
        -3.7,
    ]
    assert found.excludes_alike


@given(st.integers(0, 400), st.integers(0, 400), st.integers(1, 60), st.integers(1, 60))
def test_a_ratio_is_that_of_the_exact_conditional_test(one, other, days, other_days):
    found = ratio_of_counts(one, other, (days, other_days))
    if one + other < 10:
        assert math.isnan(found.chance)
        return
    exact = binomtest(one, one + other, days / (days + other_days))
    ends = exact.proportion_ci(method="exact")
    low, high = (share / (1 - share) * other_days / days if share < 1 else math.inf for share in ends)
    assert found.low == pytest.approx(low, rel=1e-6)
    assert found.high == pytest.approx(high, rel=1e-6)
    tails = [
        binomtest(one, one + other, days / (days + other_days), side).pvalue for side in ("less", "greater")
    ]
    assert found.chance == pytest.approx(min(1, 2 * min(tails)), rel=1e-6)


@given(st.integers(10, 400), st.integers(10, 400))
def test_the_chance_and_the_interval_of_a_ratio_agree(one, other):
    found = ratio_of_counts(one, other, (1, 1))
    assert found.excludes_alike is (found.chance < 0.05)


def test_bursts_widen_a_ratio():
    plain, burst = ratio_of_counts(60, 100, (1, 1)), ratio_of_counts(60, 100, (1, 1), dispersion=4)
    assert plain.estimate == pytest.approx(burst.estimate) == pytest.approx(0.6)
    assert plain.excludes_alike
    assert not burst.excludes_alike


@given(st.integers(40, 300), st.integers(40, 300), st.data())
def test_a_difference_of_rates_is_that_of_statsmodels(whole, other_whole, data):
    part, other = data.draw(st.integers(20, whole - 20)), data.draw(st.integers(20, other_whole - 20))
    found = difference_of_rates((part, whole), (other, other_whole))
    ends = confint_proportions_2indep(part, whole, other, other_whole, method="newcomb", compare="diff")
    assert (found.low, found.high) == pytest.approx(ends, abs=1e-6)
    pooled = (part + other) / (whole + other_whole)
    if min(whole, other_whole) * min(pooled, 1 - pooled) >= 10:
        test = proportions_ztest([part, other], [whole, other_whole])[1]
        assert found.chance == pytest.approx(test, abs=1e-9)


def test_few_cases_on_either_side_are_no_difference():
    assert math.isnan(difference_of_rates((17, 19), (42, 44)).low)
    assert math.isnan(difference_of_rates((42, 44), (0, 0)).chance)
    assert difference_of_rates((30, 30), (44, 44)).chance == 1.0


def closed(*hours, still=0):
    counts = pd.Series(hours).value_counts().sort_index()
    frame = pd.DataFrame({"hours": counts.index, "closed_count": counts.to_numpy(), "open_count": 0})
    waiting = pd.DataFrame({"hours": [500], "closed_count": [0], "open_count": [still]})
    return curve(pd.concat([frame, waiting] if still else [frame]))


def test_the_difference_of_medians_is_in_days():
    quick, slow = closed(*range(1, 61)), closed(*range(97, 157))
    found = difference_of_medians(slow, quick)
    assert found.estimate == pytest.approx(4.0)  # 126.5 and 30.5 hours
    assert found.low < 4.0 < found.high
    assert found.excludes_alike
    assert found.chance < 1e-9


def test_a_side_that_has_closed_less_than_half_has_no_median():
    assert math.isnan(difference_of_medians(closed(*range(40), still=60), closed(*range(40))).low)


def test_even_weeks_have_no_dispersion_and_a_burst_has():
    # 4 a week and none to spare: 1; then 0, 0, 12 of a mean of 4: (16 + 16 + 64) / 4 = 24 for each 3 weeks
    even = [4] * 15, [7] * 15
    burst = [0, 0, 12] * 5, [7] * 15
    assert dispersion_of_counts([even]) == 1.0
    assert dispersion_of_counts([burst]) == pytest.approx(5 * 24 / 14)
    assert dispersion_of_counts([(burst[0][:6], burst[1][:6])]) == 1.0  # five weeks tell nothing


def test_weeks_with_more_days_may_have_more():
    assert dispersion_of_counts([([2, 10] * 8, [1, 5] * 8)]) == 1.0


def test_rates_that_jump_are_dispersed():
    # 0 of 10 and 10 of 10 in turn: rate .5, (5² / 2.5) = 10 for each of 14 weeks
    assert dispersion_of_rates([([0, 10] * 7, [10] * 14)]) == pytest.approx(14 * 10 / 13)
    assert dispersion_of_rates([([5] * 14, [10] * 14)]) == 1.0


def gap(chance: float, low: float = 0.1) -> Gap:
    return Gap(Scale.POINTS, 0.2, low, 0.3, chance)


def test_a_word_is_given_after_correction_for_all():
    # .03 alone is a difference; one of five it is not (.05 / 5)
    assert words([gap(0.03)]) == [Word.DIFFERENT]
    assert words([gap(0.03), *[gap(0.5, -0.1)] * 4]) == [Word.CHANCE] * 5
    assert words([gap(0.009), *[gap(0.5, -0.1)] * 4])[0] is Word.DIFFERENT


def test_no_word_contradicts_its_interval():
    assert words([gap(0.001, low=-0.01)]) == [Word.CHANCE]


def test_what_is_not_tested_is_no_test_of_the_family():
    assert words([gap(0.03), *[Gap(Scale.POINTS)] * 9]) == [Word.DIFFERENT, *[Word.SMALL] * 9]
