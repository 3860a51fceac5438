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
HAZARDS = """
| hazard_id | event_id | found_at         |
| Y1        | G1       | 2026-01-05 00:00 |
| Y2        |          | 2026-01-06 00:00 |
"""
WORKS = """
| work_id | event_id | item_id | declared_on | started_on |
| M1      | G1       |         |             | 2026-01-07 |
| M2      | Y2       | I1      | 2026-01-08  |            |
| M3      |          | I1      |             | 2026-01-09 |
| M4      |          |         |             | 2026-01-09 |
"""
ITEMS = """
| item_id | topic | met_at           |
| I1      | 路灯  | 2026-01-02 00:00 |
"""
LISTS = {
    "Y": "hazards/rows",
    "M": "public_works/records",
    "I": "deliberation/rows",
    "G": "service_requests/records",
    "T": "mediation_cases/records",
    "H": "satisfaction/records",
    "7": "service_requests/records",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    tables = {
        "service_request": REQUESTS,
        "mediation_case": CASES,
        "satisfaction_response": CALLS,
        "safety_hazard": HAZARDS,
        "public_work": WORKS,
        "deliberation": ITEMS,
    }
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


@each(
    ("number", "requests", "hazards", "works", "items"),
    [
        pytest.param("G1", "G1 G3", "Y1", "M1", "", id="a request leads to a hazard and a work"),
        pytest.param("Y1", "G1 G3", "Y1", "M1", "", id="the hazard of a request"),
        pytest.param("M1", "G1 G3", "Y1", "M1", "", id="the work of a request"),
        pytest.param("Y2", "", "Y2", "M2", "I1", id="a hazard leads to a work, which names an item"),
        pytest.param("M2", "", "Y2", "M2", "I1", id="the work of a hazard and an item"),
        pytest.param("I1", "", "", "M2 M3", "I1", id="an item leads to two works"),
        pytest.param("M4", "", "", "M4", "", id="a work that names nothing"),
    ],
)
def test_hazards_works_and_items_of_an_event(
    made: Snapshot, number: str, requests: str, hazards: str, works: str, items: str
) -> None:
    event = list_record(Rows(LISTS[number[0]], Scope(), 5), Part(), number, 5, made).event
    assert event is not None
    assert [row["request_id"] for row in event.requests] == requests.split()
    assert [row["hazard_id"] for row in event.hazards] == hazards.split()
    assert sorted(row["work_id"] for row in event.works) == works.split()
    assert [row["item_id"] for row in event.items] == items.split()
