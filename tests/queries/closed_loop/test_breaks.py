from datetime import date

from queries import Scope, run
from tests.queries.closed_loop.test_steps import snapshot
from tests.queries.tables import expect

NAME = "closed_loop/breaks"


def test_what_is_open_and_late_comes_first_then_the_last_settled(ledger):
    """On the 5th of February B is late for its case, G7 for its deadline; G6 for the call-back, since the 13th."""
    expect(
        run(NAME, Scope(), snapshot=snapshot(ledger)),
        """
| request_id | event_number | community | state  | since_at         | limit_at         | days_late | has_later |
| G3         | B            | 甲        | 未办结 | 2026-01-01 20:00 | 2026-01-02 00:00 | 34        | false     |
| G7         | G7           | 乙        | 未办结 | 2026-01-05 00:00 | 2026-01-12 00:00 | 24        | false     |
| G6         | G6           | 乙        | 未回访 | 2026-01-06 00:00 | 2026-01-13 00:00 | 23        | false     |
""",
    )


def test_a_call_back_is_late_after_the_days_of_the_setting(ledger):
    """C was settled on the 3rd of February; G8 has been 待办 since the 30th of January."""
    found = run(NAME, Scope(communities=("乙",)), snapshot=snapshot(ledger, "2026-02-11"))
    assert list(found["request_id"]) == ["G7", "G8", "G4", "G6"]
    assert list(found["state"]) == ["未办结", "未分流", "未回访", "未回访"]


def test_nobody_is_urged_to_call_back_after_ninety_days(ledger):
    """G6 was settled on the 6th of January: the 6th of April is the ninetieth day."""
    for day, urged in (("2026-04-06", True), ("2026-04-07", False)):
        found = run(NAME, Scope(), snapshot=snapshot(ledger, day))
        assert ("G6" in list(found["request_id"])) is urged


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 31), date(2026, 2, 1))
    assert run(NAME, scope, snapshot=snapshot(ledger)).empty
    assert list(run(NAME, scope, snapshot=snapshot(ledger, "2026-02-11"))["request_id"]) == ["G4"]


def test_no_call_back_is_late_beyond_the_last_day_of_their_ledger(ledger):
    """Settled on the 6th, late from the 13th on: the ledger of call-backs must reach that day to say so."""
    request = "| request_id | closed_at |\n| G1 | 2026-01-06 00:00 |"
    for last, late in (("2026-01-13 00:00", 0), ("2026-01-13 00:01", 1)):
        calls = f"| event_id | asked_at | is_valid | rating |\n| | {last} | true | 满意 |"
        told = ledger(service_request=request, satisfaction_response=calls, as_of="2026-03-01 00:00")
        assert len(run(NAME, Scope(), snapshot=told)) == late
    assert run(NAME, Scope(), snapshot=ledger(service_request=request, as_of="2026-03-01 00:00")).empty
