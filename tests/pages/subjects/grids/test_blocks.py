"""Which rows of the grids are drawn, put together and opened: by hand, with none, one, two grids."""

from __future__ import annotations

import pandas as pd
import pytest

from data.schema import UNFILLED
from pages.parts.subjects.grids.blocks import _rows_to_draw, in_grids
from pages.parts.subjects.grids.tables import _by_community, _requests_beside_visits, _without_grid
from queries import Scope

LOADS = [
    "community", "grid", "is_on_roll", "request_count", "households", "found_first_count",
    "found_first_rate", "grid_handled_count",
]  # fmt: skip
VISITS = ["community", "grid", "visit_count", "households", "patrol_count", "found_known_count"]


def beside(loads, visits):
    return _requests_beside_visits(pd.DataFrame(loads, columns=LOADS), pd.DataFrame(visits, columns=VISITS))


def test_only_rows_with_grid_and_community_count_and_what_is_left_out_already_stays_out():
    scope = in_grids(Scope().with_condition("not_grid", ("甲第九网格",)))
    assert set(scope.condition("not_grid").values) == {"甲第九网格", UNFILLED}
    assert set(scope.condition("not_community").values) == {UNFILLED}


def test_rows_without_grid_unless_grids_are_chosen():
    assert _without_grid(Scope()).condition("grid").values == (UNFILLED,)
    chosen = Scope().with_condition("grid", ("甲第一网格",))
    assert _without_grid(chosen) == chosen


def test_the_grids_that_are_told_are_drawn_first_then_those_of_most_cases():
    frame = pd.DataFrame({"grid": ["甲", "乙"], "whole": [9, 40]})
    assert list(_rows_to_draw(frame, "whole", ["甲"])["grid"]) == ["甲", "乙"]
    assert list(_rows_to_draw(frame, "whole", [])["grid"]) == ["乙", "甲"]
    assert _rows_to_draw(frame.head(0), "whole", []).empty


def test_twelve_grids_are_drawn_of_many():
    frame = pd.DataFrame({"grid": [str(n) for n in range(20)], "whole": range(20)})
    assert list(_rows_to_draw(frame, "whole", ["0"])["grid"])[:2] == ["0", "19"]
    assert len(_rows_to_draw(frame, "whole", ["0"])) == 12


def test_no_grid_makes_no_row():
    assert beside([], []).empty


@pytest.mark.parametrize(
    ("loads", "visits", "counts"),
    [
        ([("甲", "甲一", True, 3, 100.0, 1, 1 / 3, 0)], [], (3, 0, 100.0)),
        ([], [("甲", "甲一", 2, 100.0, 1, 0)], (0, 2, 100.0)),
    ],
)
def test_a_grid_that_one_side_alone_knows(loads, visits, counts):
    row = beside(loads, visits).iloc[0]
    assert (row["request_count"], row["visit_count"], row["households"]) == counts


def test_two_grids_of_one_name_in_two_communities_stay_two():
    loads = [("甲", "一", True, 3, 100.0, 1, 1 / 3, 0), ("乙", "一", True, 5, 50.0, 0, 0.0, 0)]
    table = beside(loads, [("甲", "一", 2, 100.0, 1, 0)])
    assert table[["community", "request_count", "visit_count"]].to_numpy().tolist() == [
        ["乙", 5, 0],
        ["甲", 3, 2],
    ]


def test_gaps_lie_by_community_and_ledger():
    names = ["ledger", "community", "row_count", "empty_count", "unplaced_count"]
    rows = [("visit", "甲", 4, 1, 0), ("service_request", "乙", 10, 5, 0), ("activity", "丙", 2, 2, 0)]
    table = _by_community(pd.DataFrame(rows, columns=names)).set_index("community")
    assert table.loc["乙", ["request_row_count", "request_empty_count", "visit_row_count"]].tolist() == [
        10,
        5,
        0,
    ]
    assert table.loc["甲", ["request_row_count", "visit_empty_count"]].tolist() == [0, 1]
