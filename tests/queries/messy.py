"""Rows of every ledger that a question may stumble over, made of the ledgers' own declarations.

Ties everywhere: each kind of row twice, at the same times and places; then rows in which little or nothing
is filled in. A ledger that is declared has its rows here without another word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from data.ledgers import LEDGERS
from data.schema import Column, Course, Ledger, Type
from data.tables import PLACE_COLUMNS

_BEGIN = date(2026, 1, 5)
#: From one kind of row to the next: the kinds of a ledger lie in several months.
_STEP = timedelta(days=20)
#: Kinds of rows of each ledger: as many as the longest list of codes has.
_KINDS = max(len(column.allowed) for ledger in LEDGERS.values() for column in ledger.columns)
#: Names that questions ask for; any other text is the example of its column. Each kind of row has a company of
#: its own: unequal fractions of households, summed in the order the engine comes by, differ in their last digit.
_TEXTS = {
    "category": ("噪声扰民", "路灯照明"),
    "event_id": ("E1", "E2"),
    "company": tuple(f"{number}号物业" for number in range(_KINDS)),
}
#: Community and compound of the kinds of rows, in turn; two compounds bear one name.
_PLACES = (("甲", "东苑"), ("乙", "东苑"), ("丙", "西苑"))
#: Rows in which what some questions ask for comes together, by ledger.
_BESIDES: dict[str, tuple[dict[str, str], ...]] = {
    "service_request": (
        {
            "request_type": "投诉",
            "community": "甲",
            "compound": "东苑",
            "requested_at": "2026-03-01",
            "status": "待办",
            "responsible_unit": "物业公司",
            "grid": "甲第九网格",  # no register names it
        },
        {"requested_at": "2026-12-20", "due_at": "2026-12-27", "status": "待办"},
        {"requested_at": "2026-03-02", "due_at": "2026-03-09", "closed_at": "2026-03-05", "status": "已办结"},
        *(
            {"requested_at": f"2026-03-0{day}", "community": "丙", "compound": "西苑", "building_number": "7"}
            for day in (3, 4, 5)
        ),
    ),
    "satisfaction_response": ({"is_valid": "true", "rating": "不满意"},),
    "activity": (
        {"held_on": "2026-03-02", "community": "甲", "compound": "东苑", "kind": "法律咨询"},
        {"held_on": "2026-03-02", "community": "甲", "station": "1"},
    ),
    "public_work": (
        {"kind": "路灯", "started_on": "2026-05-01", "finished_on": "2026-05-02"},
        {"kind": "路灯", "declared_on": "2026-03-01", "planned_start_on": "2026-04-01"},
    ),
    "role_holder": ({"role": "网格员", "community": "丙", "grid": "丙第九网格"},),
    "property_contract": (
        {"community": "甲", "compound": "东苑", "company": "零号", "started_on": "2012-01-01"},
        {"community": "甲", "compound": "东苑", "company": "一号", "started_on": "2015-01-01"},
    ),
}

#: Rows that stand there once: a number that two buildings of a compound bear tells neither.
_ONCE: dict[str, dict[str, str]] = {
    "building": {"community": "丙", "compound": "西苑", "building_number": "7", "households": "40"},
}


def pipes(ledger: Ledger) -> str:
    """The table of pipes of a ledger, as ``tests.queries.tables`` reads it."""
    columns = [
        column
        for column in ledger.stored_columns
        if column.name in PLACE_COLUMNS[:2] or column.name not in ledger.key
    ]
    rows = [[_cell(column, at, nth) for at, column in enumerate(columns)] for nth in range(_KINDS)]
    if set(ledger.key) <= set(PLACE_COLUMNS):  # a register of places has each of them once
        rows = rows[: len(_PLACES)]
    else:
        rows = [
            row
            for each in (*rows, *_lacking(columns, rows), *_besides(ledger, columns))
            for row in (each, each)
        ]
        rows += [_row_of(row, columns) for name, row in _ONCE.items() if name == ledger.name]
    return "\n".join(f"| {' | '.join(row)} |" for row in [[column.stored_name for column in columns], *rows])


def _lacking(columns: Sequence[Column], rows: Sequence[list[str]]) -> Iterator[list[str]]:
    """Rows of what is under way, early and late; a row with no more than a community; one with nothing."""
    for row in (rows[0], rows[-2], rows[-1]):
        yield [
            "" if column.course is Course.CLOSES else cell for column, cell in zip(columns, row, strict=True)
        ]
    yield [cell if column.name == "community" else "" for column, cell in zip(columns, rows[0], strict=True)]
    yield [""] * len(columns)


def _besides(ledger: Ledger, columns: Sequence[Column]) -> list[list[str]]:
    """The rows that are written out for the ledger."""
    return [_row_of(each, columns) for each in _BESIDES.get(ledger.name, ())]


def _row_of(given: Mapping[str, str], columns: Sequence[Column]) -> list[str]:
    return [given.get(column.name, "") for column in columns]


def _cell(column: Column, at: int, nth: int) -> str:
    """What stands in a column, the ``at``-th of its ledger, in the ``nth`` kind of row."""
    if column.name in PLACE_COLUMNS[:2]:
        return _PLACES[nth % len(_PLACES)][PLACE_COLUMNS.index(column.name)]
    if column.type in (Type.DATE, Type.DATETIME):
        return str(_BEGIN + nth * _STEP + timedelta(days=at))
    if column.type is Type.BOOLEAN:
        return "false" if nth % 3 else "true"
    texts = tuple(column.allowed) or _TEXTS.get(column.name) or (column.example,)
    return texts[nth % len(texts)]


#: Ledger -> its table of pipes.
MESSY = {name: pipes(ledger) for name, ledger in LEDGERS.items()}
