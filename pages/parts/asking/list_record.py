"""One record of a list: its row, its neighbours in the order of the list, and its event in the ledgers."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Rows
from pages.parts.asking.rows_address import UnknownRowsError
from pages.parts.findings.way import Event
from pages.parts.findings.way_step import Row
from pages.parts.words.column_names import readable_table
from pages.parts.words.language import _
from queries import Part, Scope, column_names, rows
from queries.record import UnknownRow, place_in_list, records

#: Number of a row of a ledger of the closed loop -> the question with all its columns.
RECORDS = {
    "request_id": "service_requests/records",
    "case_id": "mediation_cases/records",
    "response_id": "satisfaction/records",
    "hazard_id": "hazards/rows",
    "work_id": "public_works/records",
    "item_id": "deliberation/rows",
}
#: Those whose rows give the number of their event.
_GIVING = ("request_id", "case_id", "response_id", "hazard_id", "work_id")
#: Numbers by which another row can name a row of its ledger.
_REFERRED = ("request_id", "case_id", "hazard_id")
#: Word of a list of several ledgers for the ledger of a row -> the name of its number.
_NUMBERS = {"诉求": "request_id", "纠纷": "case_id"}
#: Lists that can have one row of a ledger twice: their records are named by their place.
_REPEATED = ("service_requests/company_complaint_rows", "satisfaction/company_rated_rows")


@dataclass(frozen=True, slots=True)
class ListRecord:
    """One record of a list.

    Attributes:
        name: Its number in its ledger, or its place in a list whose rows have none.
        place: Its place in the order of the list, from 1.
        whole: Number of rows of the list.
        row: Column of the list -> value.
        full: All that its ledger says of it; the row of the list where that is all.
        question: The question that answered ``full``.
        event: The rows of its event; None for a ledger that no event ties to others.
        previous: Name of the record before it; empty for the first.
        following: Name of the record after it; empty for the last.
    """

    name: str
    place: int
    whole: int
    row: Row
    full: Row
    question: str
    event: Event | None
    previous: str
    following: str


def key_column(question: str, served: Snapshot) -> str:
    """Column with the number of a row; empty for a list whose rows have no number of their own."""
    if question in _REPEATED:
        return ""
    names = column_names(question, snapshot=served)
    return next((name for name in names if name.endswith("_id")), "")


def names_of(frame: pd.DataFrame, key: str, offset: int) -> list[str]:
    """The names of the rows of a part of a list that begins behind ``offset`` rows."""
    if key:
        return [str(value) for value in frame[key].tolist()]
    return [str(offset + number) for number in range(1, len(frame) + 1)]


def list_record(one: Rows, part: Part, name: str, whole: int, served: Snapshot) -> ListRecord:
    """A record of a list.

    Args:
        one: The list.
        part: Its search and order.
        name: Name of the record.
        whole: Number of rows of the list.
        served: The snapshot that answers.

    Raises:
        UnknownRowsError: The list has no such record.
    """
    key = key_column(one.question, served)
    place = _place(one, part, key, name, whole, served)
    first = max(place - 1, 0)
    around = rows(
        one.question,
        one.scope,
        dataclasses.replace(part, limit=place - first + 2, offset=first),
        snapshot=served,
    )
    names, told = names_of(around, key, first), _plain_rows(around, one.question)
    at = place - first
    question, full = _full(told[at], one.question, key, served)
    return ListRecord(
        name=name,
        place=place + 1,
        whole=whole,
        row=told[at],
        full=full,
        question=question,
        event=_event(full, question, served),
        previous=names[at - 1] if at else "",
        following=names[at + 1] if at + 1 < len(names) else "",
    )


def _place(one: Rows, part: Part, key: str, name: str, whole: int, served: Snapshot) -> int:
    """How many rows stand before the record."""
    missing = _("这份明细里没有 {name}：它可能已办结、换了条件，或不在这个数据版本里。").format(name=name)
    if not key:
        if not name.isascii() or not name.isdigit() or not 1 <= int(name) <= whole:
            raise UnknownRowsError(missing)
        return int(name) - 1
    try:
        return place_in_list(one.question, one.scope, part, key, name, snapshot=served)
    except UnknownRow as error:
        raise UnknownRowsError(missing) from error


def _full(row: Row, question: str, key: str, served: Snapshot) -> tuple[str, Row]:
    """The question with all columns of the ledger of a row, and its row there."""
    if key == "matter_id":
        number, value = _NUMBERS.get(str(row["ledger"]), ""), row[key]
    else:
        number = key or next((name for name in ("response_id", "request_id") if name in row), "")
        value = row.get(number)
    if number not in RECORDS:
        return question, row
    found = _rows_with(RECORDS[number], number, str(value), served)
    return (RECORDS[number], found[0]) if found else (question, row)


def _event(full: Row, question: str, served: Snapshot) -> Event | None:
    """The rows of the event of a record, its own request first."""
    event = str(full.get("event_id") or "")
    found = {name: [full] if question == name else [] for name in RECORDS.values()}
    if not event and not any(found.values()):
        return None
    numbers, bearers = _ties(full, question, event, served)
    tied = [
        (RECORDS[key], row)
        for number in numbers
        for key in _GIVING
        for row in reversed(_rows_with(RECORDS[key], "event_id", number, served))
    ]
    for name, row in bearers + tied:
        if row not in found[name]:
            found[name].append(row)
    _add_items(found, served)
    requests, cases, responses, hazards, works, items = found.values()
    return Event(requests, cases, responses, event, hazards, works, items)


def _add_items(found: dict[str, list[Row]], served: Snapshot) -> None:
    """Add the works that name an item that is there, and the items that works name."""
    works, items = found[RECORDS["work_id"]], found[RECORDS["item_id"]]
    for item in list(items):
        named = _rows_with(RECORDS["work_id"], "item_id", str(item["item_id"]), served)
        works += [row for row in reversed(named) if row not in works]
    for number in dict.fromkeys(str(row["item_id"]) for row in works if row.get("item_id")):
        found_items = _rows_with(RECORDS["item_id"], "item_id", number, served)
        items += [row for row in found_items if row not in items]


def _ties(full: Row, question: str, event: str, served: Snapshot) -> tuple[list[str], list[tuple[str, Row]]]:
    """The numbers that tie rows to a record, and the requests and disputes that bear one of them themselves.

    关联事件编号 is the number of an event, or that of a request or dispute, as call-backs mostly give it.
    What bears it belongs to an event in turn. A number that a request and a dispute bear names neither.
    """
    own = next((str(full[key]) for key in _REFERRED if RECORDS[key] == question), "")
    numbers: list[str] = []
    bearers: list[tuple[str, Row]] = []
    waiting = [event, own]
    while waiting:
        number = waiting.pop()
        if not number or number in numbers:
            continue
        borne = [
            (RECORDS[key], row) for key in _REFERRED for row in _rows_with(RECORDS[key], key, number, served)
        ]
        if len(borne) == 1:
            bearers += borne
            waiting.append(str(borne[0][1]["event_id"] or ""))
        if len(borne) == 1 or number != own:
            numbers.append(number)
    return numbers, bearers


def _rows_with(question: str, column: str, number: str, served: Snapshot) -> list[Row]:
    """The rows of a ledger with this number, of all places and days."""
    return _plain_rows(records(question, column, number, Scope(), snapshot=served), question)


def _plain_rows(frame: pd.DataFrame, question: str) -> list[Row]:
    """The rows as plain values by column, None for a missing one."""
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in readable_table(frame, question).rows()]
