"""Loads the cells of a table into the working database, and computes derived columns."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.cleaning.casting import Batch
from data.cleaning.cells import clean_cells, starting_with, with_nulls
from data.cleaning.repeated_cells import Dittos
from data.notation.blanks import ERROR_STARTS, EXCEL_ERROR, FORMULA_TEXT
from data.reading.prefetch import prefetch
from data.reading.tables_of_file import Table
from data.recognising.derivation import facts
from data.schema import BLANKS, TO_COME, Severity
from data.sql_text import literal, quote

#: Rows and bytes stored at once: the database keeps 122,880 rows together.
_ROWS, _BYTES = 160_000, 64_000_000


def load(batch: Batch, table: Table, on_progress: Callable[[float], None]) -> int:
    """Load the cells of a table into table ``raw`` (texts, null if blank); returns the number of records.

    Args:
        batch: The table.
        table: Its rows.
        on_progress: Called with the share of the table that has been read, 0 to 1.
    """
    cells = _cells(batch)
    names = ", ".join(f"{quote(name)} VARCHAR" for name in cells)
    batch.connection.execute(f"create or replace table raw (_line BIGINT, {names})")
    count, errors, dittos = 0, _Errors(), Dittos()
    with contextlib.closing(prefetch(_blocks(batch, table, cells, errors, dittos))) as blocks:
        for rows, share in blocks:
            batch.connection.register("block", rows)
            batch.connection.execute("insert into raw select * from block")
            batch.connection.unregister("block")
            count += len(rows)
            on_progress(share)
    labels = {name: _label(batch, table, name, place) for name, place in cells.items()}
    errors.report(batch, labels)
    dittos.fill(batch, labels)
    _derive(batch)
    return count


@dataclass(frozen=True, slots=True)
class _NoValue:
    """A kind of cell without a value: its rule; SQL to recognise it, to display it, and for its message."""

    rule: str
    condition: str
    shown: str
    message: str


_NO_VALUES = (
    _NoValue(
        rule="excel_error",
        condition="left(value, 1) not in ('=', '＝')",
        shown="value",
        message="'“' || value || '”是公式出错留下的错误值，当作未填写；请在原表改好公式再导出。'",
    ),
    _NoValue(
        rule="formula_without_value",
        condition="left(value, 1) in ('=', '＝')",
        shown="''",  # it may contain personal data
        message="'这一格写的是公式，不是结果，当作未填写；"
        "请用 Excel 或 WPS 打开原表，等算完后另存，再导入一次。'",
    ),
)


@dataclass(frozen=True, slots=True)
class _Errors:
    """Cells with the error of a formula, or with the formula itself: they become empty, with a finding.

    Attributes:
        found: Name of a column of ``raw``, rows and texts.
    """

    found: list[tuple[str, pa.Array, pa.Array]] = field(default_factory=list)

    def without_errors(self, name: str, numbers: pa.Array, cells: pa.Array) -> pa.Array:
        """The cells of a column with null in place of errors and formulas."""
        places = starting_with(cells, ERROR_STARTS)
        if len(places):
            suspects = cells.take(pa.array(places))
            matched = pc.or_(
                pc.match_substring_regex(suspects, EXCEL_ERROR),
                pc.match_substring_regex(suspects, FORMULA_TEXT),
            )
            places = places[pc.fill_null(matched, False).to_numpy(zero_copy_only=False)]
        if not len(places):
            return cells
        self.found.append((name, numbers.take(pa.array(places)), cells.take(pa.array(places))))
        is_error = np.zeros(len(cells), bool)
        is_error[places] = True
        return with_nulls(cells, is_error)

    def report(self, batch: Batch, labels: Mapping[str, str]) -> None:
        """Add the findings of all of these cells."""
        for name, label in labels.items():
            parts = [
                pa.table([lines, texts], names=["line", "value"])
                for of, lines, texts in self.found
                if of == name
            ]
            if parts:
                batch.connection.register("errors", pa.concat_tables(parts))
                for kind in _NO_VALUES:
                    # The same cell may be read twice, for a call-back beside a request.
                    select = (
                        f"select line, {kind.shown} as value, {kind.message} as message from errors"
                        f" where {kind.condition} and line not in ("
                        f"select row_number from finding where file_number = {batch.number}"
                        f" and rule = '{kind.rule}' and column_label = {literal(label)})"
                    )
                    batch.find(kind.rule, Severity.WARN, label, select)
                batch.connection.unregister("errors")


def _label(batch: Batch, table: Table, name: str, place: int) -> str:
    """The label of a column of ``raw``: that of the ledger, else the header of the file."""
    labels = {column.name: column.label for column in batch.ledger.columns}
    return labels.get(name, table.layout.headers[place].strip())


def _blocks(
    batch: Batch, table: Table, cells: Mapping[str, int], errors: _Errors, dittos: Dittos
) -> Generator[tuple[pa.Table, float]]:
    """The rows of table ``raw`` in blocks large enough for two threads, each with the share read so far."""
    blanks = {name: _blanks(batch, name) for name in cells}
    gathered: list[pa.RecordBatch] = []
    for block in table.blocks(batch.matching.identifiers):
        arrays = [
            errors.without_errors(name, block.numbers, clean_cells(blanks[name], block.cells[place]))
            for name, place in cells.items()
        ]
        for name, array in zip(cells, arrays, strict=True):
            dittos.record(name, block.numbers, array)
        gathered.append(pa.record_batch([block.numbers, *arrays], names=["_line", *cells]))
        if sum(len(rows) for rows in gathered) >= _ROWS or sum(rows.nbytes for rows in gathered) >= _BYTES:
            yield pa.Table.from_batches(gathered), table.share_read
            gathered.clear()
    if gathered:
        yield pa.Table.from_batches(gathered), table.share_read


def _cells(batch: Batch) -> dict[str, int]:
    """The loaded columns of ``raw`` -> the indexes of their cells."""
    matching = batch.matching
    own = [column.name for column in batch.read_columns if column.name in matching.positions]
    cells = {name: matching.positions[name] for name in own}
    for derived in matching.derived.values():
        cells |= derived.needs
    return cells


def _derive(batch: Batch) -> None:
    """Replace cells by computed columns, and drop the rows that do not belong to the ledger."""
    matching, connection = batch.matching, batch.connection
    if not matching.derived and matching.where == "true":
        return
    connection.execute(f"create or replace table fact as {facts(matching.derived.values())}")
    for derived in matching.derived.values():
        if derived.findings and connection.execute(f"select {derived.when} from fact").fetchall() == [
            (True,)
        ]:
            batch.add(list(derived.findings))
    picked = ["raw._line"]
    for column in batch.read_columns:
        name = quote(column.name)
        sql = matching.derived[column.name].sql if column.name in matching.derived else f"raw.{name}"
        picked.append(f"{sql} as {name}")
    connection.execute(
        f"create table computed as select {', '.join(picked)} from raw cross join fact where {matching.where}"
    )
    connection.execute("drop table raw")
    connection.execute("drop table fact")
    connection.execute("alter table computed rename to raw")


def _blanks(batch: Batch, name: str) -> tuple[str, ...]:
    """The blank texts of a column; where 无 may be an answer, the codes decide."""
    columns = [column for column in batch.ledger.columns if column.name == name]
    if not columns:
        return BLANKS
    return ("",) if columns[0].allowed else (*columns[0].blanks, TO_COME)
