"""The work folder of an import: under the writer lock beside the store, or elsewhere for a dry run."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from data.disk import engine_errors
from data.errors import NoSnapshot
from data.settings import settings
from data.snapshots.lock import writer_lock
from data.snapshots.manifest_files import current_manifest
from data.snapshots.originals import work_folder
from data.snapshots.rights import tighten_and_report
from data.snapshots.salt import read_salt, trial_salt


@contextlib.contextmanager
def workspace(folder: Path, *, dry_run: bool) -> Iterator[Path]:
    """A folder for unfinished files; a dry run does not touch the store.

    Raises:
        SettingsError: The settings are not valid, so nothing could be published.
        StoreBusyError: Another import is running.
        StoreError: A file could not be written or read; the message names it.
    """
    settings()  # raises errors before the work, not after it
    if dry_run:
        with tempfile.TemporaryDirectory() as temporary, engine_errors():
            yield Path(temporary)
        return
    with contextlib.suppress(NoSnapshot):
        current_manifest(folder)  # fails for a missing or damaged store
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    tighten_and_report(folder)
    with writer_lock(folder), work_folder(folder) as work:
        yield work


def store_secret(folder: Path, *, dry_run: bool = False) -> bytes:
    """The secret of the store; a dry run does not create one there."""
    return trial_salt(folder) if dry_run else read_salt(folder)
