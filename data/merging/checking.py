"""Checks every row: whether it can be counted, and whether its dates are possible."""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.cleaning.date_cells import is_deadline, is_plan
from data.merging.identity import identify
from data.merging.sameness import first_known
from data.merging.stage_dates import check_stages
from data.schema import Column, Ledger, Severity, Type
from data.sql_text import literal, quote
from data.tables import PLACE_COLUMNS

#: The columns with the moment at which a case ended.
_CLOSINGS = ("closed_at", "done_at", "finished_on")
_NOT_CLOSED = "不当作办结的时间，也不计时长"


def write_incoming(batch: Batch, *, follows: bool = False) -> None:
    """Create table ``incoming``: the rows of table ``typed`` that can be counted, with keys; drop ``typed``.

    The other rows get findings.

    Args:
        batch: The file.
        follows: Whether the rows are derived from those of another ledger.
    """
    others = f"typed where not ({_is_countable(batch.ledger)})"
    if batch.connection.execute(f"select 1 from {others} limit 1").fetchall():
        _reject(batch)
        batch.connection.execute(f"delete from {others}")
    identify(batch, follows=follows)
    batch.connection.execute("drop table if exists incoming")
    batch.connection.execute("alter table typed rename to incoming")


def check_dates(batch: Batch) -> None:
    """Add findings of impossible dates; their rows stay."""
    if batch.ledger.stages:
        check_stages(batch)
        return
    dates = event_dates(batch.ledger, deadlines=True)
    if not dates:
        return
    first = dates[0]
    start = f"incoming.{quote(first.name)}"
    impossible = [
        (later, _is_before(start, f"incoming.{quote(later.name)}"))
        for later in dates[1:]
        if later in batch.read_columns
    ]
    if batch.ledger.is_event:
        impossible.append((first, f"{start} > cast(? as TIMESTAMP)"))
    for column, condition in _those_with_any(batch, impossible):
        if column is first:
            message = f"“{first.label}”晚于导入的时间，按原样计入；请核对年份。"
            select = f"{_cell_with_message(batch, column, message)} where {condition}"
            batch.find("future_date", Severity.WARN, column.label, select, _bound(batch, condition))
        else:
            outcome = _NOT_CLOSED if column.name in _CLOSINGS else "按原样计入"
            message = f"“{column.label}”早于“{first.label}”，{outcome}；请核对这两个时间。"
            select = f"{_cell_with_message(batch, column, message)} where {condition}"
            batch.find("date_order", Severity.WARN, column.label, select)


def _is_before(start: str, later: str) -> str:
    """SQL for whether a date is before another; one without a time on the same day is not."""
    return f"{later} < {start} and not ({later} = cast(cast({start} as date) as timestamp))"


def _those_with_any(batch: Batch, impossible: list[tuple[Column, str]]) -> list[tuple[Column, str]]:
    """The columns with a row for which their condition is true; all are looked for at once."""
    if not impossible:
        return []
    any_rows = ", ".join(f"bool_or({condition})" for _, condition in impossible)
    (found,) = batch.connection.execute(
        f"select {any_rows} from incoming", _bound(batch, any_rows)
    ).fetchall()
    return [pair for pair, is_any in zip(impossible, found, strict=True) if is_any]


def _bound(batch: Batch, condition: str) -> list[str]:
    """What a condition compares with: the moment of the import, if it asks for it."""
    return [batch.moment.isoformat(" ")] if "?" in condition else []


def event_dates(ledger: Ledger, *, deadlines: bool = False) -> tuple[Column, ...]:
    """The columns with moments of events, the date of the row first.

    Args:
        ledger: The ledger.
        deadlines: Whether to include deadlines; plans never are.
    """
    dates = [column for column in ledger.stored_columns if column.type in (Type.DATE, Type.DATETIME)]
    dates.sort(key=lambda column: column.name != ledger.date_column)
    return tuple(column for column in dates if not is_plan(column) and (deadlines or not is_deadline(column)))


def _is_countable(ledger: Ledger) -> str:
    """SQL for whether a row can be counted: it has a date or, in a list of places, a place."""
    if ledger.dating:
        return f"{first_known('typed', ledger.dating)} is not null"
    return f"typed.{quote(ledger.key[-1])} is not null" if ledger.key[-1] in PLACE_COLUMNS else "true"


def _reject(batch: Batch) -> None:
    ledger = batch.ledger
    column = ledger.column(ledger.date_column or ledger.key[-1])
    if not ledger.is_event:
        message = f"没有“{column.label}”，这一行没有导入。"
        batch.find("no_key", Severity.FAIL, column.label, _uncountable(ledger, message))
        return
    if ledger.stages:
        labels = "、".join(ledger.column(name).label for name in ledger.dating)
        message = f"{labels}都没有看得懂的日期，这一行没有导入；至少填一个，写成 2026-03-05 的样子。"
        batch.find("no_date", Severity.FAIL, column.label, _uncountable(ledger, message))
        return
    table = quote(f"repair_{column.name}")
    message = f"“{column.label}”没有看得懂的日期，这一行没有导入；请写成 2026-03-05 14:30。"
    refused = f"'这一行没有导入：' || replace({table}.message, '，当作未填写', '')"
    select = (
        f"select raw._line as line, coalesce({table}.shown, '') as value,"
        f" coalesce({refused}, {literal(message)}) as message"
        f" from raw join typed using (_line) left join {table} on {table}.raw = {batch.raw(column.name)}"
        f" where not ({_is_countable(ledger)})"
    )
    batch.find("no_date", Severity.FAIL, column.label, select)


def _uncountable(ledger: Ledger, message: str) -> str:
    """SQL for the rows that cannot be counted, with the same message for each."""
    picked = f"select _line as line, '' as value, {literal(message)} as message"
    return f"{picked} from typed where not ({_is_countable(ledger)})"


def _cell_with_message(batch: Batch, column: Column, message: str) -> str:
    cell = batch.raw(column.name)
    picked = f"raw._line as line, {cell} as value, {literal(message)} as message"
    return f"select {picked} from raw join incoming using (_line)"
