"""From the working tables of an import to a published snapshot, with the record of what it was made of."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from data import unmatched
from data.hidden_keys import without_numbers
from data.identity import IDENTITY
from data.ingest import Ingest
from data.manifest import Manifest, Original
from data.originals import keep_original
from data.publish import publish, snapshot_id
from data.snapshot import measure, write_database
from data.sources import Source
from data.tables import literal


def publish_import(
    folder: Path,
    work: Path,
    ingest: Ingest,
    kept: Manifest | None,
    new: list[Source],
    moment: datetime,
    *,
    demonstration: bool,
) -> str:
    """Keep the files that changed something, and publish; a file that changed nothing leaves no trace.

    Args:
        folder: Folder of the store.
        work: Folder for unfinished files.
        ingest: The working tables, with the new files in them.
        kept: The snapshot they grew from; None when they started empty.
        new: The tables of the new files.
        moment: Moment of the import.
        demonstration: Whether the files are the synthetic samples.

    Returns:
        Id of the snapshot, which is the current one now.
    """
    originals = list(kept.originals) if kept else []
    reports = list(_reports(kept)) if kept else []
    numbers = {number: number for number in range(len(originals))}
    for source in new:
        if ingest.changed([source]):
            numbers[source.number] = len(originals)
            originals.append(source.original(keep_original(folder, work, source.path)))
            reports.append(ingest.reports[source.number].as_dict())
    ingest.renumber(numbers)
    grown_from = kept.id if kept else ""
    return _write(folder, work, ingest, tuple(originals), tuple(reports), moment, demonstration, grown_from)


def publish_again(folder: Path, work: Path, ingest: Ingest, manifest: Manifest) -> str:
    """Publish a snapshot that was made anew from the same files; its id."""
    return _write(
        folder,
        work,
        ingest,
        manifest.originals,
        _reports(manifest),
        manifest.imported_at,
        manifest.is_demonstration,
        manifest.grown_from,
    )


def _reports(kept: Manifest) -> tuple[dict, ...]:
    """What was said of the files before, without the numbers that earlier rules kept as they were."""
    return tuple(map(without_numbers, kept.reports)) if kept.identity < IDENTITY else kept.reports


def _write(
    folder: Path,
    work: Path,
    ingest: Ingest,
    originals: tuple[Original, ...],
    reports: tuple[dict, ...],
    moment: datetime,
    is_demonstration: bool,
    grown_from: str,
) -> str:
    database, findings = work / "snapshot.duckdb", work / "findings.parquet"
    write_database(ingest.connection, database)
    ingest.connection.execute(f"copy finding to {literal(str(findings))} (format parquet)")
    measured = measure(ingest.connection, moment)
    name = snapshot_id(originals, moment, folder)
    unmatched.keep(ingest.connection, work, folder, name)
    ingest.connection.close()
    manifest = Manifest(
        id=name,
        imported_at=moment,
        as_of=measured.as_of,
        freshness=measured.freshness,
        row_counts=measured.row_counts,
        matched_share=measured.matched_share,
        is_demonstration=is_demonstration,
        originals=originals,
        reports=reports,
        identity=ingest.identity,
        grown_from=grown_from,
    )
    publish(folder, database, findings, manifest)
    return manifest.id
