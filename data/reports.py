"""What an import says of itself: counts and findings of each file, for people and for machines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from data.schema import Finding

#: So many findings of a file are listed; all are counted, and kept with the snapshot.
LISTED_FINDINGS = 200


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: rows = added + updated + unchanged + rejected.

    Attributes:
        file: Name of the file.
        ledger: Name of the ledger it was read into.
        encoding: Encoding of the file.
        header_row: Physical line of the header, 1 for the first.
        rows: Rows below the header, blank lines apart.
        added: Rows with a key that was not there.
        updated: Rows whose key was there with other values.
        unchanged: Rows that were there already.
        rejected: Rows that cannot be counted.
        finding_counts: Rule -> number of findings.
        findings: The first findings, in the order of the file.
    """

    file: str
    ledger: str
    encoding: str
    header_row: int
    rows: int
    added: int
    updated: int
    unchanged: int
    rejected: int
    finding_counts: dict[str, int]
    findings: tuple[Finding, ...]

    def as_dict(self) -> dict[str, Any]:
        """The report as the command line prints it."""
        listed = [
            {
                "row": one.row,
                "column": one.column,
                "rule": one.rule,
                "severity": one.severity.value,
                "value": one.value,
                "message": one.message,
            }
            for one in self.findings[:LISTED_FINDINGS]
        ]
        counts = {name: getattr(self, name) for name in ("rows", "added", "updated", "unchanged", "rejected")}
        return {
            "file": self.file,
            "ledger": self.ledger,
            "encoding": self.encoding,
            "header_row": self.header_row,
            **counts,
            "finding_counts": self.finding_counts,
            "findings": listed,
        }


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of an import.

    Attributes:
        snapshot: Id of the snapshot that is current after it; None when the store is still empty.
        files: One report per file, in the order given.
    """

    snapshot: str | None
    files: tuple[FileReport, ...]

    @property
    def exit_status(self) -> int:
        """0 when all rows are in, 1 when some were rejected."""
        return 1 if any(file.rejected for file in self.files) else 0

    def to_json(self) -> str:
        """The report as one JSON object."""
        body = {"snapshot": self.snapshot, "files": [file.as_dict() for file in self.files]}
        return json.dumps(body, ensure_ascii=False, indent=2)
