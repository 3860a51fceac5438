"""Fills cells that stand for the cell above: «as above» (同上 and its marks), and places of merged cells.

A text file keeps the first one of merged cells and leaves the others empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from data.cleaning.casting import Batch
from data.cleaning.cells import ending_with
from data.schema import Finding, Severity
from data.sql_text import literal, quote
from data.tables import PLACE_COLUMNS

_DITTOS = ("同上", "同前", "〃", "〃〃", "″", "″″", "′′", "〞")
_LENGTHS = tuple({len(one.encode()) for one in _DITTOS})
_ENDS = tuple({one.encode()[-1] for one in _DITTOS})
_SQL = ", ".join(map(literal, _DITTOS))
_NAMED = 5
#: Last index of a column with merged places: the left edge, or after a row number.
_LEFT_EDGE = 1


@dataclass(slots=True)
class Dittos:
    """The «as above» cells of a table.

    Attributes:
        lines: Name of a column of ``raw`` -> the numbers of the rows with such cells.
    """

    lines: dict[str, list[int]] = field(default_factory=dict)

    def record(self, name: str, numbers: pa.Array, cells: pa.Array) -> None:
        """Record the «as above» cells among some cells of a column."""
        places = ending_with(cells, _LENGTHS, _ENDS)
        if len(places):
            is_ditto = pc.is_in(cells.take(pa.array(places)), pa.array(_DITTOS))
            places = places[is_ditto.to_numpy(zero_copy_only=False)]
        if len(places):
            self.lines.setdefault(name, []).extend(numbers.take(pa.array(places)).to_pylist())

    def fill(self, batch: Batch, labels: dict[str, str]) -> None:
        """Give them the text of the cell above, and add a finding.

        Below an empty cell, and in the first row, they become empty.

        Args:
            batch: The file, whose cells are in table ``raw``.
            labels: Name of a column -> its label in messages.
        """
        for name, lines in self.lines.items():
            _fill_dittos(batch, quote(name))
            rows = "、".join(map(str, lines[:_NAMED])) + (" 等" if len(lines) > _NAMED else "")
            message = (
                f"{len(lines)} 格写的是“同上”一类（第 {rows} 行），已按上一行的内容填写；"
                "若文件重新排过序，请核对。"
            )
            batch.add([Finding(0, labels[name], "filled_down", Severity.WARN, "", message)])


def _fill_dittos(batch: Batch, column: str) -> None:
    is_ditto = f"{column} in ({_SQL})"
    above = "last_value(_written ignore nulls) over (order by _line rows unbounded preceding)"
    batch.connection.execute(f"""
        create or replace table filled as
        select * exclude (_written) replace (
            nullif(case when {is_ditto} then {above} else {column} end, '') as {column}
        )
        from (select *, case when {is_ditto} then null else coalesce({column}, '') end as _written from raw)
    """)
    batch.connection.execute("drop table raw")
    batch.connection.execute("alter table filled rename to raw")


def fill_down(batch: Batch) -> None:
    """Fill the empty places of table ``raw`` with the place above, if the file shows that cells were merged.

    It does if the column is at the left edge, its first row is filled, and no place is repeated in successive
    rows, as in a list filled row by row. The place that a row
    describes is never filled: a list of communities has one row for each.
    """
    for name in PLACE_COLUMNS:
        is_at_edge = batch.matching.positions.get(name, _LEFT_EDGE + 1) <= _LEFT_EDGE
        if is_at_edge and name != batch.ledger.key[-1] and _is_merged(batch, quote(name)):
            _fill_places(batch, name)


def _is_merged(batch: Batch, column: str) -> bool:
    ((filled, empty, repeated, starts),) = batch.connection.execute(f"""
        with named as (
            select _line, {column} as place, lag({column}) over (order by _line) as above
            from raw where {column} is not null
        )
        select
            count(*), (select count(*) from raw) - count(*), count(*) filter (where place = above),
            coalesce(min(_line) = (select min(_line) from raw), false)
        from named
    """).fetchall()
    return bool(filled > 0 and empty > 0 and repeated == 0 and starts)


def _fill_places(batch: Batch, name: str) -> None:
    column, label = quote(name), batch.ledger.column(name).label
    ((empty,),) = batch.connection.execute(f"select count(*) from raw where {column} is null").fetchall()
    batch.connection.execute(f"""
        create table filled as select * replace (
            last_value({column} ignore nulls) over (order by _line rows unbounded preceding) as {column}
        ) from raw
    """)
    batch.connection.execute("drop table raw")
    batch.connection.execute("alter table filled rename to raw")
    message = f"{empty} 个空的“{label}”像是合并过的单元格，已按上面的内容补齐；若不是，请在文件中逐行填写。"
    batch.add([Finding(0, label, "filled_down", Severity.WARN, "", message)])
