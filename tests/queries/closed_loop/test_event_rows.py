from datetime import date

import pytest

from queries import Scope, run
from tests.queries.closed_loop.test_steps import NAME as STEPS
from tests.queries.closed_loop.test_steps import snapshot
from tests.queries.tables import expect
from tests.queries.test_lists import SCOPES

NAME = "closed_loop/event_rows"


def test_each_event_with_the_step_it_has_come_to(ledger):
    found = run(NAME, Scope(), snapshot=snapshot(ledger))
    expect(
        found[found["last_step"] < 4],
        """
| request_id | event_number | last_step | standing |
| G4         | C            | 3         | 未回访   |
| G8         | G8           | 1         | 未分流   |
| G6         | G6           | 3         | 断点     |
| G7         | G7           | 2         | 断点     |
| G9         | G9           | 2         | 未说明   |
| G3         | B            | 2         | 断点     |
| G10        | G10          | 3         | 没有回访 |
""",
    )
    assert set(found.loc[found["last_step"] == 4, "standing"]) == {"走完"}


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 30), date(2026, 2, 1))
    assert list(run(NAME, scope, snapshot=snapshot(ledger))["request_id"]) == ["G4", "G8"]


def test_without_events_there_is_no_row(ledger):
    assert run(NAME, Scope(date(2020, 1, 1), date(2020, 2, 1)), snapshot=snapshot(ledger)).empty


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_as_many_as_have_come_to_each_step(samples, scope):
    steps = run(STEPS, scope, snapshot=samples).set_index("step_number")
    rows = run(NAME, scope, snapshot=samples)
    assert {step: int((rows["last_step"] >= step).sum()) for step in steps.index} == dict(
        steps["reached_count"].items()
    )
