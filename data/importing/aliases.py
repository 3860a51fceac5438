"""Adds and removes aliases of compounds given by hand, in effect without a new import.

They complete the 别名 column of the list of compounds. An alias is used only where the list's own names
find nothing, so that adding or removing it moves no row that the list places.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from data.engine import give_back, working_database
from data.errors import StoreError
from data.merging.snapshot_file import Measures, measure, write_database
from data.placing import unmatched
from data.placing.gazetteer import place_key
from data.placing.kept_text import has_door
from data.placing.placing_again import place_again
from data.snapshots.companion_files import ALIASES as ALIASES
from data.snapshots.companion_files import carry_out, plan
from data.snapshots.given_aliases import Alias, as_text, read, write
from data.snapshots.lock import writer_lock
from data.snapshots.manifest import Kind, Manifest, measured_at
from data.snapshots.manifest_files import current_manifest
from data.snapshots.originals import work_folder
from data.snapshots.publish import publish, snapshot_id
from data.snapshots.salt import read_salt
from data.snapshots.seals import findings_file
from data.snapshots.store import current, require_database
from data.snapshots.store import home as configured_home
from data.sql_text import literal
from data.tables import open_working, take_over


class AliasError(StoreError):
    """The alias cannot be added; the message says in Chinese why."""


@dataclass(frozen=True, slots=True)
class AliasResult:
    """The result of adding and removing aliases.

    Attributes:
        snapshot: Id of the current snapshot; the same as before if no row moved.
        moved: Number of rows with another compound than before.
    """

    snapshot: str
    moved: int


def checked_alias(folder: Path, alias: str, community: str, compound: str) -> Alias:
    """A valid alias in its stored form, to be added by ``apply``.

    Raises:
        AliasError: The text cannot be an alias, or the list has no such compound.
        NoSnapshot: Nothing has been imported yet.
    """
    key = place_key(alias)
    if len(key) < unmatched.LEAST_SIGNS:
        raise AliasError(f"别名“{alias}”太短，至少要两个字。")
    if has_door(key):
        raise AliasError(
            f"别名“{alias}”里有门牌号或楼栋、门户号，只能写地方的名称；"
            "门牌号段（如 三公街9号至43号）请写进小区名册的“别名”列。"
        )
    listed = _compounds(folder)
    if (community, compound) not in listed:
        raise AliasError(f"小区名册里没有“{community}”的“{compound}”，请先把它补进小区名册。")
    if key in {place_key(name) for _, name in listed}:
        raise AliasError(f"“{alias}”已经是小区名册里的名称，不能再作别名。")
    return Alias(key, community, compound)


def aliases_of_name(folder: Path, alias: str, community: str | None = None) -> tuple[Alias, ...]:
    """The existing aliases with a name, to be removed by ``apply``.

    Args:
        folder: Folder of the store.
        alias: The name.
        community: Only of compounds in that community; of all if None.

    Returns:
        None of them if nobody gave the name.
    """
    matches = {one for one in read(folder) if one.alias == place_key(alias)}
    return tuple(sorted(one for one in matches if community in (None, one.community)))


def begin(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    snapshot: str | None,
    aliases: Iterable[Alias] | None = None,
) -> None:
    """Create working tables ``given_alias``, by which rows are placed, and ``unmatched`` for open rows.

    Args:
        connection: The working database.
        folder: Folder of the store.
        snapshot: Id of the snapshot the import starts from; None if it starts empty.
        aliases: The aliases; the stored ones if None.
    """
    connection.execute(
        "create or replace table given_alias (alias VARCHAR, community VARCHAR, compound VARCHAR)"
    )
    rows = [
        [alias.alias, alias.community, alias.compound]
        for alias in (read(folder) if aliases is None else aliases)
    ]
    if rows:
        connection.executemany("insert into given_alias values (?, ?, ?)", rows)
    unmatched.begin(connection, folder, snapshot)


def apply(
    home: Path | None = None, *, added: Iterable[Alias] = (), removed: Iterable[Alias] = ()
) -> AliasResult:
    """Add and remove aliases, and publish a snapshot with their effect; no file is read again.

    Names and rows change together or not at all. If no row moves, only the names change.

    Args:
        home: Folder of the store; the configured one when None.
        added: Aliases to add; undoing the snapshot removes them.
        removed: Aliases to remove; undoing the snapshot adds them again.

    Raises:
        NoSnapshot: Nothing has been imported yet.
        StoreError: The store is damaged, or an import is running.
    """
    folder = configured_home() if home is None else home
    with writer_lock(folder), work_folder(folder) as work:
        manifest = current_manifest(folder)
        added, removed = tuple(added), tuple(removed)
        aliases = ({*read(folder)} | {*added}) - {*removed}
        connection = open_working(work)
        take_over(connection, require_database(folder, manifest))
        begin(connection, folder, manifest.id, aliases)
        moved = place_again(connection, read_salt(folder))
        if not moved:
            give_back(connection)
            write(folder, aliases)
            return AliasResult(manifest.id, 0)
        database, findings = work / "snapshot.duckdb", work / "findings.parquet"
        write_database(connection, database)
        if earlier_findings := findings_file(folder, manifest):
            connection.execute("insert into finding from read_parquet(?)", [str(earlier_findings)])
        connection.execute(f"copy finding to {literal(str(findings))} (format parquet)")
        measured = measure(connection, measured_at(manifest))
        name = snapshot_id(manifest.originals, manifest.imported_at)
        unmatched.keep(connection, work, folder, name)
        give_back(connection)
        draft = manifest.followed_by(name, Kind.ALIAS, moved)
        plan(folder, name, {ALIASES: as_text(aliases)})
        publish(folder, database, findings, _with_measures(draft, measured, added, removed))
        carry_out(folder)
        return AliasResult(name, moved)


def _compounds(folder: Path) -> set[tuple[str, str]]:
    path = current(folder).path
    with working_database() as connection:
        connection.execute(f"attach {literal(str(path))} as snapshot (read_only)")
        return set(
            connection.execute(
                "select community::VARCHAR, compound::VARCHAR from snapshot.main.compound"
            ).fetchall()
        )


def _with_measures(
    draft: Manifest, measured: Measures, added: Iterable[Alias], removed: Iterable[Alias]
) -> Manifest:
    return replace(
        draft,
        as_of=measured.as_of,
        freshness=measured.freshness,
        matched_share=measured.matched_share,
        added_aliases=_as_tuples(added),
        removed_aliases=_as_tuples(removed),
    )


def _as_tuples(aliases: Iterable[Alias]) -> tuple[tuple[str, str, str], ...]:
    return tuple((alias.alias, alias.community, alias.compound) for alias in aliases)
