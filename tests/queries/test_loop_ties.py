"""Which rows are one event: each tie in a table of its own, told by the step that its request reaches.

A request that is tied to the call-back of its case or to its own is at the fourth step; its case, where it is tied, is open
and holds it at the second.
"""

import pytest

from queries import Scope, run

STEPS, ROWS = "closed_loop/steps", "closed_loop/unfinished_rows"
CLOSED = "2026-01-02 00:00"


def requests(*rows: tuple[str, str]) -> str:
    lines = [f"| {number} | {event} | 2026-01-01 00:00 | {CLOSED} |" for number, event in rows]
    return "\n".join(["| request_id | event_id | requested_at | closed_at |", *lines])


def disputes(*rows: tuple[str, str]) -> str:
    lines = [f"| {number} | {event} | 2026-01-01 00:00 | 调解中 |" for number, event in rows]
    return "\n".join(["| case_id | event_id | accepted_at | outcome |", *lines])


def calls(*events: str) -> str:
    lines = [f"| {event} | 2026-01-03 00:00 | true | 满意 |" for event in events]
    return "\n".join(["| event_id | asked_at | is_valid | rating |", *lines])


def hazards(*rows: tuple[str, str], status: str = "整改中") -> str:
    lines = [f"| {number} | {event} | 2026-01-01 00:00 | {status} |" for number, event in rows]
    return "\n".join(["| hazard_id | event_id | found_at | status |", *lines])


def reached(
    ledger, requested: str, mediated: str | None = None, called: str | None = None, found: str | None = None
) -> list[int]:
    """The number of events at each step."""
    ledgers = {
        "service_request": requested,
        "mediation_case": mediated,
        "satisfaction_response": called,
        "safety_hazard": found,
    }
    snapshot = ledger(as_of="2026-01-05 00:00", **{name: text for name, text in ledgers.items() if text})
    return list(run(STEPS, Scope(), snapshot=snapshot)["reached_count"])


def test_a_request_that_names_nothing_is_an_event_of_its_own(ledger):
    assert reached(ledger, requests(("G1", ""), ("G2", ""))) == [2, 2, 2, 0]


@pytest.mark.parametrize("number", ["G1", "E"], ids=["its own number", "that of its event"])
def test_a_call_back_answers_the_request_whose_number_it_gives(ledger, number):
    assert reached(ledger, requests(("G1", "E"), ("G2", "")), called=calls(number)) == [2, 2, 2, 1]


def test_two_call_backs_of_one_request_are_one_event(ledger):
    assert reached(ledger, requests(("G1", "")), called=calls("G1", "G1")) == [1, 1, 1, 1]


@pytest.mark.parametrize("number", ["G1", "E"], ids=["the request", "the event"])
def test_a_case_holds_the_request_that_it_names(ledger, number):
    assert reached(ledger, requests(("G1", "E")), disputes(("T1", number))) == [1, 1, 0, 0]


@pytest.mark.parametrize("number", ["G1", "E"], ids=["the request", "the event"])
def test_a_hazard_holds_the_request_that_it_names_until_it_is_rectified(ledger, number):
    request, found = requests(("G1", "E")), (("Y1", number),)
    assert reached(ledger, request, found=hazards(*found)) == [1, 1, 0, 0]
    assert reached(ledger, request, found=hazards(*found, status="已销号")) == [1, 1, 1, 0]
    assert reached(ledger, request, found=hazards(*found, status="已作废")) == [1, 1, 1, 0]


def test_a_request_can_name_the_hazard_it_complains_of_and_both_the_visit_that_found_it(ledger):
    assert reached(ledger, requests(("G1", "Y1")), found=hazards(("Y1", ""))) == [1, 1, 0, 0]
    assert reached(ledger, requests(("G1", "ZF1")), found=hazards(("Y1", "ZF1"))) == [1, 1, 0, 0]


def test_a_hazard_that_names_nothing_or_bears_the_number_of_a_request_holds_nothing(ledger):
    assert reached(ledger, requests(("G1", "")), found=hazards(("Y1", ""))) == [1, 1, 1, 0]
    assert reached(ledger, requests(("9", "")), found=hazards(("9", ""))) == [1, 1, 1, 0]


def test_a_case_that_names_nothing_holds_nothing(ledger):
    assert reached(ledger, requests(("G1", "")), disputes(("T1", ""))) == [1, 1, 1, 0]


def test_a_call_back_that_names_the_case_answers_its_request(ledger):
    closed = disputes(("T1", "G1")).replace("调解中", "调解成功")
    assert reached(ledger, requests(("G1", "")), closed, calls("T1")) == [1, 1, 1, 1]


def test_a_request_can_name_the_case_it_came_to(ledger):
    assert reached(ledger, requests(("G1", "T1")), disputes(("T1", ""))) == [1, 1, 0, 0]


def test_a_finding_that_names_a_request_is_one_event_with_it(ledger):
    """G2 names G1, G3 names G2: one event, and a call-back that names the last answers it."""
    chain = requests(("G1", ""), ("G2", "G1"), ("G3", "G2"))
    assert reached(ledger, chain, called=calls("G3")) == [1, 1, 1, 1]


def test_requests_that_name_each_other_are_one_event(ledger):
    both = requests(("G1", "G2"), ("G2", "G1"))
    for number in ("G1", "G2"):
        assert reached(ledger, both, called=calls(number)) == [1, 1, 1, 1]


def test_a_request_that_names_itself_is_an_event_of_its_own(ledger):
    assert reached(ledger, requests(("G1", "G1")), called=calls("G1")) == [1, 1, 1, 1]


def test_a_number_that_a_request_and_a_dispute_bear_names_neither(ledger):
    """The call-back that gives 9 answers neither of them, and the dispute 9 does not hold the request 9."""
    assert reached(ledger, requests(("9", "")), disputes(("9", "")), calls("9")) == [1, 1, 1, 0]
    # What gives it is still one event of its own
    assert reached(ledger, requests(("9", ""), ("G1", "9"), ("G2", "9")), disputes(("9", "")), calls("9")) == [
        2, 2, 2, 1,
    ]  # fmt: skip


def test_an_event_is_named_by_the_number_that_ties_it(ledger):
    snapshot = ledger(
        service_request=requests(("G2", "G1"), ("G1", ""), ("G3", "E")), as_of="2026-01-05 00:00"
    )
    found = run(ROWS, Scope(), snapshot=snapshot)
    assert list(zip(found["request_id"], found["event_number"], strict=True)) == [("G1", "G1"), ("G3", "E")]
