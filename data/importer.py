"""The way in: exported files into a new snapshot, published whole or not at all."""

from __future__ import annotations

import contextlib
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from data.ingest import Ingest
from data.lock import writer_lock
from data.manifest import Manifest, Original
from data.mapping import ImportMapping, read_mapping
from data.personal import read_salt
from data.publish import keep_original, publish, snapshot_id, work_folder
from data.reports import ImportReport
from data.snapshot import measure, write_database
from data.sources import Source, numbered, open_sources, reopen_sources
from data.store import FINDINGS, SNAPSHOTS, NoSnapshot, StoreError, current_manifest
from data.store import home as configured_home


def import_files(
    paths: Iterable[str | Path],
    *,
    ledger: str | None = None,
    mapping: str | Path | ImportMapping | None = None,
    dry_run: bool = False,
    home: Path | None = None,
    demonstration: bool = False,
) -> ImportReport:
    """Import exported files; afterwards all of them are in, or none.

    Args:
        paths: The files; of two rows with one key the one imported later wins.
        ledger: Name of the ledger when the headers do not tell.
        mapping: Mapping file for an export with foreign headers.
        dry_run: Report only; the store stays as it is.
        home: Folder of the store; the configured one when None.
        demonstration: Whether the files are the synthetic samples; real ledgers replace them.

    Raises:
        UnreadableFileError: A file or the mapping cannot be read; the store is as before.
        StoreError: The store is damaged, or another import is running.
    """
    folder = configured_home() if home is None else home
    if isinstance(mapping, str | Path):
        mapping = read_mapping(Path(mapping), ledger)
    moment = datetime.now().replace(microsecond=0)
    new = open_sources([Path(path) for path in paths], ledger=ledger, mapping=mapping, moment=moment)
    with _workspace(folder, dry_run=dry_run) as (work, salt):
        base = _base(folder)
        if demonstration and base is not None and not base.is_demonstration:
            raise StoreError("台账目录里已有真实台账，不能再导入演示数据。")
        kept = None if base is not None and base.is_demonstration and not demonstration else base
        new = numbered(new, first=len(kept.originals) if kept else 0)
        ingest = _ingest(folder, work, salt, kept, new)
        snapshot = base.id if base else None
        if ingest.changed(new) and not dry_run:
            snapshot = _publish(folder, work, ingest, kept, new, moment, demonstration=demonstration)
    return ImportReport(snapshot, tuple(ingest.reports[source.number] for source in new))


def rebuild(home: Path | None = None) -> str:
    """Make the current snapshot anew from the kept originals, with the same rows; its id.

    Raises:
        NoSnapshot: Nothing has been imported yet.
        StoreError: An original is missing or damaged, or another import is running.
    """
    folder = configured_home() if home is None else home
    manifest = current_manifest(folder)
    with _workspace(folder, dry_run=False) as (work, salt):
        manifest = current_manifest(folder)
        ingest = Ingest.begin(work, salt)
        ingest.take(reopen_sources(folder, manifest))
        return _write(
            folder,
            work,
            ingest,
            manifest.originals,
            manifest.reports,
            manifest.imported_at,
            manifest.is_demonstration,
        )


@contextlib.contextmanager
def _workspace(folder: Path, *, dry_run: bool) -> Iterator[tuple[Path, bytes]]:
    """A folder for unfinished files, and the salt; a dry run leaves no trace in the store."""
    if dry_run:
        with tempfile.TemporaryDirectory() as temporary:
            has_rows = _base(folder) is not None
            yield Path(temporary), read_salt(folder) if has_rows else secrets.token_bytes(32)
        return
    folder.mkdir(parents=True, exist_ok=True)
    with writer_lock(folder), work_folder(folder) as work:
        yield work, read_salt(folder)


def _base(folder: Path) -> Manifest | None:
    try:
        return current_manifest(folder)
    except NoSnapshot:
        return None


def _ingest(folder: Path, work: Path, salt: bytes, kept: Manifest | None, new: list[Source]) -> Ingest:
    """The working database with the new files in it.

    New places change which compounds older files name: then all files are read again from their
    originals, for the addresses they were matched by are not in the snapshot.
    """
    if kept is None:
        ingest = Ingest.begin(work, salt)
        ingest.take(new)
        return ingest
    base = folder / SNAPSHOTS / f"{kept.id}.duckdb"
    ingest = Ingest.begin(work, salt, base, folder / FINDINGS / f"{kept.id}.parquet")
    places = [source for source in new if source.names_places]
    ingest.take(places)
    if ingest.changed(places):
        ingest.connection.close()
        ingest = Ingest.begin(work, salt)
        ingest.take([*reopen_sources(folder, kept), *new])
    else:
        ingest.take([source for source in new if not source.names_places])
    return ingest


def _publish(
    folder: Path,
    work: Path,
    ingest: Ingest,
    kept: Manifest | None,
    new: list[Source],
    moment: datetime,
    *,
    demonstration: bool,
) -> str:
    """Keep the files that changed something, and publish; a file that changed nothing leaves no trace."""
    originals = list(kept.originals) if kept else []
    reports = list(kept.reports) if kept else []
    numbers = {number: number for number in range(len(originals))}
    for source in new:
        if ingest.changed([source]):
            numbers[source.number] = len(originals)
            originals.append(source.original(keep_original(folder, source.content)))
            reports.append(ingest.reports[source.number].as_dict())
    ingest.renumber(numbers)
    return _write(folder, work, ingest, tuple(originals), tuple(reports), moment, demonstration)


def _write(
    folder: Path,
    work: Path,
    ingest: Ingest,
    originals: tuple[Original, ...],
    reports: tuple[dict, ...],
    moment: datetime,
    is_demonstration: bool,
) -> str:
    database, findings = work / "snapshot.duckdb", work / "findings.parquet"
    write_database(ingest.connection, database)
    ingest.connection.execute("copy finding to '" + str(findings).replace("'", "''") + "' (format parquet)")
    measured = measure(ingest.connection, moment)
    ingest.connection.close()
    manifest = Manifest(
        id=snapshot_id(originals, moment, folder),
        imported_at=moment,
        as_of=measured.as_of,
        freshness=measured.freshness,
        row_counts=measured.row_counts,
        matched_share=measured.matched_share,
        is_demonstration=is_demonstration,
        originals=originals,
        reports=reports,
    )
    publish(folder, database, findings, manifest)
    return manifest.id
