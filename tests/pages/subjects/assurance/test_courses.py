"""The months of the matrix from answers: numerators and denominators by hand, and on the samples."""

from datetime import date

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.subjects.assurance.blocks import assurance, month_table, values
from pages.parts.subjects.assurance.courses import ALL, courses, month_frame
from queries import Grain, Scope, run

WEEK = Scope(date(2026, 10, 19), date(2026, 10, 26))


def test_rates_are_added_up_by_their_parts():
    """Satisfied 0.5 of 4 answers are 2; 3 settled and 1 failed are 4 with a result."""
    answers = pd.DataFrame(
        {"period_start": [1], "community": ["甲"], "satisfaction_rate": [0.5], "rated_count": [4]}
    )
    assert month_frame("satisfaction_rate", answers)[["part", "whole"]].to_numpy().tolist() == [[2.0, 4.0]]
    cases = pd.DataFrame(
        {"period_start": [1], "community": ["甲"], "succeeded_count": [3], "failed_count": [1]}
    )
    assert month_frame("settlement_rate", cases)[["part", "whole"]].to_numpy().tolist() == [[3, 4]]
    nothing = answers.assign(satisfaction_rate=float("nan"), rated_count=0)
    assert month_frame("satisfaction_rate", nothing)[["part", "whole"]].to_numpy().tolist() == [[0, 0]]


def test_the_last_month_is_a_full_one_before_the_end_of_the_window(samples: Snapshot):
    found = courses(WEEK, samples)
    assert {one.starts[-1] for one in found} == {date(2026, 9, 1)}
    every = {one.community: one for one in found if one.measure == "on_time_rate"}
    month = Scope(date(2026, 9, 1), date(2026, 10, 1), grain=Grain.MONTH)
    answer = run("service_requests/on_time_by_period", month, snapshot=samples).iloc[-1]
    assert every[ALL].parts[-1] == answer["closed_on_time_count"]
    assert (
        every[ALL].wholes[-1]
        == answer["due_count"]
        == sum(one.wholes[-1] for name, one in every.items() if name != ALL)
    )


def test_the_base_does_not_move_with_the_window(samples: Snapshot):
    now = {(one.measure, one.community): one.standing.limits for one in courses(WEEK, samples)}
    before = courses(Scope(date(2025, 1, 1), date(2025, 2, 1)), samples)
    known = [one for one in before if one.standing.limits.is_known]
    assert len(known) > 10
    assert all(now[one.measure, one.community] == one.standing.limits for one in known)


def test_one_community_has_no_row_of_all(samples: Snapshot):
    found = courses(WEEK.replace(communities=("南门社区",)), samples)
    assert {one.community for one in found} == {"南门社区"}
    assert values(found)["community"].tolist() == ["南门社区"]
    table = month_table(found)
    assert len(table) == len(set(table["period_start"]))


def test_a_window_before_the_ledger_has_no_matrix(samples: Snapshot):
    assert assurance(Scope(date(2001, 1, 1), date(2001, 2, 1)), samples) is None
