"""Casts the texts of a file to typed rows: one statement for all rows, and each unusual text once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb
import pyarrow as pa

from data.cleaning import values
from data.cleaning.date_cells import is_plan
from data.mapping_file import ImportMapping
from data.notation import persons
from data.notation.dates import last_believed
from data.recognising.columns import Matching
from data.schema import UNFILLED, UNMATCHED, Column, Course, Finding, Ledger, Severity
from data.sql_text import literal, quote
from data.tables import PLACE_COLUMNS, working_type

#: Free texts searched for compounds, in this order; an address is read here but never stored.
PLACE_TEXTS = ("address", "title")
#: Columns that mean nothing where no compound is known.
_WITHIN_PLACES = ("building_number",)
_NOWHERE = f"({literal(UNFILLED)}, {literal(UNMATCHED)})"
#: The columns of a table ``repair_<column>``: a text of the file, and how it was read.
_READ = (
    ("raw", "VARCHAR"), ("value", "VARCHAR"), ("understood", "BOOLEAN"),
    ("shown", "VARCHAR"), ("outside", "BOOLEAN"), ("message", "VARCHAR"),
)  # fmt: skip
_ARROW = {"VARCHAR": pa.string(), "BOOLEAN": pa.bool_()}


@dataclass(frozen=True, slots=True)
class Batch:
    """One table of a file during an import.

    Attributes:
        connection: The working database.
        number: Number of the file in the import, for its findings.
        matching: Its match with a ledger.
        mapping: Its mapping file, if any.
        salt: Secret for tokens.
        moment: Moment of its import.
        knows_nameless: Whether the ledger has records without numbers, so that all columns identifying these
            are read.
        workbook: Number shared by the tables of one file, if there are several; 0 for a single table.
    """

    connection: duckdb.DuckDBPyConnection
    number: int
    matching: Matching
    mapping: ImportMapping | None
    salt: bytes
    moment: datetime
    workbook: int = 0
    knows_nameless: bool = False

    @property
    def ledger(self) -> Ledger:
        """The ledger of the file."""
        return self.matching.ledger

    @property
    def read_columns(self) -> tuple[Column, ...]:
        """The columns of the file that are stored, or that place a row.

        For a file without numbers, or a ledger with such records, also the columns that identify these.
        """
        names = {*self.matching.positions, *self.matching.derived}
        has_numbers = self.ledger.key[-1] in names and not self.knows_nameless
        return tuple(
            column
            for column in self.ledger.columns
            if column.name in names
            and (
                column.is_stored
                or column.name in PLACE_TEXTS
                or (column.course is Course.IDENTIFIES and not has_numbers)
            )
        )

    def has_column(self, column: str) -> bool:
        """Whether the file has a column of the ledger, read or computed."""
        return column in self.matching.positions or column in self.matching.derived

    def raw(self, name: str) -> str:
        """SQL for the text of a column; null if the file does not have it."""
        present = any(column.name == name for column in self.read_columns)
        return f"raw.{quote(name)}" if present else "cast(null as VARCHAR)"

    def add(self, findings: list[Finding]) -> None:
        """Record findings made outside the database."""
        add_findings(self.connection, self.number, findings)

    def find(
        self, rule: str, severity: Severity, label: str, select: str, values: Sequence[object] = ()
    ) -> None:
        """Record the findings of a statement that returns line, value and message."""
        constants = ", ".join(literal(text) for text in (label, rule, severity.value))
        head = f"insert into finding select {self.number}, line, {constants}, value, message"
        self.connection.execute(f"{head} from ({select}) order by line", list(values))


def add_findings(connection: duckdb.DuckDBPyConnection, number: int, findings: list[Finding]) -> None:
    """Record findings of a file that were made outside the database."""
    rows = [(number, f.row, f.column, f.rule, f.severity.value, f.value, f.message) for f in findings]
    if rows:
        columns = zip(*rows, strict=True)
        connection.register("given", pa.table([*map(pa.array, columns)], names=list("abcdefg")))
        connection.execute("insert into finding select * from given")
        connection.unregister("given")


@dataclass(frozen=True, slots=True)
class _Rest:
    """The texts of a column that were read one by one.

    Attributes:
        has_texts: Whether there are any.
        has_misread: Whether any was not understood.
        is_same: Whether all have the value that they are written as.
    """

    has_texts: bool
    has_misread: bool
    is_same: bool


def cast_rows(batch: Batch) -> None:
    """Create table ``typed``: the rows of the file with typed columns, and with those of table ``placed``."""
    picked, joins, treated = ["raw._line"], ["join placed using (_line)"], []
    for column in batch.ledger.stored_columns:
        name, kind = quote(column.stored_name), working_type(column)
        if column.name in PLACE_COLUMNS:
            picked.append(f"placed.{name}")
            continue
        if column not in batch.read_columns:
            picked.append(f"cast(null as {kind}) as {name}")
            continue
        treatment, cell = _treatment(batch, column), batch.raw(column.name)
        value, rest = f"cast({_sql_for_cell(treatment.fast, cell)} as {kind})", None
        if not treatment.reads_rest:
            rest = _repair(batch, column, treatment, f"raw where {_sql_for_cell(treatment.suspects, cell)}")
            table, value = quote(f"repair_{column.name}"), _repaired_value(batch, column, value, rest)
            joins.append(f"left join {table} on {table}.raw = {cell}" if f"{table}." in value else "")
        if column.name in _WITHIN_PLACES and batch.ledger.is_event:
            value = f"case when placed.compound not in {_NOWHERE} then {value} end"
        picked.append(f"{value} as {name}")
        treated.append((column, treatment, rest))
    statement = f"create or replace table typed as select {', '.join(picked)} from raw {' '.join(joins)}"
    batch.connection.execute(statement)
    for column, treatment, rest in treated:
        if (rest or _read_rest(batch, column, treatment)).has_misread:
            _report(batch, column, treatment)


def _repaired_value(batch: Batch, column: Column, value: str, rest: _Rest) -> str:
    """SQL for the value of a column: from table ``repair_<column>``, else ``value``."""
    cell, kind, table = batch.raw(column.name), working_type(column), quote(f"repair_{column.name}")
    if not rest.has_texts:
        return value
    # Codes are mostly written as they are stored: then no lookup is needed.
    return f"cast({cell} as {kind})" if rest.is_same else f"coalesce(cast({table}.value as {kind}), {value})"


def _read_rest(batch: Batch, column: Column, treatment: values.Treatment) -> _Rest:
    """Read the texts that the database could not read one by one; most files have none."""
    cell, name = batch.raw(column.name), quote(column.stored_name)
    ((is_rest,),) = batch.connection.execute(
        f"select (select count({cell}) from raw) > (select count({name}) from typed)"
    ).fetchall()
    unread = f"raw join typed using (_line) where typed.{name} is null and {cell} is not null"
    rest = _repair(batch, column, treatment, unread if is_rest else "raw where false")
    if rest.has_texts:
        table = quote(f"repair_{column.name}")
        batch.connection.execute(
            f"update typed set {name} = cast({table}.value as {working_type(column)})"
            f" from raw join {table} on {table}.raw = {cell}"
            f" where typed._line = raw._line and typed.{name} is null and {table}.value is not null"
        )
    return rest


def _repair(batch: Batch, column: Column, treatment: values.Treatment, suspects: str) -> _Rest:
    """Create table ``repair_<column>`` of the texts read one by one."""
    found = batch.connection.execute(f"select distinct {batch.raw(column.name)} from {suspects}").fetchall()
    texts = [text for (text,) in found]
    repair = treatment.of_column(texts) if treatment.of_column else treatment.repair
    rows = [_read(treatment, text, *repair(text)) for text in texts]
    table = quote(f"repair_{column.name}")
    columns = ", ".join(f"{name} {kind}" for name, kind in _READ)
    batch.connection.execute(f"create or replace table {table} ({columns})")
    if rows:
        arrays = [
            pa.array(cells, _ARROW[kind])
            for cells, (_, kind) in zip(zip(*rows, strict=True), _READ, strict=True)
        ]
        batch.connection.register("given", pa.table(arrays, names=[name for name, _ in _READ]))
        batch.connection.execute(f"insert into {table} from given")
        batch.connection.unregister("given")
    return _Rest(
        bool(rows),
        has_misread=not all(understood for _, _, understood, *_ in rows),
        is_same=all(text == value for text, value, *_ in rows),
    )


def _read(
    treatment: values.Treatment, text: str, value: str | None, understood: bool
) -> tuple[str, str | None, bool, str, bool, str]:
    """The line of a text in a table ``repair_<column>``."""
    if understood:
        return text, value, True, "", False, ""
    is_outside = treatment.is_outside is not None and treatment.is_outside(text)
    return text, value, False, persons.hide_persons(text), is_outside, treatment.explain(text)


def _report(batch: Batch, column: Column, treatment: values.Treatment) -> None:
    """Add findings of the texts not understood; the one date of a row is reported with its rejection."""
    if (column.name,) == batch.ledger.dating:
        return
    table = quote(f"repair_{column.name}")
    select = (
        "select raw._line as line, shown as value, message"
        f" from raw join {table} on {table}.raw = {batch.raw(column.name)} where not understood"
    )
    batch.find(treatment.bad_rule, Severity.WARN, column.label, f"{select} and not outside")
    if treatment.is_outside:
        batch.find("out_of_range", Severity.WARN, column.label, f"{select} and outside")


def _treatment(batch: Batch, column: Column) -> values.Treatment:
    mapping = batch.mapping
    return values.treatment(
        column,
        salt=batch.salt,
        codes=mapping.codes.get(column.name, {}) if mapping else {},
        formats=mapping.formats.get(column.name, ()) if mapping else (),
        is_key=column.name in batch.ledger.key,
        latest=last_believed(batch.moment, is_plan=is_plan(column)),
    )


def _sql_for_cell(template: str, cell: str) -> str:
    return template.replace("{cell}", cell)
