"""Names that the reference ledger does not settle: rows that none places, communities spelled twice.

No address is stored. But an alias added later should find its rows at once, also if the files
they came from were purged; and the commonest missing names should be listed. So beside the
findings of each snapshot (``findings/<id>.places``, readable by the owner only, gone with the snapshot)
there is a line for every such row of an event ledger: its key, its own community, a mark, and the name in its
address, reduced by ``data.placing.kept_text``. The name itself is stored only if at least two rows have
it, since a text of one row may be about one person. Of a single row the mark remains, a salted hash, by
which an alias equal to the whole name still finds it; an alias within a longer text finds it when the
files are read again.

Rows placed by an alias have a line too, so that removing the alias restores them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.cleaning.casting import Batch
from data.engine import working_database
from data.ledgers import LEDGERS
from data.placing.compound_of_row import Gazetteer, community_stem
from data.schema import UNFILLED, UNMATCHED, Finding, Ledger, Severity
from data.snapshots.publish import write_durably
from data.snapshots.store import FINDINGS, current
from data.snapshots.store import home as configured_home
from data.sql_text import literal, quote
from data.tables import state

SUFFIX = ".places"
LEAST_ROWS = 2
#: Shortest name: a name of one sign would be in every text.
LEAST_SIGNS = 2
_COLUMNS = (
    "ledger VARCHAR, key VARCHAR, community VARCHAR, is_column BOOLEAN, text VARCHAR, mark VARCHAR,"
    " compound VARCHAR"
)
_NAMED = 3


@dataclass(frozen=True, slots=True)
class UnmatchedText:
    """A name that is not in the list of compounds, and how often it occurs.

    Attributes:
        text: The name, usable as an alias.
        ledger: Ledger of the rows.
        community: Their community; None if they have none, or several.
        rows: Number of rows with it, at least 2.
    """

    text: str
    ledger: str
    community: str | None
    rows: int


def begin(connection: duckdb.DuckDBPyConnection, folder: Path, snapshot: str | None) -> None:
    """Create working table ``unmatched`` with the lines stored beside a snapshot, or empty.

    Its ``is_column`` distinguishes a compound in its own column from one in a text; ``compound`` is the
    compound of an alias given by hand, null if the row is open.
    """
    connection.execute(f"create or replace table unmatched ({_COLUMNS})")
    path = folder / FINDINGS / f"{snapshot}{SUFFIX}"
    if snapshot is not None and path.is_file():
        connection.execute("insert into unmatched by name select * from read_parquet(?)", [str(path)])


def record(batch: Batch) -> None:
    """Add the open rows of a file; called while its tables ``placed`` and ``incoming`` exist."""
    ledger = batch.ledger
    if not ledger.is_event:
        return
    batch.connection.execute(
        "create table if not exists open_text (number BIGINT, text VARCHAR, mark VARCHAR)"
    )
    batch.connection.execute(f"""
        insert into unmatched
        select
            {literal(ledger.name)}, incoming.{quote(ledger.key[-1])}, own_community, by_alias is not null,
            coalesce(by_alias, open_text.text), open_text.mark,
            nullif(placed.compound, {literal(UNMATCHED)})
        from placed
        join incoming using (_line)
        left join open_text on open_text.number = placed.open_number
        where placed.open_number is not null or placed.by_alias is not null or placed.is_given
        order by placed._line  -- of several lines of a key the last one counts
    """)
    batch.connection.execute("drop table open_text")


def keep(connection: duckdb.DuckDBPyConnection, work: Path, folder: Path, snapshot: str) -> None:
    """Store the lines of the rows that are open, or placed by an alias, beside a new snapshot.

    Args:
        connection: The working database.
        work: Folder for unfinished files.
        folder: Folder of the store.
        snapshot: Id of the snapshot.
    """
    draft = work / f"unmatched{SUFFIX}"
    names = {name for (name,) in connection.execute("select distinct ledger from unmatched").fetchall()}
    lines = " union all by name ".join(
        _current_lines(ledger) for ledger in LEDGERS.values() if ledger.is_event and ledger.name in names
    )
    connection.execute(
        f"""
        copy (
            with living as materialized ({lines or "from unmatched where false"}),
            often as (select mark, max(text) as text from living group by mark having count(*) >= ?)
            select living.* replace (case when is_column then living.text else often.text end as text)
            from living left join often on often.mark = living.mark
        ) to {literal(str(draft))} (format parquet)
        """,
        [LEAST_ROWS],
    )
    (folder / FINDINGS).mkdir(mode=0o700, exist_ok=True)
    write_durably(folder / FINDINGS / f"{snapshot}{SUFFIX}", draft.read_bytes())
    draft.unlink()


def commonest(home: Path | None = None, limit: int = 50) -> tuple[UnmatchedText, ...]:
    """The commonest names that are not in the list, from texts and from 小区 columns.

    Args:
        home: Folder of the store; the configured one when None.
        limit: Maximum number of names.

    Raises:
        NoSnapshot: Nothing has been imported yet.
    """
    folder = configured_home() if home is None else home
    snapshot = current(folder)
    with working_database(folder) as connection:
        begin(connection, folder, snapshot.id)
        connection.execute(f"attach {literal(str(snapshot.path))} as snapshot (read_only)")
        rows = connection.execute(
            f"""
            with named as (
                select text, ledger, community from unmatched
                where compound is null and text is not null and not is_column
                union all
                from ({_unlisted_names()}) where exists (from snapshot.main.compound)
            )
            select
                text, ledger,
                case when min(place) = max(place) then nullif(min(place), {literal(UNFILLED)}) end,
                count(*) as often
            from (select text, ledger, coalesce(community, {literal(UNFILLED)}) as place from named)
            group by text, ledger having often >= ? order by often desc, text, ledger limit ?
            """,
            [LEAST_ROWS, limit],
        ).fetchall()
    return tuple(UnmatchedText(*row) for row in rows)


def _unlisted_names() -> str:
    """SQL for the rows of a snapshot whose own 小区 column has a compound that is not in the list."""
    nowhere = f"{literal(UNFILLED)}, {literal(UNMATCHED)}"
    return " union all ".join(
        f"select compound::VARCHAR as text, {literal(ledger.name)} as ledger,"
        f" community::VARCHAR as community from snapshot.main.{quote(ledger.name)}"
        f" where compound::VARCHAR not in ({nowhere})"
        " and compound::VARCHAR not in (select compound::VARCHAR from snapshot.main.compound)"
        for ledger in LEDGERS.values()
        if ledger.is_event
    )


def _current_lines(ledger: Ledger) -> str:
    """SQL for the last line of each row whose place in the working tables is still that of the line."""
    return f"""
        select unmatched.*
        from unmatched
        join {state(ledger)} as there on there.{quote(ledger.key[-1])} = unmatched.key
        where unmatched.ledger = {literal(ledger.name)}
            and there.compound = coalesce(
                unmatched.compound, case when is_column then text else {literal(UNMATCHED)} end
            )
        qualify row_number() over (partition by key order by unmatched.rowid desc) = 1
    """


def report_alike(batch: Batch, gazetteer: Gazetteer) -> None:
    """Add findings of communities with several spellings in the file and the ledger; nothing is changed.

    Called while table ``placed`` of the file exists. A list of communities settles spellings.
    """
    if gazetteer.knows_communities or not batch.ledger.is_event:
        return
    written = batch.connection.execute(
        f"select distinct community from placed where community <> {literal(UNFILLED)}"
        f" union select distinct community from {state(batch.ledger)} where community <> {literal(UNFILLED)}"
    ).fetchall()
    groups = alike(name for (name,) in written)
    if groups:
        spellings = "；".join("、".join(f"“{name}”" for name in group) for group in groups[:_NAMED])
        more = f"等 {len(groups)} 组" if len(groups) > _NAMED else ""
        message = (
            f"{spellings}{more}像是同一个社区，现在各算各的；请导入社区名册，或在文件中统一写法，再导入一次。"
        )
        label = batch.ledger.column("community").label
        batch.add([Finding(0, label, "alike_places", Severity.WARN, "", message)])


def alike(names: Iterable[str]) -> list[list[str]]:
    """The groups of names that differ only in prefix and suffix, each group in order."""
    groups = defaultdict(list)
    for name in sorted(names):
        groups[community_stem(name)].append(name)
    return [group for group in groups.values() if len(group) > 1]
