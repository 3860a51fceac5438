"""One record of a list: found by its number, at its place in whatever order the list has."""

import pytest

from queries import Only, Part, Scope, rows
from queries.listing import UnknownColumn
from queries.record import UnknownRow, place_in_list, records, rows_by_size, rows_by_value
from tests.cases import each

NAME = "service_requests/counted_rows"
REQUESTS = """
| request_id | community | category | requested_at     | status |
| a          | 甲        | 噪音     | 2026-01-05 00:00 |        |
| b          | 甲        | 停车     | 2026-01-06 00:00 | 办理中 |
| c          | 乙        | 噪音     | 2026-01-07 00:00 | 办理中 |
| d          | 乙        |          | 2026-01-08 00:00 |        |
| e          | 乙        | 噪音     | 2026-01-08 00:00 | 已作废 |
"""
ORDERS = {
    "the newest first": Part(),
    "by number": Part(sort="request_id"),
    "by category down": Part(sort="category", is_descending=True),
    "searched": Part(search="办理"),
    "a part": Part(only=Only(("community",), (("甲",),))),
    "one page of them": Part(limit=1, offset=2),
}


@pytest.fixture(scope="module")
def made(ledger):
    return ledger(service_request=REQUESTS)


@each("part", ORDERS.values(), ids=ORDERS)
def test_a_record_stands_where_the_list_shows_it(made, part):
    whole = Part(part.search, part.sort, part.is_descending, part.only)
    shown = list(rows(NAME, Scope(), whole, snapshot=made)["request_id"])
    places = [place_in_list(NAME, Scope(), part, "request_id", each, snapshot=made) for each in shown]
    assert places == list(range(len(shown)))


def test_what_the_list_does_not_have_is_refused(made):
    for number in ("e", "z", ""):
        with pytest.raises(UnknownRow):
            place_in_list(NAME, Scope(), Part(), "request_id", number, snapshot=made)
    with pytest.raises(UnknownColumn):
        place_in_list(NAME, Scope(), Part(), "phone", "1", snapshot=made)
    with pytest.raises(UnknownColumn):
        records(NAME, "phone", "1", Scope(), snapshot=made)
    with pytest.raises(UnknownColumn):
        rows_by_value(NAME, Scope(), Part(), "phone", snapshot=made)


def test_records_are_asked_by_a_bound_value_within_the_scope(made):
    found = records("service_requests/records", "request_id", "e", Scope(), snapshot=made)
    assert list(found["is_counted"]) == [False]
    elsewhere = Scope(communities=("甲",))
    assert len(records("service_requests/records", "request_id", "e", elsewhere, snapshot=made)) == 0
    assert len(records("service_requests/records", "request_id", "' or '1'='1", Scope(), snapshot=made)) == 0


def test_rows_are_counted_by_value_the_most_first(made):
    assert rows_by_value(NAME, Scope(), Part(), "status", snapshot=made) == [("办理中", 2), ("未填写", 2)]
    assert rows_by_value(NAME, Scope(), Part(search="噪音"), "community", snapshot=made) == [
        ("乙", 1),
        ("甲", 1),
    ]


def test_rows_are_counted_by_size_and_a_bound_belongs_to_what_is_above_it(ledger):
    late = """
| request_id | requested_at     | due_at           |
| a          | 2026-01-01 00:00 | 2026-01-10 00:00 |
| b          | 2026-01-01 00:00 | 2026-01-09 00:00 |
| c          | 2026-01-01 00:00 | 2026-01-01 00:00 |
| d          | 2026-01-01 00:00 |                  |
"""
    made = ledger(service_request=late, as_of="2026-01-11 00:00")
    assert rows_by_size(NAME, Scope(), Part(), "days_late", (2, 10), snapshot=made) == [1, 1, 1]
    assert rows_by_size(NAME, Scope(), Part(search="a"), "days_late", (2,), snapshot=made) == [1, 0]
