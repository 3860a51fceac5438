"""The findings of an import as a workbook, for the people who made the exports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from data.importing.reports import FileReport, ImportReport
from data.importing.rules import rule_of
from data.snapshots.import_findings import findings_of
from pages.parts.asking.fetch import snapshot
from pages.parts.screen.export import file_name, xlsx_bytes
from pages.parts.screen.links import File
from pages.parts.words.column_names import Kind, ReadableTable
from pages.parts.words.dates import day
from pages.parts.words.language import _

_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def findings_file(done: ImportReport) -> File:
    """All findings of an import: file, sheet, row, column, value, what is wrong, what to change.

    The findings of files that changed something are stored with the snapshot; those of the others are in
    their reports, two hundred per file at most.

    Raises:
        StoreError: The stored findings are missing.
    """
    changed = {(one.file, one.sheet) for one in done.files if one.has_changes}
    kept = []
    if done.snapshot is not None and changed:
        kept = [
            (one.file, one.table, one.row, one.column, one.value, one.rule, one.message)
            for one in findings_of(done.snapshot, is_last_import=True)
        ]
    rows = [
        (file.file, file.sheet, one.row, one.column, one.value, one.rule, one.message)
        for file in done.files
        if (file.file, file.sheet) not in changed
        for one in file.findings
    ]
    frame = _frame([*kept, *rows])
    table = ReadableTable(frame, tuple(frame.columns), (Kind.TEXT,) * len(frame.columns))
    content = xlsx_bytes(table, _about(done.files))
    return File(file_name([_("问题清单"), day(snapshot().imported_at)], "xlsx"), _MIME, content)


def _frame(rows: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    cells = [
        (file, sheet, row or "", column, value, _(rule_of(rule).title), _change(rule, message))
        for file, sheet, row, column, value, rule, message in rows
    ]
    headers = [_("文件"), _("表"), _("行"), _("列"), _("值"), _("问题"), _("怎么改")]
    frame = pd.DataFrame(cells, columns=headers)
    return frame if frame[_("表")].any() else frame.drop(columns=_("表"))


def _change(rule: str, message: str) -> str:
    """What to change: the advice of the rule, and the message about this cell."""
    return _("{advice}（{message}）").format(advice=_(rule_of(rule).advice), message=message.rstrip("。"))


def _about(files: Iterable[FileReport]) -> list[tuple[str, str]]:
    return [
        (
            one.file,
            _(
                "{rows} 行 = 新增 {added} + 更新 {updated} + 未变 {unchanged}"
                " + 拒收 {rejected} + 合并 {folded}"
            ).format(
                rows=one.rows,
                added=one.added,
                updated=one.updated,
                unchanged=one.unchanged,
                rejected=one.rejected,
                folded=one.folded,
            ),
        )
        for one in files
    ]
