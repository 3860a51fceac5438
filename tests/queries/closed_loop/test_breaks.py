from datetime import date

from queries import Scope, run
from tests.queries.closed_loop.test_steps import CALLS, CASES, REQUESTS
from tests.queries.tables import expect

NAME = "closed_loop/breaks"


def snapshot(ledger, as_of):
    return ledger(
        service_request=REQUESTS, mediation_case=CASES, satisfaction_response=CALLS, as_of=f"{as_of} 00:00"
    )


def test_where_events_stopped_and_since_when(ledger):
    """At the 5th of February only B is late for settling, and D for its triage; C was settled two days ago."""
    expect(
        run(NAME, Scope(), snapshot=snapshot(ledger, "2026-02-05")),
        """
| event_id | community | last_step | since_at         | days_since | is_broken | has_later |
| B        | 甲        | 研判分流  | 2026-01-01 20:00 | 34.1667    | true      | false     |
| D        | 乙        | 发现      | 2026-01-05 00:00 | 31         | true      | true      |
| C        | 乙        | 限时办结  | 2026-02-03 05:00 | 1.7917     | false     | false     |
""",
    )


def test_a_call_back_is_late_after_the_days_of_the_setting(ledger):
    frame = run(NAME, Scope(communities=("乙",)), snapshot=snapshot(ledger, "2026-02-11"))
    assert dict(zip(frame["event_id"], frame["is_broken"], strict=True)) == {"D": True, "C": True}


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 31), date(2026, 2, 1))
    frame = run(NAME, scope, snapshot=snapshot(ledger, "2026-02-05"))
    assert list(frame["event_id"]) == ["C"]
