"""From the text of a file to typed rows: one statement for all rows, and a look at each odd text once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data import personal, values
from data.headers import Matching
from data.mapping import ImportMapping
from data.records import Records
from data.schema import Column, Finding, Ledger, Severity, Type
from data.tables import PLACE_COLUMNS, literal, quote, working_type

#: Free text a compound may be found in, in this order; an address is read here and stored nowhere.
PLACE_TEXTS = ("address", "title")
_SPACES = " \t\n\u3000\u00a0\ufeff\u200b"
_MESSAGES = {
    "unknown_code": "“{{}}”不是“{label}”的取值（{allowed}），{kept}；若常见，请告诉维护者把它列入。",
    "bad_date": "“{{}}”不是看得懂的日期，当作未填写；请写成 2026-03-05 14:30。",
    "bad_number": "“{{}}”不是看得懂的数字，当作未填写。",
}


@dataclass(frozen=True, slots=True)
class Batch:
    """One file on its way in.

    Attributes:
        connection: The working database.
        number: Which file of the import it is; findings bear it.
        matching: Its ledger and columns.
        mapping: The mapping file it is read with, if any.
        salt: Secret for tokens.
        moment: Moment of its import.
    """

    connection: duckdb.DuckDBPyConnection
    number: int
    matching: Matching
    mapping: ImportMapping | None
    salt: bytes
    moment: datetime

    @property
    def ledger(self) -> Ledger:
        """The ledger of the file."""
        return self.matching.ledger

    @property
    def read_columns(self) -> tuple[Column, ...]:
        """The columns of the file that are stored, or that tell the place of a row."""
        return tuple(
            column
            for column in self.ledger.columns
            if column.name in self.matching.positions and (column.is_stored or column.name in PLACE_TEXTS)
        )

    def raw(self, name: str) -> str:
        """SQL for the text of a column; null when the file does not have it."""
        present = any(column.name == name for column in self.read_columns)
        return f"raw.{quote(name)}" if present else "cast(null as VARCHAR)"

    def add(self, findings: list[Finding]) -> None:
        """Record findings made outside the database."""
        rows = [
            (self.number, f.row, f.column, f.rule, f.severity.value, f.value, f.message) for f in findings
        ]
        if rows:
            frame = pd.DataFrame(rows, columns=list("abcdefg"))
            self.connection.register("given", frame)
            self.connection.execute("insert into finding select * from given")
            self.connection.unregister("given")

    def find(
        self, rule: str, severity: Severity, label: str, select: str, values: list[str] | None = None
    ) -> None:
        """Record findings made by a statement giving line, value and message."""
        constants = ", ".join(literal(text) for text in (label, rule, severity.value))
        head = f"insert into finding select {self.number}, line, {constants}, value, message"
        self.connection.execute(f"{head} from ({select}) order by line", values or [])


def load(batch: Batch, records: Records) -> int:
    """Put the cells of the file into table ``raw`` (texts, null when blank); the number of rows."""
    columns = batch.read_columns
    names = ", ".join(f"{quote(column.name)} VARCHAR" for column in columns)
    batch.connection.execute(f"create or replace table raw (_line BIGINT, {names})")
    count = 0
    for numbers, rows in records.blocks():
        cells = list(zip(*rows, strict=True))
        arrays = [_cleaned(column, cells[batch.matching.positions[column.name]]) for column in columns]
        block = pa.table(
            [pa.array(numbers, pa.int64()), *arrays], names=["_line", *(one.name for one in columns)]
        )
        batch.connection.register("block", block)
        batch.connection.execute("insert into raw select * from block")
        batch.connection.unregister("block")
        count += len(rows)
    batch.add(records.broken)
    return count


def cast_rows(batch: Batch) -> None:
    """Table ``typed``: one row per row of the file with the typed columns, places apart."""
    picked, joins = ["raw._line"], []
    for column in batch.ledger.stored:
        if column.name in PLACE_COLUMNS:
            continue
        name = quote(column.stored_name)
        if column not in batch.read_columns:
            picked.append(f"cast(null as {working_type(column)}) as {name}")
            continue
        treatment = _treatment(batch, column)
        cell, kind = batch.raw(column.name), working_type(column)
        value = f"cast({_in(treatment.fast, cell)} as {kind})"
        if _repair(batch, column, treatment):
            table = quote(f"repair_{column.name}")
            joins.append(f"left join {table} on {table}.raw = {cell}")
            value = f"coalesce(cast({table}.value as {kind}), {value})"
        picked.append(f"{value} as {name}")
    statement = f"create or replace table typed as select {', '.join(picked)} from raw {' '.join(joins)}"
    batch.connection.execute(statement)


def _repair(batch: Batch, column: Column, treatment: values.Treatment) -> bool:
    """Table ``repair_<column>`` of the texts read one by one, and the findings among them."""
    cell = batch.raw(column.name)
    suspects = f"select distinct {cell} from raw where {_in(treatment.suspects, cell)}"
    texts = [text for (text,) in batch.connection.execute(suspects).fetchall()]
    rows = [(text, *treatment.repair(text)) for text in texts]
    table = quote(f"repair_{column.name}")
    frame = pd.DataFrame(rows, columns=["raw", "value", "understood"], dtype=object)
    frame["shown"] = ["" if understood else personal.hide_numbers(text) for text, _, understood in rows]
    batch.connection.register("given", frame)
    batch.connection.execute(
        f"create or replace table {table} as select cast(raw as VARCHAR) as raw,"
        " cast(value as VARCHAR) as value, cast(understood as BOOLEAN) as understood,"
        " cast(shown as VARCHAR) as shown from given"
    )
    batch.connection.unregister("given")
    if column.name != batch.ledger.date_column and not all(understood for _, _, understood in rows):
        kept = "当作未填写" if column.type is Type.BOOLEAN else "按原样计入"
        allowed = "、".join(list(column.allowed)[:12])
        message = _MESSAGES[treatment.bad_rule].format(label=column.label, allowed=allowed, kept=kept)
        select = (
            f"select raw._line as line, shown as value, replace(?, '{{}}', shown) as message"
            f" from raw join {table} on {table}.raw = {cell} where not understood"
        )
        batch.find(treatment.bad_rule, Severity.WARN, column.label, select, [message])
    return bool(rows)


def _treatment(batch: Batch, column: Column) -> values.Treatment:
    mapping = batch.mapping
    return values.treatment(
        column,
        salt=batch.salt,
        codes=mapping.codes.get(column.name, {}) if mapping else {},
        formats=mapping.formats.get(column.name, ()) if mapping else (),
        is_key=column.name in batch.ledger.key,
    )


def _in(template: str, cell: str) -> str:
    return template.replace("{cell}", cell)


def _cleaned(column: Column, cells: Sequence[str]) -> pa.Array:
    """Cells trimmed, and null when blank; where 无 may be an answer the codes decide."""
    texts = pc.utf8_trim(pa.array(cells, pa.string()), characters=_SPACES)
    blanks = pa.array([""] if column.allowed else column.blanks, pa.string())
    return pc.if_else(pc.is_in(texts, value_set=blanks), None, texts)
