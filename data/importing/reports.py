"""The report of an import: counts and findings of each file, for users and programs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from data.merging.changes import OverwrittenRecords
from data.schema import Finding

#: How many findings of a file are listed; all are counted, and stored with the snapshot.
LISTED_FINDINGS = 200
#: Encoding of a text, or kind of a workbook -> its displayed name.
ENCODINGS = {
    "utf-8": "UTF-8 编码",
    "utf-8-sig": "UTF-8（带 BOM）编码",
    "gb18030": "GB18030 编码",
    "utf-16-le": "UTF-16 LE 编码",
    "utf-16-be": "UTF-16 BE 编码",
    "xlsx": "Excel 工作簿（xlsx）",
    "xls": "Excel 97-2003 工作簿（xls）",
    "ods": "OpenDocument 表格（ods）",
    "html": "网页表格（HTML）",
    "mhtml": "单个文件的网页（MHTML）",
    "xml": "XML 电子表格（Excel 2003）",
}
#: Counts of a report -> their displayed names; rows is the sum of the others.
COUNTS = {"added": "新增", "updated": "更新", "unchanged": "未变", "rejected": "拒收", "folded": "合并"}


@dataclass(frozen=True, slots=True)
class FileReport:
    """The report on one file: rows = added + updated + unchanged + rejected + folded.

    Attributes:
        file: Name of the file.
        ledger: Name of its ledger.
        encoding: Encoding of the file.
        header_row: Physical line of the header, 1 for the first.
        rows: Rows below the header, without blank lines.
        added: Rows with a new key.
        updated: Rows with an existing key and other values.
        unchanged: Rows equal to an existing record.
        rejected: Rows that cannot be counted.
        finding_counts: Rule -> number of findings.
        findings: The first findings, in the order of the file.
        sheet: Sheet or archive member; empty if the file is the table.
        totals: Rows that are totals or signatures, and not records.
        repaired: Rows read despite a quote that was never closed.
        also: Further ledger of the rows -> its rows, added, updated, unchanged, rejected, folded.
        unmatched: Rows without a known place in their texts, and all rows placed by texts only.
        folded: Number of further rows of records with several rows.
        overwritten: The changes to existing records, one entry per ledger with any.
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
    sheet: str = ""
    totals: int = 0
    repaired: int = 0
    also: dict[str, dict[str, int]] = field(default_factory=dict)
    unmatched: tuple[int, int] = (0, 0)
    folded: int = 0
    overwritten: tuple[OverwrittenRecords, ...] = ()

    @property
    def by_ledger(self) -> dict[str, dict[str, int]]:
        """Ledger of the rows -> its counts by result; the table's own ledger first."""
        own = {name: getattr(self, name) for name in ("rows", *COUNTS)}
        return {self.ledger: own, **self.also}

    @property
    def has_changes(self) -> bool:
        """Whether the table changed a ledger."""
        return any(counts["added"] + counts["updated"] for counts in self.by_ledger.values())

    def as_dict(self) -> dict[str, Any]:
        """The report as the command line prints it."""
        listed = [
            {
                "row": finding.row,
                "column": finding.column,
                "rule": finding.rule,
                "severity": finding.severity.value,
                "value": finding.value,
                "message": finding.message,
            }
            for finding in self.findings[:LISTED_FINDINGS]
        ]
        return {
            "file": self.file,
            "ledger": self.ledger,
            "encoding": self.encoding,
            "header_row": self.header_row,
            **self.by_ledger[self.ledger],
            "sheet": self.sheet,
            "totals": self.totals,
            "repaired": self.repaired,
            "also": self.also,
            "unmatched": list(self.unmatched),
            "overwritten": [asdict(changes) for changes in self.overwritten],
            "finding_counts": self.finding_counts,
            "findings": listed,
        }


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The report on an import.

    Attributes:
        snapshot: Id of the current snapshot after it; None if the store is still empty.
        files: One report per file, in the order given.
    """

    snapshot: str | None
    files: tuple[FileReport, ...]

    @property
    def exit_status(self) -> int:
        """0 if all rows were imported, 1 if rows or files in an archive were rejected."""
        return int(any(file.rejected or "member_refused" in file.finding_counts for file in self.files))

    def to_json(self) -> str:
        """The report as one JSON object."""
        body = {"snapshot": self.snapshot, "files": [file.as_dict() for file in self.files]}
        return json.dumps(body, ensure_ascii=False, indent=2)
