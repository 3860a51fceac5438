"""Places imported rows again by new names, from the stored place texts, without their files."""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa

from data.ledgers import LEDGERS
from data.placing.compound_of_row import Gazetteer, fit
from data.placing.kept_text import place_token
from data.placing.row_places import read_gazetteer
from data.placing.search import Search
from data.schema import UNFILLED, UNMATCHED, Ledger
from data.sql_text import literal, quote
from data.tables import state

_UNMATCHED, _UNFILLED = literal(UNMATCHED), literal(UNFILLED)


def place_again(connection: duckdb.DuckDBPyConnection, salt: bytes) -> int:
    """Place the open rows, and those placed by an alias, by the present names and aliases.

    A row placed by a name of the reference ledger stays unchanged.

    Args:
        connection: The working tables, ``unmatched`` and ``given_alias`` among them.
        salt: Secret for the marks of texts.

    Returns:
        The number of rows with a new place.
    """
    gazetteer = read_gazetteer(connection)
    search = Search(connection, gazetteer, salt)
    moved = 0
    for ledger in LEDGERS.values():
        if ledger.is_event:
            _write_open_rows(connection, ledger)
            _write_columns(connection, gazetteer)
            _write_marks(connection, gazetteer, salt)
            search.addresses(
                "select community, text from again where text is not null and not is_column", are_cut=True
            )
            search.titles("select community, title from again where title is not null and not is_column")
            moved += _replace(connection, ledger)
    for name in ("again", "again_column", "again_mark", "placed_again", "found_address", "found_title"):
        connection.execute(f"drop table if exists {name}")
    connection.execute("drop table if exists open_text")
    return moved


def _write_open_rows(connection: duckdb.DuckDBPyConnection, ledger: Ledger) -> None:
    """Create table ``again``: the rows to place, with their place texts."""
    key = quote(ledger.key[-1])
    has_title = any(column.name == "title" for column in ledger.stored_columns)
    title = "there.title" if has_title else "cast(null as VARCHAR)"
    connection.execute(f"""
        create or replace table again as
        with line as (
            from unmatched where ledger = {literal(ledger.name)}
            qualify row_number() over (partition by key order by rowid desc) = 1
        ),
        listed as (select distinct compound from state_compound)
        select
            there.{key} as key, there.compound as old_compound, there.community as old_community,
            case when line.key is not null then line.community
                else nullif(there.community, {_UNFILLED}) end as community,
            coalesce(line.is_column, there.compound <> {_UNMATCHED}) as is_column,
            case when there.compound = {_UNMATCHED} or line.key is not null then line.text
                else there.compound end as text,
            line.mark, {title} as title
        from {state(ledger)} as there
        left join line on line.key = there.{key} and there.compound = coalesce(
            line.compound, case when line.is_column then line.text else {_UNMATCHED} end
        )
        where line.key is not null or there.compound = {_UNMATCHED}
            or (there.compound <> {_UNFILLED} and there.compound not in (select compound from listed))
    """)


def _write_columns(connection: duckdb.DuckDBPyConnection, gazetteer: Gazetteer) -> None:
    """Create table ``again_column``: compounds in their own column, with the place they resolve to now."""
    pairs = connection.execute("select distinct community, text from again where is_column").fetchall()
    rows = []
    for community, written in pairs:
        compound, its_community, _ = gazetteer.compound(written, community)
        if its_community is not None:
            is_alias = not gazetteer.listed_compounds(written)
            rows.append((community, written, compound, its_community, is_alias))
    _write(connection, "again_column", ("in_community", "text", "compound", "community", "is_given"), rows)


def _write_marks(connection: duckdb.DuckDBPyConnection, gazetteer: Gazetteer, salt: bytes) -> None:
    """Create table ``again_mark``: the rows whose whole name is an alias, recognised by its mark alone."""
    marks = {place_token(text, salt): places for text, places in gazetteer.aliases.all_names()}
    pairs = connection.execute(
        "select distinct community, mark from again where mark is not null and text is null"
    ).fetchall()
    rows = []
    for community, mark in pairs:
        fitting = fit(tuple(marks.get(mark, ())), community)
        if len(fitting) == 1:
            rows.append((community, mark, fitting[0].name, fitting[0].community, True))
    _write(connection, "again_mark", ("in_community", "mark", "compound", "community", "is_given"), rows)


def _write(
    connection: duckdb.DuckDBPyConnection, name: str, columns: tuple[str, ...], rows: list[Any]
) -> None:
    types = [pa.bool_() if column == "is_given" else pa.string() for column in columns]
    arrays = [pa.array([row[at] for row in rows], kind) for at, kind in enumerate(types)]
    connection.register("given", pa.table(arrays, names=list(columns)))
    connection.execute(f"create or replace table {name} as select * from given")
    connection.unregister("given")


def _replace(connection: duckdb.DuckDBPyConnection, ledger: Ledger) -> int:
    """Move the rows and write their new lines; returns how many have another place than before."""
    _write_new_places(connection)
    moved: int = connection.execute(f"""
        update {state(ledger)} as there set compound = new_compound, community = new_community
        from placed_again as placed
        where placed.key = there.{quote(ledger.key[-1])}
            and (new_compound <> old_compound or new_community <> old_community)
    """).fetchall()[0][0]
    connection.execute(f"delete from unmatched where ledger = {literal(ledger.name)}")
    connection.execute(f"""
        insert into unmatched
        select {literal(ledger.name)}, key, community, is_column, text, mark, compound
        from placed_again
        where is_open and (mark is not null or text is not null or compound is not null)
            and not (is_column and compound is null)
    """)
    return moved


def _write_new_places(connection: duckdb.DuckDBPyConnection) -> None:
    """Create table ``placed_again``: the rows of ``again`` with their present places."""
    order = ("c.{}", "a.{}", "t.{}", "a.given_{}", "m.{}", "t.given_{}")
    compound, community = (
        f"coalesce({', '.join(template.format(name) for template in order)})"
        for name in ("compound", "community")
    )
    needs_title = "a.compound is null and a.is_tied is distinct from true"
    connection.execute(f"""
        create or replace table placed_again as
        select
            again.*,
            c.is_given or (c.compound is null and a.compound is null and t.compound is null) as is_open,
            {compound} as compound,
            coalesce({compound}, case when is_column then again.text else {_UNMATCHED} end) as new_compound,
            coalesce(again.community, {community}, {_UNFILLED}) as new_community
        from again
        left join again_column c on is_column and c.text = again.text
            and c.in_community is not distinct from again.community
        left join found_address a on not is_column and a.text = again.text
            and a.in_community is not distinct from again.community
        left join again_mark m on not is_column and m.mark = again.mark
            and m.in_community is not distinct from again.community
        left join found_title t on not is_column and {needs_title} and t.text = again.title
            and t.in_community is not distinct from again.community
    """)
