"""Record numbers that are numbers of persons: reports them, and hides those stored by earlier versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import pandas as pd

from data.cleaning.casting import Batch
from data.ledgers import LEDGERS
from data.notation.personal_numbers import HIDDEN, SUSPECT, hidden_in_key
from data.notation.persons import hide_numbers
from data.recognising.callbacks import CALLBACK
from data.schema import Column, Finding, Ledger, Severity, Type
from data.sql_text import literal, quote
from data.tables import PLACE_COLUMNS, state

_MESSAGE = (
    "{count} 行的编号是手机号、座机号或身份证号，已换成“{hidden}”开头的代号；同一号码在各台账、各次导入中的"
    "代号相同，在“看明细”里仍可用原来的号码搜索。"
)


def report_hidden(batch: Batch) -> None:
    """Add findings of how many rows of table ``typed`` have a token instead of a number, per column."""
    for column in _numbers(batch.ledger):
        if not batch.has_column(column.name):
            continue
        name = quote(column.name)
        ((count,),) = batch.connection.execute(
            f"select count(*) from typed where starts_with({name}, {literal(HIDDEN)})"
        ).fetchall()
        if count:
            message = _MESSAGE.format(count=count, hidden=HIDDEN)
            batch.add([Finding(0, column.label, "personal_number", Severity.WARN, "", message)])


def hide_stored_numbers(connection: duckdb.DuckDBPyConnection, salt: bytes) -> bool:
    """Replace personal numbers in the keys of rows that an earlier version stored as they were written.

    For stores whose files can no longer be read again; in findings stars replace the numbers.

    Returns:
        Whether there were any.
    """

    def hide(key: str) -> str:
        return hidden_in_key(key, salt, CALLBACK) or key

    replaced = [
        _replace(connection, state(ledger), column.name, hide)
        for ledger in LEDGERS.values()
        for column in _numbers(ledger)
    ]
    replaced.append(_replace(connection, "unmatched", "key", hide))
    replaced += [
        _replace(connection, "finding", text_column, hide_numbers) for text_column in ("value", "message")
    ]
    return any(replaced)


def without_numbers(content: Any) -> Any:  # noqa: ANN401 - any part of a report, as JSON has it
    """A stored report with stars in place of phone and identity numbers."""
    if isinstance(content, dict):
        return {name: without_numbers(value) for name, value in content.items()}
    if isinstance(content, list | tuple):
        return [without_numbers(value) for value in content]
    return hide_numbers(content) if isinstance(content, str) else content


def _numbers(ledger: Ledger) -> Iterator[Column]:
    """The columns of a ledger with record numbers, its own and referenced ones."""
    for column in ledger.stored_columns:
        is_number = column.name in ledger.key or column.name.endswith("_id")
        if is_number and column.name not in PLACE_COLUMNS and column.type is Type.TEXT:
            yield column


def _replace(
    connection: duckdb.DuckDBPyConnection, table: str, column: str, hide: Callable[[str], str]
) -> bool:
    """Replace the texts of a column that may hold such a number, if any; the others are not looked at."""
    name = quote(column)
    suspect = SUSPECT.replace("{cell}", name)
    rows = connection.execute(f"select distinct {name} from {table} where {suspect}").fetchall()
    pairs = [(text, hidden) for (text,) in rows if (hidden := hide(text)) != text]
    if pairs:
        connection.register("given", pd.DataFrame(pairs, columns=["old", "new"]))
        connection.execute(f"update {table} set {name} = given.new from given where {name} = given.old")
        connection.unregister("given")
    return bool(pairs)
