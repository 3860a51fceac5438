"""A store with a million requests, made of the samples: the same office, forty times as busy.

Every copy of a sample row gets a key and a reporter of its own and happens some minutes earlier, so that
shares, seasons and repeats stay what they are in the samples. The same samples give the same store.
"""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import duckdb

from data.errors import NoSnapshot
from data.importing.demonstration import SAMPLES
from data.ledgers import LEDGERS
from data.merging.snapshot_file import measure, write_database
from data.schema import Column, Ledger, Pii, Type
from data.snapshots import store
from data.snapshots.manifest import Manifest
from data.snapshots.originals import work_folder
from data.snapshots.publish import publish
from data.snapshots.store import Snapshot
from data.sql_text import quote
from data.tables import open_working, state, take_over

REQUESTS = 1_000_000
GROWN = tuple(name for name, ledger in LEDGERS.items() if ledger.is_event)
MINUTES_APART = 7


def large_store(samples: Snapshot) -> Snapshot:
    """The large store, kept in the system's temporary folder until the samples or the tables change."""
    folder = Path(tempfile.gettempdir()) / f"ledger-benchmark-{_fingerprint()}"
    try:
        return store.current(folder)
    except NoSnapshot:
        _build(folder, samples)
        return store.current(folder)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in (
        Path(__file__),
        *sorted(SAMPLES.glob("*.csv")),
        *sorted(SAMPLES.parent.rglob("*.py")),
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _build(folder: Path, samples: Snapshot) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with work_folder(folder) as work:
        connection = open_working(work)
        take_over(connection, samples.path)
        copies = -(-REQUESTS // samples.row_counts["service_request"])
        for name in GROWN:
            _grow(connection, LEDGERS[name], copies, limit=REQUESTS if name == "service_request" else None)
        write_database(connection, work / "snapshot.duckdb")
        connection.execute(f"copy finding to '{work / 'findings.parquet'}' (format parquet)")
        measured = measure(connection, samples.imported_at)
        connection.close()
        manifest = Manifest(
            id=f"large-{_fingerprint()}",
            imported_at=samples.imported_at,
            as_of=measured.as_of,
            freshness=measured.freshness,
            row_counts=measured.row_counts,
            matched_share=measured.matched_share,
            is_demonstration=True,
        )
        publish(folder, work / "snapshot.duckdb", work / "findings.parquet", manifest)


def _grow(connection: duckdb.DuckDBPyConnection, ledger: Ledger, copies: int, *, limit: int | None) -> None:
    """Add copies to the working table of a ledger, of which the first is the sample itself."""
    table = state(ledger)
    columns = ", ".join(
        f"{_copied(ledger, column)} as {quote(column.stored_name)}" for column in ledger.stored_columns
    )
    order = ", ".join(quote(name) for name in ledger.key)
    connection.execute(f"create table sample as from {table}")
    connection.execute(f"truncate {table}")
    connection.execute(
        f"insert into {table} by name select {columns} from sample, range($copies) as copy(number)"
        f" order by number, {order} limit $limit",
        {"copies": copies, "limit": limit},
    )
    connection.execute("drop table sample")


def _copied(ledger: Ledger, column: Column) -> str:
    name = quote(column.stored_name)
    if column.name in (*ledger.key, "event_id") or column.pii is Pii.MASK:  # each copy has loops of its own
        return f"case when number = 0 then {name} else {name} || '-' || number end"
    if column.type is Type.DATETIME:
        return f"{name} - to_minutes({MINUTES_APART} * number)"
    return name
