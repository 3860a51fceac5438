"""The report of the import that made the snapshot being served, as the store keeps it."""

from __future__ import annotations

from typing import Any

from data.importing.reports import FileReport, ImportReport
from data.merging.changes import Overwritten
from data.schema import Finding, Severity
from data.snapshots.manifest_files import current_manifest
from data.snapshots.store import Snapshot, home


def last_report(served: Snapshot) -> ImportReport:
    """What the last import did, whoever made it; no files for the samples, or when another is served by now.

    Raises:
        NoSnapshot: Nothing has been imported yet.
        StoreError: The record of the snapshot cannot be read.
    """
    manifest = current_manifest(home())
    if manifest.id != served.id or manifest.is_demonstration:
        return ImportReport(served.id, ())
    files = [_file(manifest.reports[number]) for number in manifest.last_brought]
    return ImportReport(manifest.id, tuple(files))


def _file(told: dict[str, Any]) -> FileReport:
    """A report as it was written down; one of an older version of the program lacks the newer parts."""
    known = {name: told[name] for name in FileReport.__dataclass_fields__ if name in told}
    findings = tuple(Finding(**{**one, "severity": Severity(one["severity"])}) for one in told["findings"])
    read = {
        "findings": findings,
        "unmatched": tuple(told.get("unmatched", (0, 0))),
        "overwritten": tuple(map(Overwritten.read, told.get("overwritten", ()))),
    }
    return FileReport(**{**known, **read})
