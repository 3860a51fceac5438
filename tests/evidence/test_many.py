"""The marks for many series at once: a reduced form for every day, the whole is ``slow``."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.evidence import many

#: Prints a measured share, as ``quoted`` of the fixtures.
Quoted = Callable[..., None]


def test_a_cell_of_one_a_week_that_triples_is_found() -> None:
    assert np.mean(many.weeks_to_hot(many.SAMPLE, weekly=1.0, times=3.0, trials=20) <= 13) >= 0.85


@pytest.mark.parametrize("cells", [many.SAMPLE, many.SAMPLE_SPREAD], ids=["poisson", "spread"])
def test_hardly_any_cell_is_hot_by_chance(cells: many.Cells) -> None:
    assert many.false_hot_spots(cells, weeks=100) <= 0.03


def test_a_heat_map_of_independent_counts_names_hardly_any_cell() -> None:
    assert many.tables_with_a_finding(weekly=83, weeks=12, tables=100) <= 0.09


def test_no_community_of_ten_alike_is_called_slow() -> None:
    assert many.slow_named(units=10, number=30, trials=100) <= 0.09


def test_units_just_on_target_hardly_ever_miss_it() -> None:
    assert many.targets_missed(true=0.85, target=0.85, units=12, answers=80, weeks=300) <= 0.02


def test_a_compound_like_all_others_is_in_no_quarter() -> None:
    assert many.quarters_told(compounds=12, pages=40) <= 0.05
    assert many.quarters_told(compounds=12, pages=10, worse=0.3) >= 0.8


#: Ledgers as large as the demonstration and five times as large, in which nothing changes but the season.
STEADY = {
    "sample, Poisson": many.SAMPLE,
    "sample, negative binomial": many.SAMPLE_SPREAD,
    "sample, season": many.SAMPLE_SEASON,
    "large, Poisson": many.LARGE,
    "large, negative binomial": many.LARGE_SPREAD,
    "large, season": many.LARGE_SEASON,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", STEADY)
def test_false_hot_spots_of_all_ledgers(name: str, quoted: Quoted) -> None:
    share = many.false_hot_spots(STEADY[name], weeks=1000 if name.startswith("sample") else 500)
    quoted(f"false hot spots a week: {name}", share)
    assert share <= 0.02


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("sample, Poisson", 0.85),
        ("sample, negative binomial", 0.85),
        ("large, Poisson", 0.85),
        ("large, negative binomial", 0.7),  # the mark of 85 % is missed, as docs/evidence.md says
    ],
)
def test_tripled_cells_of_all_ledgers(name: str, mark: float, quoted: Quoted) -> None:
    found = many.weeks_to_hot(STEADY[name], weekly=1.0, times=3.0, trials=200)
    quoted(f"1 a week × 3 within 4, 8, 13 weeks: {name}", *((found <= most).mean() for most in (4, 8, 13)))
    assert np.mean(found <= 13) >= mark


@pytest.mark.slow
@pytest.mark.parametrize("weeks", [4, 12, 52])
@pytest.mark.parametrize(("weekly", "communities"), [(83, 6), (415, 12)])
def test_heat_maps_of_all_windows(weeks: int, weekly: float, communities: int, quoted: Quoted) -> None:
    share = many.tables_with_a_finding(weekly=weekly, weeks=weeks, communities=communities, tables=1000)
    quoted(f"heat map names a cell: {weekly} a week, {weeks} weeks", share)
    assert share <= 0.06


@pytest.mark.slow
@pytest.mark.parametrize("number", [30, 60, 150])
def test_slow_communities_of_all_sizes(number: int, quoted: Quoted) -> None:
    share = many.slow_named(units=10, number=number, trials=1000)
    quoted(f"a community is slow or fast: {number} cases each", share)
    assert share <= 0.06
    if number == 150:
        assert many.slow_named(units=10, number=number, trials=200, slow=1.6) >= 0.7


@pytest.mark.slow
@pytest.mark.parametrize(("parts", "weekly"), [(6, 83), (14, 83), (12, 415), (14, 415)])
def test_carriers_of_all_offices(parts: int, weekly: float, quoted: Quoted) -> None:
    share = many.carriers_beyond_chance(parts=parts, weekly=weekly, weeks=2000)
    quoted(f"a part carries the change: {parts} parts of {weekly} a week", share)
    assert share <= 0.05


@pytest.mark.slow
@pytest.mark.parametrize("before", [5, 12])
def test_months_of_all_ledgers(before: int, quoted: Quoted) -> None:
    share = many.months_risen(categories=14, monthly=25.0, before=before, months=500)
    quoted(f"a category has risen: {before} earlier months", share)
    assert share <= 0.06


@pytest.mark.slow
@pytest.mark.parametrize("units", [6, 12])
def test_targets_that_are_just_met(units: int, quoted: Quoted) -> None:
    share = many.targets_missed(true=0.85, target=0.85, units=units, answers=80, weeks=2000)
    quoted(f"one of {units} misses the target it is exactly on", share)
    assert share <= 0.02


@pytest.mark.slow
@pytest.mark.parametrize("compounds", [5, 12, 53])
def test_quarters_of_compounds_of_all_numbers(compounds: int, quoted: Quoted) -> None:
    share = many.quarters_told(compounds=compounds, pages=300)
    quoted(f"a compound is in a first or last quarter: {compounds} compounds", share)
    assert share <= 0.05
