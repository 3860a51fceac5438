"""The event of a record: what ties the rows of three ledgers, and what does not."""

from __future__ import annotations

import pytest

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Rows
from pages.parts.asking.list_record import list_record
from queries import Part, Scope
from tests.cases import each
from tests.queries.tables import build, parse

REQUESTS = """
| request_id | event_id | requested_at     |
| G1         |          | 2026-01-01 00:00 |
| G2         | S1       | 2026-01-02 00:00 |
| G3         | G1       | 2026-01-03 00:00 |
| 7          |          | 2026-01-04 00:00 |
"""
CASES = """
| case_id | event_id | accepted_at      |
| T1      | S1       | 2026-01-02 00:00 |
| 7       |          | 2026-01-04 00:00 |
"""
CALLS = """
| response_id | event_id | asked_at         |
| H1          | G1       | 2026-01-05 00:00 |
| H2          | T1       | 2026-01-06 00:00 |
| H3          | S1       | 2026-01-07 00:00 |
| H4          | 7        | 2026-01-08 00:00 |
| H5          |          | 2026-01-09 00:00 |
"""
LISTS = {
    "G": "service_requests/records",
    "T": "mediation_cases/records",
    "H": "satisfaction/records",
    "7": "service_requests/records",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    tables = {"service_request": REQUESTS, "mediation_case": CASES, "satisfaction_response": CALLS}
    rows = {name: parse(text) for name, text in tables.items()}
    return build(tmp_path_factory.mktemp("ledgers") / "snapshot", rows, None)


@each(
    ("number", "requests", "cases", "calls"),
    [
        pytest.param("H1", "G1 G3", "", "H1", id="a call-back names a request by its number"),
        pytest.param("H2", "G2", "T1", "H2 H3", id="a call-back names a dispute, which has an event"),
        pytest.param("G1", "G1 G3", "", "H1", id="a request that others name"),
        pytest.param("G3", "G3 G1", "", "H1", id="a request that names another"),
        pytest.param("G2", "G2", "T1", "H3", id="an event"),
        pytest.param("H4", "", "", "H4", id="a request and a dispute of one number"),
        pytest.param("7", "7", "", "", id="a request whose number a dispute bears too"),
        pytest.param("H5", "", "", "H5", id="no number"),
    ],
)
def test_what_ties_the_rows_of_an_event(
    made: Snapshot, number: str, requests: str, cases: str, calls: str
) -> None:
    question = LISTS[number[0]]
    event = list_record(Rows(question, Scope(), 5), Part(), number, 5, made).event
    assert event is not None
    assert [row["request_id"] for row in event.requests] == requests.split()
    assert [row["case_id"] for row in event.cases] == cases.split()
    assert [row["response_id"] for row in event.responses] == calls.split()
