"""Replaces cells that say «as above» (同上 and its marks) by the cell above."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from data.cleaning.casting import Batch
from data.cleaning.cells import ending_with
from data.schema import Finding, Severity
from data.sql_text import literal, quote

_DITTOS = ("同上", "同前", "〃", "〃〃", "″", "″″", "′′", "〞")
_LENGTHS = tuple({len(one.encode()) for one in _DITTOS})
_ENDS = tuple({one.encode()[-1] for one in _DITTOS})
_SQL = ", ".join(map(literal, _DITTOS))
_NAMED = 5


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
            _fill(batch, quote(name))
            rows = "、".join(map(str, lines[:_NAMED])) + (" 等" if len(lines) > _NAMED else "")
            message = (
                f"{len(lines)} 格写的是“同上”一类（第 {rows} 行），已按上一行的内容填写；"
                "若文件重新排过序，请核对。"
            )
            batch.add([Finding(0, labels[name], "filled_down", Severity.WARN, "", message)])


def _fill(batch: Batch, column: str) -> None:
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
