"""Counts expected by trend and season: statsmodels finds the same, and small series add by eye."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from pages.parts.findings.expected_volume import YEAR, ExpectedCounts, expected_counts, fit, predict, terms
from tests.cases import each

WEEKS = [date(2024, 1, 1) + timedelta(weeks=at) for at in range(104)]
LENGTHS = np.full(104, 7.0)
EVERY = np.ones((1, 104), dtype=bool)


def season(share: float) -> np.ndarray:
    return 1 + share * np.sin(2 * np.pi * np.array([week.toordinal() for week in WEEKS]) / YEAR)


def test_statsmodels_finds_the_same_coefficients_and_dispersion():
    random = np.random.default_rng(20241118)
    counts = random.negative_binomial(20, 0.5, (5, 104)) * 1.0
    lengths = random.uniform(5, 8, 104)
    weights = np.ones((5, 104))
    weights[:, 10:14], weights[:, 50] = 0, 0.3
    of = terms(WEEKS)
    found = fit(counts, of, lengths, weights)
    for row in range(5):
        used = weights[row] > 0
        model = sm.GLM(
            counts[row][used], of[used], family=sm.families.Poisson(),
            offset=np.log(lengths[used]), var_weights=weights[row][used],
        ).fit(scale="X2", tol=1e-12)  # fmt: skip
        assert found.coefficients[row] == pytest.approx(model.params, abs=1e-6)
        assert found.dispersion[row] == pytest.approx(max(model.scale, 1.0), abs=1e-6)
        said = found.covariance[row] * found.dispersion[row]
        assert said == pytest.approx(np.asarray(model.cov_params()), abs=1e-6)


def test_a_steady_count_is_expected_to_stay():
    found = expected_counts(np.full((1, 104), 50.0), WEEKS, LENGTHS, EVERY)
    assert found.mean == pytest.approx(50)
    # no less than Poisson: 50 ± 3.09 × √50 is 28 to 72, a little more for the fit, skewed to the right
    assert 72 < found.limit(3.09)[0, 50] < 76
    assert 29 < found.limit(-3.09)[0, 50] < 32


def test_season_and_growth_are_expected():
    counts = (100 * season(0.25) * 1.1 ** (np.arange(104) / 52.18))[None, :]
    found = expected_counts(counts, WEEKS, LENGTHS, EVERY)
    assert np.abs(found.mean / counts - 1).max() < 0.03
    assert np.abs(found.z(counts)).max() < 0.3


def test_what_is_not_used_moves_nothing():
    counts = np.full((1, 104), 50.0)
    counts[0, 20], counts[0, 96:] = np.nan, 500
    used = EVERY.copy()
    used[0, 20], used[0, 96:] = False, False
    assert expected_counts(counts, WEEKS, LENGTHS, used).mean == pytest.approx(50)


def test_an_earlier_wave_hides_the_next_one_less():
    counts = np.random.default_rng(5).poisson(50.0, (1, 104)) * 1.0
    counts[0, 40:43] = 200
    plain = predict(fit(counts, terms(WEEKS), LENGTHS, EVERY * 1.0), terms(WEEKS), LENGTHS)
    robust = expected_counts(counts, WEEKS, LENGTHS, EVERY)
    assert robust.spread[0, -1] < plain.spread[0, -1] / 2
    assert robust.limit(3.09)[0, -1] < 95 < plain.limit(3.09)[0, -1]
    assert robust.mean[0, 41] < plain.mean[0, 41]


def test_a_place_with_all_its_cases_in_one_month_has_an_answer():
    counts = np.zeros((1, 104))
    counts[0, 30:34] = 40
    found = expected_counts(counts, WEEKS, LENGTHS, EVERY)
    assert np.isfinite(found.mean).all()
    assert found.limit(3.09).min() >= 0


def test_a_longer_period_expects_more():
    lengths = np.where(np.arange(104) % 2, 31.0, 28.0)
    found = expected_counts(lengths[None, :] * 2, WEEKS, lengths, EVERY)
    assert found.mean[0] == pytest.approx(2 * lengths)


def test_too_few_cases_have_no_expectation():
    counts = np.zeros((2, 104))
    counts[0, ::4], counts[1] = 1, 1  # 26 cases, and 104
    found = expected_counts(counts, WEEKS, LENGTHS, np.repeat(EVERY, 2, axis=0))
    assert np.isnan(found.mean[0]).all()
    assert found.mean[1] == pytest.approx(1)


@each("mean", [5.0, 14.0, 83.0, 415.0])
@each("dispersion", [1.0, 1.5, 3.0])
def test_limits_are_those_of_the_exact_distribution(mean: float, dispersion: float):
    """One count in a thousand lies above the upper limit, by the Poisson or the negative binomial tail."""
    found = ExpectedCounts(*(np.array([[value]]) for value in (mean, dispersion, 0.0)))
    upper = found.limit(stats.norm.isf(0.001))[0, 0]
    exact = (
        stats.poisson(mean) if dispersion == 1
        else stats.nbinom(mean / (dispersion - 1), 1 / dispersion)
    )  # fmt: skip
    assert abs(upper - exact.isf(0.001)) < 1 + 0.01 * mean


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=104, max_size=104).filter(lambda counts: sum(counts) >= 30))
def test_limits_enclose_what_is_expected_and_a_limit_lies_as_far_as_it_says(counts: list[int]):
    found = expected_counts(np.array([counts], dtype=float), WEEKS, LENGTHS, EVERY)
    upper = found.limit(3.09)
    assert (found.limit(-3.09) <= found.mean).all()
    assert (found.mean <= upper).all()
    assert found.z(upper) == pytest.approx(3.09, rel=1e-6)
