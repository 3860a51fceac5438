from datetime import date

import pytest

from queries import Scope, run
from tests.queries.closed_loop.test_steps import NAME as STEPS
from tests.queries.closed_loop.test_steps import snapshot
from tests.queries.tables import expect
from tests.queries.test_lists import SCOPES

NAME = "closed_loop/unfinished_rows"


def test_each_event_that_has_not_come_full_circle(ledger):
    expect(
        run(NAME, Scope(), snapshot=snapshot(ledger)),
        """
| request_id | event_number | state    | limit_at         | is_broken |
| G4         | C            | 未回访   | 2026-02-10 05:00 | false     |
| G8         | G8           | 未分流   | 2026-02-06 00:00 | false     |
| G6         | G6           | 未回访   | 2026-01-13 00:00 | true      |
| G7         | G7           | 未办结   | 2026-01-12 00:00 | true      |
| G9         | G9           | 未说明   |                  | false     |
| G3         | B            | 未办结   | 2026-01-02 00:00 | true      |
| G10        | G10          | 没有回访 |                  | false     |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 30), date(2026, 2, 1))
    assert list(run(NAME, scope, snapshot=snapshot(ledger))["request_id"]) == ["G4", "G8"]


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_as_many_as_have_stopped_at_the_steps(samples, scope):
    steps = run(STEPS, scope, snapshot=samples)
    stopped = steps[["waiting_count", "broken_count", "lapsed_count", "untold_count"]].sum().sum()
    assert len(run(NAME, scope, snapshot=samples)) == stopped
    assert len(run("closed_loop/breaks", scope, snapshot=samples)) == steps["broken_count"].sum()
