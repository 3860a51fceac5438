"""Publishes the working tables of an import as a snapshot, with its manifest."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from data.engine import give_back
from data.importing.ingest import Ingest
from data.importing.sources import Source
from data.merging.hidden_keys import without_numbers
from data.merging.identity import IDENTITY
from data.merging.snapshot_file import measure, write_database
from data.placing import unmatched
from data.snapshots.manifest import Kind, Manifest, measured_at
from data.snapshots.originals import keep_original
from data.snapshots.publish import publish, snapshot_id
from data.snapshots.row_differences import rows_changed
from data.snapshots.seals import DATABASE, places
from data.sql_text import literal


def publish_import(
    folder: Path,
    work: Path,
    ingest: Ingest,
    base: Manifest | None,
    new: list[Source],
    moment: datetime,
    *,
    demonstration: bool,
) -> str:
    """Store the files that changed something, and publish; a file that changed nothing is not recorded.

    If none did, the earlier rows are published as the present rules changed them.

    Args:
        folder: Folder of the store.
        work: Folder for unfinished files.
        ingest: The working tables, with the new files in them.
        base: Manifest of the snapshot they started from; None if they started empty.
        new: The tables of the new files.
        moment: Moment of the import.
        demonstration: Whether the files are the synthetic samples.

    Returns:
        Id of the new snapshot, which is the current one.
    """
    if base is not None and not ingest.is_changed_by(new):
        return publish_again(folder, work, ingest, base)
    originals = list(base.originals) if base else []
    reports = list(_reports(base)) if base else []
    numbers = {number: number for number in range(len(originals))}
    changed = 0
    for source in new:
        if ingest.is_changed_by([source]):
            numbers[source.number] = len(originals)
            originals.append(source.original(keep_original(folder, work, source.path)))
            report = ingest.reports[source.number]
            reports.append(report.as_dict())
            changed += sum(counts["added"] + counts["updated"] for counts in report.by_ledger.values())
    ingest.renumber(numbers)
    draft = _manifest_of(
        ingest, moment, originals=tuple(originals), reports=tuple(reports), is_demonstration=demonstration
    )
    brought = len(originals) - (len(base.originals) if base else 0)
    draft = replace(draft, changed=changed, brought=brought, what=_mappings_of(new))
    # Rows of earlier files change too if all were read again, or places were imported.
    moved = len(ingest.reports) > len(new) or any(source.names_places for source in new)
    before = places(folder, base.id)[DATABASE] if base is not None and moved else None
    return _write(folder, work, ingest, draft, before=before)


def publish_again(folder: Path, work: Path, ingest: Ingest, manifest: Manifest) -> str:
    """Publish a snapshot that was made anew from the same files; its id."""
    ingest.renumber({number: number for number in range(len(manifest.originals))})
    draft = _manifest_of(
        ingest,
        measured_at(manifest),
        imported_at=manifest.imported_at,
        originals=manifest.originals,
        reports=_reports(manifest),
        is_demonstration=manifest.is_demonstration,
        brought=manifest.brought,
        kind=Kind.REBUILD,
    )
    return _write(folder, work, ingest, draft, before=places(folder, manifest.id)[DATABASE])


def _reports(base: Manifest) -> tuple[dict[str, Any], ...]:
    """The earlier reports on the files, without personal numbers that earlier rules stored."""
    return tuple(map(without_numbers, base.reports)) if base.identity < IDENTITY else base.reports


def _mappings_of(new: list[Source]) -> str:
    """The mappings used for the tables: saved ones by name, others by file."""
    names: dict[str, None] = {}
    for source in new:
        saved = [note.value for note in source.notes if note.rule == "saved_mapping"]
        files = [source.mapping.file] if source.mapping is not None and source.mapping.file else []
        names |= dict.fromkeys(saved or files)
    return "、".join(names)


def _manifest_of(ingest: Ingest, moment: datetime, **fields: Any) -> Manifest:  # noqa: ANN401 - fields of a manifest
    """The manifest of the working tables, measured at a moment; ``fields`` are further fields."""
    measured = measure(ingest.connection, moment)
    return Manifest(
        **{"imported_at": moment, **fields},
        id=snapshot_id(fields["originals"], fields.get("imported_at", moment)),
        as_of=measured.as_of,
        freshness=measured.freshness,
        row_counts=measured.row_counts,
        matched_share=measured.matched_share,
        identity=ingest.identity,
    )


def _write(folder: Path, work: Path, ingest: Ingest, manifest: Manifest, before: Path | None = None) -> str:
    """Write the working tables to files and publish them; returns the id of the snapshot.

    Args:
        folder: Folder of the store.
        work: Folder for unfinished files.
        ingest: The working tables.
        manifest: Their manifest.
        before: Database with which the rows are compared, if their changes are not counted yet.
    """
    database, findings = work / f"snapshot{DATABASE}", work / "findings.parquet"
    write_database(ingest.connection, database)
    ingest.connection.execute(f"copy finding to {literal(str(findings))} (format parquet)")
    unmatched.keep(ingest.connection, work, folder, manifest.id)
    give_back(ingest.connection)
    if before is not None:
        manifest = replace(manifest, changed=rows_changed(before, database, work))
    publish(folder, database, findings, manifest)
    return manifest.id
