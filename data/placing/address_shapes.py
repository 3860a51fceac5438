"""Places addresses that differ only in their numbers, most of a file, by one search per shape.

Nearly every address of a long ledger is distinct, since it ends with building and door. Without its
numbers (its shape) it is one of a few, and if it can contain no name that depends on numbers, all addresses
of that shape are in the same compound. Only the other rows are searched text by text.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

from data.placing.compound_of_row import fit
from data.placing.gazetteer import Names

#: SQL for the placed rows, with the columns ``line``, ``compound`` and ``community``.
SETTLED = (
    "(select line, compound, community from shaped_line join settled_shape"
    " on settled_shape.shape = shaped_line.shape"
    " and settled_shape.within is not distinct from shaped_line.in_community)"
)
#: Tables that are dropped once the rows are placed.
TABLES = ("shaped_line", "settled_shape", "open_line")


def place_by_shape(connection: duckdb.DuckDBPyConnection, names: Names, rows: str) -> str:
    """Create the tables of ``SETTLED``: compounds of rows whose address has the same one with any numbers.

    Args:
        connection: The working database.
        names: The names of the ledger.
        rows: SQL with the columns ``line``, ``in_community``, ``address`` and others.

    Returns:
        SQL for the rows that still have to be searched.
    """
    # One narrow table: computing the shapes for each join would take twice as long.
    shape = "regexp_replace(address, '[0-9]+', '0', 'g')" if names else "cast(null as VARCHAR)"
    connection.execute(
        f"create or replace table shaped_line as select line, in_community, {shape} as shape from ({rows})"
    )
    _write_placed_shapes(connection, names)
    connection.execute(
        f"create or replace table open_line as select line from shaped_line anti join {SETTLED} using (line)"
    )
    return f"(select * from ({rows}) semi join open_line using (line))"


def _write_placed_shapes(connection: duckdb.DuckDBPyConnection, names: Names) -> None:
    """Create table ``settled_shape``: shapes of a community that name one compound of the ledger."""
    shapes = connection.sql(
        "select distinct in_community, shape from shaped_line where shape is not null"
    ).to_arrow_table()
    communities, texts = (column.to_pylist() for column in shapes.columns)
    found = map(fit, names.longest_of_shapes(texts), communities)
    found_rows = [
        (within, text, one) for within, text, one in zip(communities, texts, found, strict=True) if one
    ]
    rows = [
        (within, text, one[0].name, one[0].community) for within, text, one in found_rows if len(one) == 1
    ]
    columns = ("within", "shape", "compound", "community")
    arrays = [pa.array([row[at] for row in rows], pa.string()) for at in range(len(columns))]
    connection.register("given", pa.table(arrays, names=list(columns)))
    connection.execute("create or replace table settled_shape as select * from given")
    connection.unregister("given")
