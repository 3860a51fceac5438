"""One compound among those of its size."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from pages.parts.subjects.compound.peer_ranks import like_size, own_written, standings, together, value_text
from queries.measures import MEASURES


def profile(*households: float) -> pd.DataFrame:
    names = [f"小区{n}" for n in range(len(households))]
    return pd.DataFrame({"community": "甲", "compound": names, "households": households})


def test_like_size_is_half_to_double():
    near, is_like = like_size(profile(100, 50, 200, 49, 201, 120, 99, 100), "甲", "小区0")
    assert is_like
    assert list(near["households"]) == [100, 50, 200, 120, 99, 100]


def test_all_of_them_when_too_few_are_alike_or_the_size_is_not_known():
    assert like_size(profile(100, 100, 900, 900), "甲", "小区0")[1] is False
    near, is_like = like_size(profile(math.nan, 100, 100, 100, 100, 100), "甲", "小区0")
    assert (len(near), is_like) == (6, False)


def test_nothing_counted_is_zero():
    counts = together(
        profile(100, 200), pd.DataFrame({"community": ["甲"], "compound": ["小区1"], "request_count": [8]})
    )
    assert list(counts["request_count"]) == [0.0, 8.0]


@pytest.fixture
def counts() -> pd.DataFrame:
    frame = profile(100, 100, 200, 100, 100)
    frame.loc[4, "community"] = "乙"
    return frame.assign(
        request_count=[10.0, 20, 10, 40, 30],
        due_count=[50.0, 40, 30, 29, 0],
        closed_on_time_count=[45.0, 40, 24, 29, 0],
    )


def test_fewer_requests_rank_first(counts):
    (found,) = standings(counts, counts, "甲", "小区0", measures=["per_thousand_households"])
    assert (found.value, found.rank, found.ranked) == (100.0, 2, 5)  # 小区2 has 50 a thousand
    assert found.community == pytest.approx(1000 * 80 / 500)
    assert found.office == pytest.approx(1000 * 110 / 600)
    assert sorted(found.others) == [50, 200, 300, 400]


def test_a_small_denominator_is_neither_ranked_nor_counted(counts):
    own, small = (standings(counts, counts, "甲", f"小区{n}", measures=["on_time_rate"])[0] for n in (0, 3))
    assert (own.rank, own.ranked, own.is_small) == (2, 3, False)
    assert (small.rank, small.ranked, small.is_small) == (0, 3, True)
    assert own_written(own) == "90.0%"
    assert own_written(small) == "100%"


def test_the_sub_district_is_all_of_them_the_ranking_is_of_its_like(counts):
    near = counts.iloc[[0, 1]]
    (found,) = standings(counts, near, "甲", "小区0", measures=["on_time_rate"])
    assert (found.rank, found.ranked) == (2, 2)
    assert found.office == pytest.approx(138 / 149)


def test_nothing_to_show_for_what_is_not_counted(counts):
    assert standings(counts, counts, "甲", "小区0", measures=["settlement_rate"]) == []
    (found,) = standings(counts, counts, "乙", "小区4", measures=["on_time_rate"])
    assert math.isnan(found.value)
    assert math.isnan(found.community)


def test_a_ledger_that_is_not_kept_makes_no_ranks(counts):
    bare = counts.assign(request_count=0.0, due_count=0.0)
    assert standings(bare, bare, "甲", "小区0") == []


def test_how_values_are_written():
    assert value_text(MEASURES["on_time_rate"], 0.867) == "86.7%"
    assert value_text(MEASURES["per_thousand_households"], 206.04) == "206.0"
    assert value_text(MEASURES["on_time_rate"], math.nan) == "—"
