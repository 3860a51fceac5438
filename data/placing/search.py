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
        by_name = _possible_compounds(self.gazetteer.names, communities, texts)
        unnamed = [
            "" if len(compounds) == 1 else text for text, compounds in zip(texts, by_name, strict=True)
        ]
        stored_texts = unnamed if are_cut else place_texts(unnamed)
        numbers = {text: number for number, text in enumerate(dict.fromkeys(filter(None, stored_texts)))}
        by_alias = _possible_compounds(self.gazetteer.aliases, communities, stored_texts)
        opened = [numbers.get(text) for text in stored_texts]
        self._write("found_address", _FOUND, *_columns(communities, texts, by_name, by_alias), opened)
        marks = [place_token(text, self.salt) for text in numbers]
        self._write("open_text", _OPEN, list(numbers.values()), list(numbers), marks)

    def titles(self, select: str) -> None:
        """Create table ``found_title`` for the distinct communities and titles selected."""
        knows_names = self.gazetteer.names or self.gazetteer.aliases
        communities, texts = self._distinct(select if knows_names else f"{select} limit 0")
        by_name = _possible_compounds(self.gazetteer.names, communities, texts)
        by_alias = _possible_compounds(self.gazetteer.aliases, communities, texts)
        # Most titles name no place: rows for them would be written and joined in vain.
        hits = [at for at, both in enumerate(zip(by_name, by_alias, strict=True)) if any(both)]
        communities, texts = [communities[at] for at in hits], [texts[at] for at in hits]
        by_name, by_alias = [by_name[at] for at in hits], [by_alias[at] for at in hits]
        self._write(
            "found_title", _FOUND, *_columns(communities, texts, by_name, by_alias), [None] * len(hits)
        )

    def _distinct(self, select: str) -> tuple[list[str | None], list[str]]:
        table = self.connection.sql(f"select distinct * from ({select})").to_arrow_table()
        communities, texts = table.columns
        return communities.to_pylist(), texts.to_pylist()

    def _write(self, name: str, columns: Sequence[str], *values: Sequence[object]) -> None:
        arrays = [
            pa.array(cells, _TYPES.get(column, pa.string()))
            for column, cells in zip(columns, values, strict=True)
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
    return [
        fit(compounds, community) if compounds else ()
        for compounds, community in zip(found, communities, strict=True)
    ]


def _columns(
    communities: list[str | None],
    texts: list[str],
    by_name: list[tuple[Compound, ...]],
    by_alias: list[tuple[Compound, ...]],
) -> tuple[Sequence[object], ...]:
    """The columns of a table of found places up to the last one."""
    from_names, from_aliases = (
        [compounds[0] if len(compounds) == 1 else None for compounds in results]
        for results in (by_name, by_alias)
    )
    return (
        communities,
        texts,
        [place and place.name for place in from_names],
        [place and place.community for place in from_names],
        [len(compounds) > 1 for compounds in by_name],
        [place and place.name for place in from_aliases],
        [place and place.community for place in from_aliases],
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
        (within, text, compounds)
        for within, text, compounds in zip(communities, texts, found, strict=True)
        if compounds
    ]
    rows = [
        (within, text, compounds[0].name, compounds[0].community)
        for within, text, compounds in found_rows
        if len(compounds) == 1
    ]
    columns = ("within", "shape", "compound", "community")
    arrays = [pa.array([row[at] for row in rows], pa.string()) for at in range(len(columns))]
    connection.register("given", pa.table(arrays, names=list(columns)))
    connection.execute("create or replace table settled_shape as select * from given")
    connection.unregister("given")
