"""Searches addresses and titles for places: each shape of an address once, else each distinct text.

Nearly every address of a long ledger is distinct, since it ends with building and door. Without its
numbers (its shape) it is one of a few, and if it can contain no name that depends on numbers, all addresses
of that shape are in the same compound. Only the other rows are searched text by text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from data.placing.compound_of_row import Gazetteer, fit
from data.placing.gazetteer import Compound, Names
from data.placing.kept_text import place_texts, place_token

#: Columns of the tables of found places. ``is_tied``: two compounds have the same name; ``given_``: result of
#: an alias given by hand, which is used last; ``open_number``: line of ``open_text``.
_FOUND = (
    "in_community", "text", "compound", "community", "is_tied", "given_compound", "given_community",
    "open_number",
)  # fmt: skip
_OPEN = ("number", "text", "mark")
_TYPES = {"is_tied": pa.bool_(), "open_number": pa.int64(), "number": pa.int64()}
#: SQL for the placed rows, with the columns ``line``, ``compound`` and ``community``.
SETTLED = (
    "(select line, compound, community from shaped_line join settled_shape"
    " on settled_shape.shape = shaped_line.shape"
    " and settled_shape.within is not distinct from shaped_line.in_community)"
)
#: Tables that are dropped once the rows are placed.
TABLES = ("shaped_line", "settled_shape", "open_line")


@dataclass(frozen=True, slots=True)
class Search:
    """The search for places in the texts of a file.

    Attributes:
        connection: The working database.
        gazetteer: The known places.
        salt: Secret for the marks of texts.
    """

    connection: duckdb.DuckDBPyConnection
    gazetteer: Gazetteer
    salt: bytes

    def addresses(self, select: str, *, are_cut: bool = False) -> None:
        """Create tables ``found_address`` and ``open_text`` for the distinct communities and addresses.

        ``open_text`` has the storable part of the addresses without a compound of the ledger.

        Args:
            select: SQL with the columns community and address.
            are_cut: Whether the texts are stored parts of addresses.
        """
        communities, texts = self._distinct(select)
        found = _possible_compounds(self.gazetteer.names, communities, texts)
        unnamed = ["" if len(one) == 1 else text for text, one in zip(texts, found, strict=True)]
        kept = unnamed if are_cut else place_texts(unnamed)
        numbers = {text: number for number, text in enumerate(dict.fromkeys(filter(None, kept)))}
        given = _possible_compounds(self.gazetteer.given, communities, kept)
        opened = [numbers.get(text) for text in kept]
        self._write("found_address", _FOUND, *_columns(communities, texts, found, given), opened)
        marks = [place_token(text, self.salt) for text in numbers]
        self._write("open_text", _OPEN, list(numbers.values()), list(numbers), marks)

    def titles(self, select: str) -> None:
        """Create table ``found_title`` for the distinct communities and titles selected."""
        knows_names = self.gazetteer.names or self.gazetteer.given
        communities, texts = self._distinct(select if knows_names else f"{select} limit 0")
        found = _possible_compounds(self.gazetteer.names, communities, texts)
        given = _possible_compounds(self.gazetteer.given, communities, texts)
        # Most titles name no place: rows for them would be written and joined in vain.
        telling = [at for at, both in enumerate(zip(found, given, strict=True)) if any(both)]
        communities, texts = [communities[at] for at in telling], [texts[at] for at in telling]
        found, given = [found[at] for at in telling], [given[at] for at in telling]
        self._write("found_title", _FOUND, *_columns(communities, texts, found, given), [None] * len(telling))

    def _distinct(self, select: str) -> tuple[list[str | None], list[str]]:
        table = self.connection.sql(f"select distinct * from ({select})").to_arrow_table()
        communities, texts = table.columns
        return communities.to_pylist(), texts.to_pylist()

    def _write(self, name: str, columns: Sequence[str], *values: Sequence[object]) -> None:
        arrays = [
            pa.array(one, _TYPES.get(column, pa.string()))
            for column, one in zip(columns, values, strict=True)
        ]
        self.connection.register("given", pa.table(arrays, names=list(columns)))
        self.connection.execute(f"create or replace table {name} as select * from given")
        self.connection.unregister("given")


def _possible_compounds(
    names: Names, communities: Sequence[str | None], texts: Sequence[str]
) -> list[tuple[Compound, ...]]:
    """For each text the compounds that are possible in its community."""
    if not names:
        return [()] * len(texts)
    found = names.longest(texts)
    return [fit(one, community) if one else () for one, community in zip(found, communities, strict=True)]


def _columns(
    communities: list[str | None],
    texts: list[str],
    found: list[tuple[Compound, ...]],
    given: list[tuple[Compound, ...]],
) -> tuple[Sequence[object], ...]:
    """The columns of a table of found places up to the last one."""
    one, by_hand = ([those[0] if len(those) == 1 else None for those in some] for some in (found, given))
    return (
        communities,
        texts,
        [place and place.name for place in one],
        [place and place.community for place in one],
        [len(those) > 1 for those in found],
        [place and place.name for place in by_hand],
        [place and place.community for place in by_hand],
    )


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
