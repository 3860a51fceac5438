"""Who lies apart from those of its size, and who is first or last by chance."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy.stats import binomtest

from pages.parts.subjects.compound.peer_ranks import standings
from pages.parts.subjects.compound.peer_sides import Row
from queries.measures import MEASURES


def alike(*rows: tuple[float, float, float]) -> pd.DataFrame:
    """Compounds of 400 households: requests, due, closed in time."""
    frame = pd.DataFrame(rows, columns=["request_count", "due_count", "closed_on_time_count"], dtype=float)
    return frame.assign(community="甲", compound=[f"小区{at}" for at in range(len(rows))], households=400.0)


def sides(frame: pd.DataFrame, compound: str = "小区0") -> dict[str, int]:
    found = standings(frame, frame, "甲", compound, measures=["per_thousand_households", "on_time_rate"])
    return {standing.measure.name: standing.side for standing in found}


def test_the_best_of_twelve_that_differ_by_chance_is_on_no_side():
    """47 of 50 where the others have 42 to 46; p = .25 of the best alone, and twelve were looked at."""
    frame = alike(*((40, 50, on_time) for on_time in (47, 46, 45, 44, 43, 42, 46, 45, 44, 43, 44, 45)))
    (found,) = standings(frame, frame, "甲", "小区0", measures=["on_time_rate"])
    assert (found.rank, found.ranked, found.side) == (1, 12, 0)


def test_who_lies_apart_from_the_rest_is_on_its_side_and_fewer_requests_are_the_better_one():
    others = [(40 + at % 3, 200, 180) for at in range(11)]
    assert sides(alike((40, 200, 120), *others)) == {"per_thousand_households": 0, "on_time_rate": -1}
    assert sides(alike((90, 200, 199), *others)) == {"per_thousand_households": -1, "on_time_rate": 1}
    assert sides(alike((5, 200, 180), *others)) == {"per_thousand_households": 1, "on_time_rate": 0}
    assert sides(alike((90, 200, 199), *others), "小区3")["on_time_rate"] == 0


def test_counts_are_held_to_the_spread_of_all_compounds():
    """70 after 40: beyond Poisson counts (p < .0001), not where the others have 10 to 90."""
    even = alike((70, 0, 0), *((40, 0, 0) for _other in range(11)))
    wide = alike((70, 0, 0), *((count, 0, 0) for count in (10, 90, 20, 75, 15, 60, 35, 80, 12, 25, 18)))
    for frame, side in ((even, -1), (wide, 0)):
        (found,) = standings(frame, frame, "甲", "小区0", measures=["per_thousand_households"])
        assert found.side == side


def test_chances_of_counts_are_those_of_scipy():
    """The one against the rest, by households: 9 of 30 requests with a fifth of the households."""
    frame = pd.DataFrame({"request_count": [9.0, 21.0], "households": [100.0, 400.0]})
    row = Row.of(MEASURES["per_thousand_households"], frame, [True, False], 30)
    tails = [binomtest(9, 30, 0.2, alternative=way).pvalue for way in ("greater", "less")]
    assert row.chances(frame) == pytest.approx([2 * min(tails)] * 2)


def test_compounds_without_households_are_no_part_of_the_rest():
    """A thousand requests of a compound whose households nobody knows say nothing of the others."""
    frame = alike(*((40, 0, 0) for _compound in range(6)), (1000, 0, 0))
    frame.loc[6, "households"] = float("nan")
    assert sides(frame) == {"per_thousand_households": 0}
