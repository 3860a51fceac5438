"""The findings of a snapshot: all its imports had to say, to be sent back to whoever made the exports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.errors import StoreError
from data.schema import Severity
from data.snapshots.pointer import SNAPSHOTS
from data.snapshots.store import FINDINGS, read_manifest
from data.snapshots.store import home as configured_home


@dataclass(frozen=True, slots=True)
class FileFinding:
    """One finding, with the file it is of.

    Attributes:
        file: Name of the file.
        table: Sheet or archive member; empty when the file is the table.
        row: Row of the table, 1 for the first; 0 when the finding is of the file.
        column: The Chinese label of the column; empty when it concerns the row.
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
    """The findings kept with a snapshot, file by file in the order of their import, row by row.

    A file that changed nothing leaves no findings here; its report tells them.

    Args:
        snapshot_id: Id of the snapshot.
        home: Folder of the store; the configured one when None.
        limit: How many at most; all of them when None.
        is_last_import: Only those of the files that came with the snapshot's last import.

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
    with duckdb.connect() as connection:
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
