"""Each total is the answer of its own question: no rate and no median is added up."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import answer_from
from pages.parts.subjects.explore.answers import REST, TOTAL, by_listing, cells_of, groups_of, listing_of
from queries import Grain, Scope
from queries.analysis import Analysis, answer
from tests.cases import each

YEAR = Scope(date(2025, 11, 1), date(2026, 11, 1), grain=Grain.MONTH)


def single(measure: str, scope: Scope, samples: Snapshot) -> float:
    return float(answer(Analysis((measure,)), scope, snapshot=samples).to_pandas()[measure].iloc[0])


def of(frame: pd.DataFrame, row: str, column: str) -> float:
    return float(frame[(frame["row"] == row) & (frame["column"] == column)]["value"].iloc[0])


@each("measure", ["on_time_rate", "request_count", "half_closed_days", "repeat_rate"])
def test_totals_of_a_pivot_equal_their_own_questions(measure: str, samples: Snapshot) -> None:
    with answer_from(samples):
        rows = listing_of(measure, "channel", YEAR, 4)
        cells = cells_of(measure, rows, listing_of(measure, "community", YEAR, 6), YEAR)
    first = rows.names[0]
    of_channel, of_community = YEAR.replace(channels=(first,)), YEAR.replace(communities=("南门社区",))
    assert of(cells.frame, TOTAL, TOTAL) == single(measure, YEAR, samples)
    assert of(cells.frame, first, TOTAL) == single(measure, of_channel, samples)
    assert of(cells.frame, TOTAL, "南门社区") == single(measure, of_community, samples)
    both = of_channel.replace(communities=("南门社区",))
    assert of(cells.frame, first, "南门社区") == single(measure, both, samples)


@pytest.mark.parametrize("measure", ["on_time_rate", "half_closed_days"])
def test_the_rest_is_one_group_asked_for_itself(measure: str, samples: Snapshot) -> None:
    with answer_from(samples):
        listed = listing_of(measure, "channel", YEAR, 4)
        frame = by_listing(measure, listed, YEAR)
        every = [str(name) for name in groups_of(measure, ("channel",), YEAR)["channel"]]
    others = tuple(name for name in every if name not in listed.names)
    rest = frame[frame["channel"] == REST]["value"].iloc[0]
    assert listed.rest == len(others) == 5
    assert rest == single(measure, YEAR.replace(channels=others), samples)


def test_the_counts_of_the_cells_add_up_to_their_totals(samples: Snapshot) -> None:
    with answer_from(samples):
        rows = listing_of("request_count", "category", YEAR, 4)
        columns = listing_of("request_count", "channel", YEAR, 3)
        cells = cells_of("request_count", rows, columns, YEAR)
    assert cells.inner["value"].sum() == of(cells.frame, TOTAL, TOTAL)
    assert cells.side("row")["value"].sum() == of(cells.frame, TOTAL, TOTAL)
    assert cells.side("column")["value"].sum() == of(cells.frame, TOTAL, TOTAL)


def test_a_natural_order_is_kept_and_nothing_is_pooled(samples: Snapshot) -> None:
    with answer_from(samples):
        listed = listing_of("request_count", "weekday", YEAR, 3)
    assert listed.names == ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
    assert listed.rest == 0


def test_an_exclusion_of_the_scope_stays_one(samples: Snapshot) -> None:
    scope = YEAR.with_condition("not_channel", ("12345",))
    with answer_from(samples):
        listed = listing_of("request_count", "channel", scope, 2)
        frame = by_listing("request_count", listed, scope)
    assert "12345" not in listed.names
    assert frame["value"].sum() == single("request_count", scope, samples)
