"""The place of each row of a file: its own columns, else what its address or title names."""

from __future__ import annotations

import duckdb
import pandas as pd

from data.casting import PLACE_TEXTS, Batch
from data.matcher import Compound, Gazetteer
from data.personal import hide_numbers
from data.schema import UNFILLED, UNMATCHED, Severity
from data.tables import literal, quote

#: The ledgers that say which places there are; they are read before all others.
PLACE_LEDGERS = ("community", "compound")
_NAMED = ("written_community", "written_compound", "community", "compound", "odd_community", "odd_compound")
_MESSAGE = "{}名册里没有“{{}}”，按原样计入，户数按未知计；若是错字请改正，若是新的请补进名册。"


def read_gazetteer(connection: duckdb.DuckDBPyConnection) -> Gazetteer:
    """The places of the reference ledgers as they stand in the working tables."""
    communities = connection.execute("select community from state_community order by all").fetchall()
    compounds = connection.execute(
        "select community, compound, aliases from state_compound order by all"
    ).fetchall()
    return Gazetteer([name for (name,) in communities], [Compound(*row) for row in compounds])


def place_rows(batch: Batch, gazetteer: Gazetteer) -> None:
    """Table ``placed``: community, compound and grid of every row; never null in an event ledger."""
    _resolve_names(batch, gazetteer)
    _resolve_texts(batch, gazetteer)
    address, title = (batch.raw(name) for name in PLACE_TEXTS)
    unmatched = f"case when {address} is not null or {title} is not null then {literal(UNMATCHED)} end"
    batch.connection.execute(f"""
        create or replace table placed as
        select
            raw._line,
            {_filled(batch, "community", "named.community, found.community")} as community,
            {_filled(batch, "compound", f"named.compound, found.compound, {unmatched}")} as compound,
            {_filled(batch, "grid", batch.raw("grid"))} as grid
        from raw
        left join named on named.written_community is not distinct from {batch.raw("community")}
            and named.written_compound is not distinct from {batch.raw("compound")}
        left join found on named.compound is null
            and found.in_community is not distinct from named.community
            and found.address is not distinct from {address}
            and found.title is not distinct from {title}
    """)


def _filled(batch: Batch, column: str, candidates: str) -> str:
    """SQL for the first candidate; the category 未填写 behind them where a place is never null."""
    if batch.ledger.is_event or column in batch.ledger.key[:-1]:
        return f"coalesce({candidates}, {literal(UNFILLED)})"
    return f"coalesce({candidates})"


def _resolve_names(batch: Batch, gazetteer: Gazetteer) -> None:
    """Table ``named``: the written pairs of community and compound, and what they stand for."""
    pairs = batch.connection.execute(
        f"select distinct {batch.raw('community')}, {batch.raw('compound')} from raw order by all"
    ).fetchall()
    is_reference = batch.ledger.name in PLACE_LEDGERS
    rows = [(*pair, *_resolved(gazetteer, *pair, is_reference=is_reference)) for pair in pairs]
    _create(batch.connection, "named", rows, _NAMED)
    for column in ("community", "compound"):
        if column in batch.matching.positions:
            label = batch.ledger.column(column).label
            select = (
                f"select raw._line as line, named.{column} as value,"
                f" replace(?, '{{}}', named.{column}) as message"
                f" from raw join named on written_community is not distinct from {batch.raw('community')}"
                f" and written_compound is not distinct from {batch.raw('compound')}"
                f" where odd_{column} = 'true'"
            )
            batch.find("unknown_place", Severity.WARN, label, select, [_MESSAGE.format(label)])


def _resolved(
    gazetteer: Gazetteer, community: str | None, compound: str | None, *, is_reference: bool
) -> tuple[str | None, str | None, str, str]:
    """Community, compound, and whether each is named but not listed (texts true, false)."""
    listed = found = True
    community, compound = (name if name is None else hide_numbers(name) for name in (community, compound))
    if community is not None and not is_reference:
        community, listed = gazetteer.community(community)
    if compound is not None and not is_reference:
        compound, its_community, found = gazetteer.compound(compound, community)
        community = community or its_community
    odd_community = not listed and gazetteer.knows_communities
    odd_compound = not found and gazetteer.knows_compounds
    return community, compound, str(odd_community).lower(), str(odd_compound).lower()


def _resolve_texts(batch: Batch, gazetteer: Gazetteer) -> None:
    """Table ``found``: the compounds that addresses and titles name."""
    rows: list[tuple[str | None, ...]] = []
    address, title = (batch.raw(name) for name in PLACE_TEXTS)
    if gazetteer.knows_compounds:
        texts = batch.connection.execute(f"""
            select distinct named.community, {address}, {title}
            from raw
            join named on written_community is not distinct from {batch.raw("community")}
                and written_compound is not distinct from {batch.raw("compound")}
            where named.compound is null and ({address} is not null or {title} is not null)
        """).fetchall()
        for community, its_address, its_title in texts:
            compound, its_community = gazetteer.match((its_address, its_title), community)
            if compound != UNMATCHED:
                rows.append((community, its_address, its_title, compound, its_community))
    _create(batch.connection, "found", rows, ["in_community", "address", "title", "compound", "community"])


def _create(
    connection: duckdb.DuckDBPyConnection, name: str, rows: list[tuple[str | None, ...]], columns: list[str]
) -> None:
    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    connection.register("given", frame)
    picked = ", ".join(f"cast({quote(column)} as VARCHAR) as {quote(column)}" for column in columns)
    connection.execute(f"create or replace table {name} as select {picked} from given")
    connection.unregister("given")
