"""Reads places from the columns 社区 and 小区 of a file: each distinct spelling is looked up once."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from data.cleaning.casting import Batch
from data.notation.persons import hide_persons
from data.notation.spelling import one_spelling
from data.placing.compound_of_row import Gazetteer
from data.schema import Severity
from data.sql_text import quote

_MESSAGE = "{}名册里没有“{{}}”，按原样计入，户数按未知计；若是错字请改正，若是新的请补进名册。"
_TEXTS = ("written_community", "written_compound", "community", "compound", "own_community", "alias")
_FLAGS = ("odd_community", "odd_compound")


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """The places in the columns of a file, as SQL over ``relation``.

    Attributes:
        relation: Table ``raw``, joined with the resolved names where they differ from the written ones.
        community: The community of a row; null if it has none.
        compound: The compound of a row; null if it has none.
        own_community: The community in its own column, which the community of a compound does not replace.
        alias: The compound as written, if an alias given by hand resolves it; otherwise null.
        is_complete: Whether every row has a compound, so that no text has to be searched.
    """

    relation: str
    community: str
    compound: str
    own_community: str
    alias: str
    is_complete: bool


def read_named(batch: Batch, gazetteer: Gazetteer, *, is_reference: bool) -> NamedPlaces:
    """Look up the written pairs of community and compound; add findings of those that are not listed.

    Args:
        batch: The file.
        gazetteer: The known places.
        is_reference: Whether the file itself lists the places: then its names are used as written.
    """
    community, compound = batch.raw("community"), batch.raw("compound")
    pairs = batch.connection.execute(f"select distinct {community}, {compound} from raw").fetchall()
    rows = [(*pair, *_resolve(gazetteer, *pair, is_reference=is_reference)) for pair in pairs]
    is_complete = all(row[3] is not None for row in rows)
    if all(row[:2] == row[2:4] and not any(row[5:]) for row in rows):
        return NamedPlaces("raw", community, compound, community, "cast(null as VARCHAR)", is_complete)
    texts = [pa.array([row[at] for row in rows], pa.string()) for at in range(len(_TEXTS))]
    flags = [pa.array([row[at] for row in rows], pa.bool_()) for at in (6, 7)]
    _create(batch, "named", pa.table([*texts, *flags], names=[*_TEXTS, *_FLAGS]))
    join = (
        f"raw join named on written_community is not distinct from {community}"
        f" and written_compound is not distinct from {compound}"
    )
    _report(batch, join)
    return NamedPlaces(
        join, "named.community", "named.compound", "named.own_community", "named.alias", is_complete
    )


def _resolve(
    gazetteer: Gazetteer, community: str | None, compound: str | None, *, is_reference: bool
) -> tuple[str | None, str | None, str | None, str | None, bool, bool]:
    """Community, compound, own community, alias used, and whether each is named but not listed."""
    community, compound = _one_spelling(community), _one_spelling(compound)
    if is_reference:
        community, compound = _without_persons(community), _without_persons(compound)
        return community, compound, community, None, False, False
    is_listed = is_found = True
    alias = None
    if community is not None:
        community, is_listed = gazetteer.community(community)
        community = community if is_listed else hide_persons(community)
    own = community
    if compound is not None:
        written, (compound, its_community, is_found) = compound, gazetteer.compound(compound, community)
        is_alias = its_community is not None and not gazetteer.listed_compounds(written)
        alias = hide_persons(written) if is_alias else None
        compound = compound if is_found else hide_persons(compound)
        community = community or its_community
    is_odd_community = not is_listed and gazetteer.knows_communities
    return community, compound, own, alias, is_odd_community, not is_found and gazetteer.knows_compounds


def _one_spelling(name: str | None) -> str | None:
    return None if name is None else one_spelling(name)


def _without_persons(name: str | None) -> str | None:
    return None if name is None else hide_persons(name)


def _report(batch: Batch, join: str) -> None:
    for name in ("community", "compound"):
        if name in batch.matching.positions:
            label = batch.ledger.column(name).label
            select = (
                f"select raw._line as line, named.{name} as value,"
                f" replace(?, '{{}}', named.{name}) as message from {join} where odd_{name}"
            )
            batch.find("unknown_place", Severity.WARN, label, select, [_MESSAGE.format(label)])


def _create(batch: Batch, name: str, table: pa.Table) -> None:
    batch.connection.register("given", table)
    batch.connection.execute(f"create or replace table {quote(name)} as select * from given")
    batch.connection.unregister("given")
