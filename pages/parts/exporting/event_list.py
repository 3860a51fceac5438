"""``python -m pages events``: the events of a week as a table, CSV or JSON."""

from __future__ import annotations

import argparse
from datetime import date, datetime

import pyarrow as pa

from data.command_line.exit_status import UsageError
from data.snapshots.store import Snapshot
from pages.parts.asking.events import events
from pages.parts.briefing.weeks import number_of
from pages.parts.exporting.command_line import dates_of, period_of, places_of
from pages.parts.findings.event import Event
from queries import Scope, writing
from queries.windows import day_after

WRITERS = {"table": writing.to_table, "csv": writing.to_csv, "json": writing.to_json}
#: Decimals of a value that was computed.
_DIGITS = 2
_TEXT, _WHOLE, _REAL = pa.string(), pa.int64(), pa.float64()
_KEYS = {
    "id": _TEXT, "name": _TEXT, "kinds": pa.list_(_TEXT), "community": _TEXT, "compound": _TEXT,
    "category": _TEXT, "since": pa.date32(), "state": _TEXT, "weeks": _WHOLE, "count": _REAL,
    "expected": _REAL, "unit": _TEXT, "open_count": _WHOLE, "overdue_count": _WHOLE,
}  # fmt: skip


def printed_events(options: argparse.Namespace, served: Snapshot) -> str:
    """The events of the week that the options ask for, in their format.

    Raises:
        UsageError: The week cannot be read, is not over, or lies after the data; or no ledger
            has the community.
    """
    first, end = dates_of(period_of(options.week, None), None, None, served)
    for name in options.community or ():
        places_of(name)
    _refuse_unfinished(first, end, served.as_of)
    scope = Scope(
        date_from=first, date_to=end,
        communities=_chosen_names(options.community), compounds=_chosen_names(options.compound),
        categories=_chosen_names(options.category),
    )  # fmt: skip
    is_nested = options.format == "json"  # elsewhere a cell holds one text
    schema = pa.schema((_KEYS | ({} if is_nested else {"kinds": _TEXT})).items())
    rows = [_row(event, is_nested=is_nested) for event in events(scope, served)]
    return WRITERS[options.format](pa.Table.from_pylist(rows, schema=schema))


def _refuse_unfinished(first: date, end: date, as_of: datetime) -> None:
    if end > day_after(as_of):
        year, number = number_of(first)
        raise UsageError(
            f"{year}-W{number:02d} 到数据截至 {as_of:%Y-%m-%d} 还没过完，事件按整周判断，请写更早的一周"
        )


def _chosen_names(names: list[str] | None) -> tuple[str, ...] | None:
    return tuple(names) if names else None


def _row(event: Event, *, is_nested: bool) -> dict[str, object]:
    kinds = [str(kind.value) for kind in event.kinds]
    row: dict[str, object] = {name: getattr(event, name) for name in _KEYS}
    row |= {"kinds": kinds if is_nested else "、".join(kinds), "state": str(event.state.value)}
    return row | {name: round(float(getattr(event, name)), _DIGITS) for name in ("count", "expected")}
