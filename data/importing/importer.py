"""Imports exported files into a new snapshot, published completely or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from data.engine import give_back
from data.errors import NoSnapshot, StoreError, UnreadableFileError
from data.importing import aliases
from data.importing.finishing import publish_again, publish_import
from data.importing.ingest import Ingest
from data.importing.read_before import read_as_before, replaced_by, reread_finding, without_tables
from data.importing.reports import ImportReport
from data.importing.sources import Source, open_sources, reopen_sources, with_numbers
from data.importing.workspace import store_secret, workspace
from data.mapping_file import ImportMapping, read_mapping
from data.merging.hidden_keys import hide_stored_numbers
from data.merging.identity import IDENTITY, keys_made_anew, keys_not_made_anew
from data.notation.file_names import display_name
from data.placing.placing_again import place_again
from data.progress import Progress, nobody
from data.recognising.file_ledgers import Reading
from data.snapshots.manifest import Manifest
from data.snapshots.manifest_files import current_manifest
from data.snapshots.originals import copy_files
from data.snapshots.outdated import lacks_columns
from data.snapshots.publish import begin
from data.snapshots.purge import lost_originals, not_read_again, require_originals
from data.snapshots.salt import is_another, record_secret
from data.snapshots.saved_mappings import all_mappings
from data.snapshots.seals import findings_file
from data.snapshots.store import home as configured_home
from data.snapshots.store import require_database


def import_files(
    paths: Iterable[str | Path],
    *,
    ledger: str | None = None,
    mapping: str | Path | ImportMapping | None = None,
    dry_run: bool = False,
    home: Path | None = None,
    demonstration: bool = False,
    progress: Callable[[Progress], None] = nobody,
    names: Sequence[str] | None = None,
) -> ImportReport:
    """Import exported files, all of them or none.

    Args:
        paths: The files; of two rows with one key the one imported later wins.
        ledger: Name of the ledger if the headers are not sufficient.
        mapping: Mapping file for an export with unknown headers; without one, the saved mapping
            for the header row of a file is used.
        dry_run: Whether only to report; the store stays unchanged.
        home: Folder of the store; the configured one when None.
        demonstration: Whether the files are the synthetic samples; real ledgers replace them.
        progress: Called with the progress of the import.
        names: Name of each file in reports, if it is not its name on disk.

    Raises:
        UnreadableFileError: A file or the mapping cannot be read; the store stays unchanged.
        StoreError: The store is damaged, or another import is running.
    """
    folder = configured_home() if home is None else home
    if isinstance(mapping, str | Path):
        mapping = read_mapping(Path(mapping), ledger)
    moment = datetime.now().replace(microsecond=0)
    files = [Path(path) for path in paths]
    display_names = [display_name(name) for name in names or [file.name for file in files]]
    with workspace(folder, dry_run=dry_run) as work:
        # Read under the lock: another step may have changed the mappings before it was taken.
        reading = Reading(ledger, mapping, all_mappings(folder))
        imported_files = copy_files(zip(files, display_names, strict=True), work)
        new = open_sources([file.copy for file in imported_files], reading, moment, names=display_names)
        salt = store_secret(folder, dry_run=dry_run)
        current = _base_manifest(folder)
        if demonstration and current is not None and not current.is_demonstration:
            raise StoreError("台账目录里已有真实台账，不能再导入演示数据。")
        base = None if current is not None and current.is_demonstration and not demonstration else current
        base, new, is_anew = _without_duplicates(folder, base, new)
        ingest = _ingest(folder, work, salt, base, new, progress, is_anew=is_anew, is_trial=dry_run)
        for file in imported_files:
            file.require_unchanged()
        snapshot = current.id if current else None
        if (ingest.is_changed_by(new) or ingest.is_renewed) and not dry_run:
            begin(folder)
            snapshot = publish_import(folder, work, ingest, base, new, moment, demonstration=demonstration)
            record_secret(folder)
        else:
            give_back(ingest.connection)
    return ImportReport(snapshot, tuple(ingest.reports[source.number] for source in new))


def rebuild(home: Path | None = None, *, progress: Callable[[Progress], None] = nobody) -> str:
    """Rebuild the current snapshot from the stored originals, with the same rows; returns its id.

    A snapshot that lacks columns is rebuilt from its own rows if originals have been purged.

    Args:
        home: Folder of the store; the configured one when None.
        progress: Called with the progress of the rebuild.

    Raises:
        NoSnapshot: Nothing has been imported yet.
        PurgedError: Required originals have been removed by a purge.
        StoreError: An original is missing or damaged, or another import is running.
    """
    folder = configured_home() if home is None else home
    manifest = current_manifest(folder)
    with workspace(folder, dry_run=False) as work:
        manifest, salt = current_manifest(folder), store_secret(folder)
        if lost_originals(folder, manifest) and lacks_columns(require_database(folder, manifest)):
            ingest = _with_new_keys(folder, work, salt, manifest, [], progress, is_trial=False)
        else:
            require_originals(folder, manifest)
            ingest = _begin(folder, work, salt, None, progress)
            ingest.import_sources(reopen_sources(folder, manifest))
        snapshot = publish_again(folder, work, ingest, manifest)
        record_secret(folder)
        return snapshot


def _base_manifest(folder: Path) -> Manifest | None:
    try:
        return current_manifest(folder)
    except NoSnapshot:
        return None


def _without_duplicates(
    folder: Path, base: Manifest | None, new: list[Source]
) -> tuple[Manifest | None, list[Source], bool]:
    """The existing and the new tables without duplicates of bytes; whether an existing one was removed.

    Raises:
        PurgedError: A table has to be removed, but the others cannot be read again.
    """
    new = read_as_before(base, new)
    gone = replaced_by(base, new)
    if base is not None and gone:
        notes = {number: reread_finding(base.reports[number]["rows"]) for number in gone}
        new = [
            replace(source, notes=(*source.notes, *(notes[at] for at, by in gone.items() if by is source)))
            for source in new
        ]
        base = without_tables(base, gone)
        require_originals(folder, base)
    return base, with_numbers(new, first=len(base.originals) if base else 0), bool(gone)


def _ingest(
    folder: Path,
    work: Path,
    salt: bytes,
    base: Manifest | None,
    new: list[Source],
    on_progress: Callable[[Progress], None],
    *,
    is_anew: bool,
    is_trial: bool,
) -> Ingest:
    """The working database with the new files imported.

    New places change the compounds of older files: then all files are read again from their originals,
    since their addresses are not in the snapshot. If originals were purged, the rows are placed again by
    their stored texts, and the report says so. All files are also read again if their rows were identified
    by earlier rules or with a secret that was removed, since their keys have changed, if they lack columns,
    and with ``is_anew``: if the rows of one of them are to be removed.
    """
    if base is not None and is_anew:
        ingest = _begin(folder, work, salt, None, on_progress)
        ingest.import_sources([*reopen_sources(folder, base), *new])
        return ingest
    if base is not None and (
        base.identity < IDENTITY or is_another(folder) or lacks_columns(require_database(folder, base))
    ):
        return _with_new_keys(folder, work, salt, base, new, on_progress, is_trial=is_trial)
    ingest = _begin(folder, work, salt, base, on_progress)
    if base is None:
        ingest.import_sources(new)
        return ingest
    return _with_places(folder, work, salt, base, new, on_progress, ingest)


def _with_new_keys(
    folder: Path,
    work: Path,
    salt: bytes,
    base: Manifest,
    new: list[Source],
    on_progress: Callable[[Progress], None],
    *,
    is_trial: bool,
) -> Ingest:
    """All files read again by the present rules; if that is impossible, only the new ones, with a finding."""
    try:
        require_originals(folder, base)
        ingest = _begin(folder, work, salt, None, on_progress)
        ingest.import_sources([*reopen_sources(folder, base), *new])
        ingest.is_renewed, note = True, keys_made_anew(is_trial=is_trial)
    except (StoreError, UnreadableFileError) as error:
        ingest = _begin(folder, work, salt, base, on_progress)
        is_hidden = hide_stored_numbers(ingest.connection, salt)
        ingest = _with_places(folder, work, salt, base, new, on_progress, ingest)
        ingest.is_renewed = is_hidden or lacks_columns(require_database(folder, base))
        note = keys_not_made_anew(str(error))
    if new:
        ingest.note(new[0], note)
    return ingest


def _with_places(
    folder: Path,
    work: Path,
    salt: bytes,
    base: Manifest,
    new: list[Source],
    on_progress: Callable[[Progress], None],
    ingest: Ingest,
) -> Ingest:
    """The new files imported, those with places first."""
    places = [source for source in new if source.names_places]
    ingest.import_sources(places)
    if ingest.is_changed_by(places):
        lost = lost_originals(folder, base)
        if not lost:
            give_back(ingest.connection)
            ingest = _begin(folder, work, salt, None, on_progress)
            ingest.import_sources([*reopen_sources(folder, base), *new])
            return ingest
        ingest.note(places[0], not_read_again(lost))
        place_again(ingest.connection, salt)
    ingest.import_sources([source for source in new if not source.names_places])
    return ingest


def _begin(
    folder: Path, work: Path, salt: bytes, base: Manifest | None, on_progress: Callable[[Progress], None]
) -> Ingest:
    """A working database with the rows of a snapshot, or empty, and with the aliases given by hand."""
    database = require_database(folder, base) if base else None
    findings = findings_file(folder, base) if base else None
    identity = base.identity if base else IDENTITY
    ingest = Ingest.begin(work, salt, database, findings, on_progress=on_progress, identity=identity)
    aliases.begin(ingest.connection, folder, base.id if base else None)
    return ingest
