"""Hot cells are tested among all places and categories, of the requests that meet the conditions."""

from __future__ import annotations

from datetime import date

from data.snapshots.store import Snapshot
from pages.parts.asking.attention import among_all, attention
from pages.parts.asking.hot_cells import hot, hot_spot_scope
from queries import Grain, Scope

WEEK = Scope(date(2026, 10, 19), date(2026, 10, 26))
NOISE = "噪声扰民"


def test_kinds_stay_and_choices_of_cells_do_not(samples: Snapshot):
    scope = WEEK.replace(categories=(NOISE,)).with_condition("request_type", ("投诉",))
    scope = scope.with_condition("not_compound", ("青云首府",)).with_condition("management", ("市场物业",))
    asked, _held = hot_spot_scope(scope, samples)
    assert [each.key for each in asked.all_conditions] == ["request_type", "management"]


def test_a_cell_that_is_left_out_changes_no_other(samples: Snapshot):
    every = hot(WEEK, samples)
    assert "青云首府" in set(every["compound"].astype(str))
    without = hot(WEEK.with_condition("not_compound", ("青云首府",)), samples)
    kept = every[every["compound"].astype(str) != "青云首府"]
    assert without.reset_index(drop=True).equals(kept.reset_index(drop=True))


def test_a_window_that_is_not_over_looks_at_the_weeks_up_to_the_data(samples: Snapshot):
    quarter = Scope(date(2026, 10, 1), date(2027, 1, 1), grain=Grain.QUARTER)
    asked, _held = hot_spot_scope(quarter, samples)
    assert asked.date_to == date(2026, 11, 1)
    assert "青云首府" in set(hot(quarter, samples)["compound"].astype(str))


def test_a_row_of_a_quarter_that_is_not_over_names_the_quarter_it_is_of(samples: Snapshot):
    quarter = Scope(date(2026, 10, 1), date(2027, 1, 1), grain=Grain.QUARTER)
    found = {row.unit: row for row in attention(quarter, samples)}["新城社区"]
    assert "三季度 242" in found.what.replace("\u00a0", " ")
    assert found.clause.startswith("三季度新城社区")
    over = Scope(date(2026, 7, 1), date(2026, 10, 1), grain=Grain.QUARTER)
    row = {row.unit: row for row in attention(over, samples)}["新城社区"]
    assert "三季度 242" not in row.what.replace("\u00a0", " ")
    assert row.where_from == found.where_from


def test_among_all_keeps_what_is_no_choice_of_a_place():
    scope = WEEK.replace(communities=("南门社区",)).with_condition("not_community", ("新城社区",))
    scope = scope.with_condition("weekday", ("周一",))
    assert among_all(scope) == WEEK.with_condition("weekday", ("周一",))
