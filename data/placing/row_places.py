"""Finds the place of each row of a file: from its own columns, else from its address or title.

Distinct texts are searched once each, in narrow tables; a file whose 小区 column is complete is
not searched. The order is that of ``data.placing.compound_of_row``: column, address,
title; an alias given by hand comes last.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from data.cleaning.casting import PLACE_TEXTS, Batch
from data.placing.columns import NamedPlaces, read_named
from data.placing.compound_of_row import Gazetteer
from data.placing.gazetteer import Compound
from data.placing.grid_names import TABLE as NAMED_GRIDS
from data.placing.grid_names import name_grids, report_unread_grids
from data.placing.search import SETTLED, TABLES, Search, place_by_shape
from data.schema import UNFILLED, UNMATCHED
from data.sql_text import literal

#: The ledgers that list the places; they are read before all others.
PLACE_LEDGERS = ("community", "compound")
_NOTHING = "cast(null as VARCHAR)"


@dataclass(frozen=True, slots=True)
class _Relation:
    """Rows with their search results, as SQL.

    Attributes:
        tables: Table ``raw`` with its joins.
        compound: The compound in the texts of a row; null if there is none.
        community: The community of that compound.
        open_number: Line of ``open_text`` for a row that no name of the ledger places.
        is_given: Whether only an alias given by hand places the row.
    """

    tables: str
    compound: str = _NOTHING
    community: str = _NOTHING
    open_number: str = "cast(null as BIGINT)"
    is_given: str = "false"


def read_gazetteer(connection: duckdb.DuckDBPyConnection) -> Gazetteer:
    """The places of the reference ledgers in the working tables, and the aliases given by hand."""
    communities = connection.execute("select community from state_community order by all").fetchall()
    listed = connection.execute(
        "select community, compound, aliases from state_compound order by all"
    ).fetchall()
    compounds = {(row[0], row[1]): Compound(*row) for row in listed}
    connection.execute(
        "create table if not exists given_alias (alias VARCHAR, community VARCHAR, compound VARCHAR)"
    )
    alias_rows = connection.execute(
        "select alias, community, compound from given_alias order by all"
    ).fetchall()
    aliases = [
        (alias, compounds[place]) for alias, *pair in alias_rows if (place := tuple(pair)) in compounds
    ]
    return Gazetteer([name for (name,) in communities], compounds.values(), aliases)


def place_rows(batch: Batch, gazetteer: Gazetteer) -> None:
    """Create table ``placed``: community, compound and grid of every row; never null in an event ledger.

    Its further columns: ``from_text``, whether a text had to be searched; ``open_number``, for
    a row that no name of the reference ledger places, its line in ``open_text``; ``is_given``, whether
    an alias given by hand found it in a text; ``by_alias``, the compound as written in the row's own column
    if such an alias resolved it; ``own_community``, the community in its own column.
    """
    own_places = read_named(batch, gazetteer, is_reference=batch.ledger.name in PLACE_LEDGERS)
    address, title = (batch.raw(name) for name in PLACE_TEXTS)
    has_texts = any(column.name in PLACE_TEXTS for column in batch.read_columns)
    relation = _Relation(own_places.relation)
    if has_texts and not own_places.is_complete:
        relation = _search(batch, gazetteer, own_places)
    community = _first_filled(batch, "community", own_places.community, relation.community)
    tables, grid = name_grids(batch, gazetteer, relation.tables, community)
    report_unread_grids(batch)
    from_text = f"{own_places.compound} is null and ({address} is not null or {title} is not null)"
    unmatched = f"case when {from_text} then {literal(UNMATCHED)} end"
    batch.connection.execute(f"""
        create or replace table placed as
        select
            raw._line,
            {community} as community,
            {_first_filled(batch, "compound", own_places.compound, relation.compound, unmatched)} as compound,
            {_first_filled(batch, "grid", grid)} as grid,
            {own_places.own_community} as own_community,
            {from_text} as from_text,
            {relation.open_number} as open_number,
            {relation.is_given} as is_given,
            {own_places.alias} as by_alias
        from {tables}
    """)
    for name in ("named", "found_address", "found_title", NAMED_GRIDS, *TABLES):
        batch.connection.execute(f"drop table if exists {name}")


def count_unmatched(batch: Batch) -> tuple[int, int]:
    """Of the rows whose own columns give no compound: how many have none in their texts, and their number.

    Called while table ``placed`` of the file exists; ``(0, 0)`` for a ledger without events.
    """
    if not batch.ledger.is_event:
        return 0, 0
    unmatched = f"count(*) filter (where compound = {literal(UNMATCHED)})"
    counts = batch.connection.execute(f"select {unmatched}, count(*) from placed where from_text").fetchone()
    return counts or (0, 0)


def _first_filled(batch: Batch, column: str, *candidates: str) -> str:
    """SQL for the first candidate that is not null; 未填写 if all are null and the place must not be."""
    if batch.ledger.is_event or column in batch.ledger.key[:-1]:
        candidates = (*candidates, literal(UNFILLED))
    return f"coalesce({', '.join(candidates)})"


def _search(batch: Batch, gazetteer: Gazetteer, own_places: NamedPlaces) -> _Relation:
    """Search addresses, then the titles of rows without a compound in the address."""
    search = Search(batch.connection, gazetteer, batch.salt)
    address, title = (batch.raw(name) for name in PLACE_TEXTS)
    unnamed = (
        f"select raw._line as line, {own_places.community} as in_community, {address} as address,"
        f" {title} as title from {own_places.relation} where {own_places.compound} is null"
    )
    still_open = place_by_shape(batch.connection, gazetteer.names, unnamed)
    search.addresses(f"select in_community, address from {still_open} where address is not null")
    tables = f"{still_open} as open_row" + _join("found_address", "address", "true")
    needs_title = "found_address.compound is null and found_address.is_tied is distinct from true"
    search.titles(
        f"select open_row.in_community, title from {tables} where {needs_title} and title is not null"
    )
    return _places_from_texts(own_places, tables + _join("found_title", "title", needs_title))


def _places_from_texts(own_places: NamedPlaces, tables: str) -> _Relation:
    """All rows with the places in their texts: the settled ones, and those joined with search results."""
    order = ("found_address.{}", "found_title.{}", "found_address.given_{}", "found_title.given_{}")
    compound, community = (
        f"coalesce({', '.join(template.format(name) for template in order)})"
        for name in ("compound", "community")
    )
    by_ledger = "coalesce(found_address.compound, found_title.compound)"
    by_hand = "coalesce(found_address.given_compound, found_title.given_compound)"
    placed_text = f"""
        select line, compound, community, cast(null as BIGINT) as open_number, false as is_given
        from {SETTLED}
        union all
        select line, {compound}, {community},
            case when {by_ledger} is null then found_address.open_number end,
            {by_ledger} is null and {by_hand} is not null
        from {tables}
    """
    return _Relation(
        f"{own_places.relation} left join ({placed_text}) as placed_text on placed_text.line = raw._line",
        "placed_text.compound",
        "placed_text.community",
        "placed_text.open_number",
        "coalesce(placed_text.is_given, false)",
    )


def _join(table: str, text: str, condition: str) -> str:
    """SQL that joins a table of found places to the rows ``open_row`` for which a condition is true."""
    return (
        f" left join {table} on {condition} and {table}.text = open_row.{text}"
        f" and {table}.in_community is not distinct from open_row.in_community"
    )
