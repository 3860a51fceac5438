"""Fills places of merged cells: a text file keeps the first cell and leaves the others empty."""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.schema import Finding, Severity
from data.sql_text import quote
from data.tables import PLACE_COLUMNS

#: Last index of a column with merged places: the left edge, or after a row number.
_LEFT_EDGE = 1


def fill_down(batch: Batch) -> None:
    """Fill the empty places of table ``raw`` with the place above, if the file shows that cells were merged.

    It does if the column is at the left edge, its first row is filled, and no place is repeated in successive
    rows, as in a list filled row by row. The place that a row
    describes is never filled: a list of communities has one row for each.
    """
    for name in PLACE_COLUMNS:
        is_at_edge = batch.matching.positions.get(name, _LEFT_EDGE + 1) <= _LEFT_EDGE
        if is_at_edge and name != batch.ledger.key[-1] and _is_merged(batch, quote(name)):
            _fill(batch, name)


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


def _fill(batch: Batch, name: str) -> None:
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
