"""What an import says of itself: counts and findings of each file, for people and for machines."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from data.merging.changes import OverwrittenRecords
from data.schema import Finding

#: So many findings of a file are listed; all are counted, and kept with the snapshot.
LISTED_FINDINGS = 200
#: Encoding of a text, or kind of a workbook -> what it is called.
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
#: Counts of a report -> what they are called; rows is the sum of the others.
COUNTS = {"added": "新增", "updated": "更新", "unchanged": "未变", "rejected": "拒收", "folded": "合并"}


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: rows = added + updated + unchanged + rejected + folded.

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
        sheet: Sheet or archive member that the table is; empty when the file is the table.
        totals: Rows that are sums or signatures; they are no records.
        repaired: Rows read in spite of a quote that was never closed.
        also: Further ledger that the rows feed -> its rows, added, updated, unchanged, rejected, folded.
        unmatched: Rows whose text names no known place, and rows whose place only a text tells.
        folded: Further rows of records that have several.
        overwritten: What the rows changed in records that were there, one for each ledger with any.
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
        """Ledger that the rows feed -> its rows and what became of them; its own first."""
        own = {name: getattr(self, name) for name in ("rows", *COUNTS)}
        return {self.ledger: own, **self.also}

    @property
    def has_changes(self) -> bool:
        """Whether the table changed a ledger."""
        return any(one["added"] + one["updated"] for one in self.by_ledger.values())

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
            "overwritten": [asdict(one) for one in self.overwritten],
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
        """0 when all rows are in, 1 when some were rejected, or files in an archive."""
        return int(any(file.rejected or "member_refused" in file.finding_counts for file in self.files))

    def to_json(self) -> str:
        """The report as one JSON object."""
        body = {"snapshot": self.snapshot, "files": [file.as_dict() for file in self.files]}
        return json.dumps(body, ensure_ascii=False, indent=2)
