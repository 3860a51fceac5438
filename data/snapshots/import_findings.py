"""The findings of a snapshot, from all its imports, to be sent back to the authors of the exports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.engine import working_database
from data.errors import StoreError
from data.schema import Severity
from data.snapshots.pointer import SNAPSHOTS
from data.snapshots.store import FINDINGS, read_manifest
from data.snapshots.store import home as configured_home


@dataclass(frozen=True, slots=True)
class FileFinding:
    """One finding with its file.

    Attributes:
        file: Name of the file.
        table: Sheet or archive member; empty when the file is the table.
        row: Row of the table, 1 for the first; 0 if the finding concerns the file.
        column: The Chinese label of the column; empty if it concerns the row.
        rule: Name of the rule.
        severity: FAIL rejected the row, WARN kept it.
        value: The cell as written; empty for personal columns.
        message: What is wrong and what to change, in Chinese.
    """

    file: str
    table: str
    row: int
    column: str
    rule: str
    severity: Severity
    value: str
    message: str


def findings_of(
    snapshot_id: str, home: Path | None = None, limit: int | None = None, *, is_last_import: bool = False
) -> tuple[FileFinding, ...]:
    """The findings stored with a snapshot, by file in the order of import, then by row.

    A file that changed nothing has no findings here, only in its report.

    Args:
        snapshot_id: Id of the snapshot.
        home: Folder of the store; the configured one when None.
        limit: Maximum number of findings; None for all.
        is_last_import: Whether to return only those of the snapshot's last import.

    Raises:
        StoreError: The snapshot or its findings are gone.
    """
    folder = configured_home() if home is None else home
    manifest = read_manifest(folder / SNAPSHOTS / f"{snapshot_id}.json")
    files = {
        number: original
        for number, original in enumerate(manifest.originals)
        if not is_last_import or number in manifest.last_brought
    }
    path = folder / FINDINGS / f"{snapshot_id}.parquet"
    if not path.is_file():
        raise StoreError(f"快照 {snapshot_id} 的问题清单 {path} 不见了，重新导入这些文件就会再有。")
    with working_database() as connection:
        rows = connection.execute(
            """
            select file_number, row_number, column_label, rule, severity, value, message
            from read_parquet(?, file_row_number = true)
            where list_contains(?, file_number)
            order by file_number, row_number, file_row_number
            limit ?
            """,
            [str(path), list(files), limit],
        ).fetchall()
    return tuple(
        FileFinding(files[number].file, files[number].table, row, column, rule, Severity(level), *texts)
        for number, row, column, rule, level, *texts in rows
    )
