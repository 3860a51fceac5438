"""The records that an import overwrote: their number, the columns, the first of them before and after."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import pandas as pd
import streamlit as st

from data.importing.reports import FileReport
from data.ledgers import LEDGERS
from data.merging.changes import OverwrittenRecords
from pages.parts.findings.import_results import changes_title
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading, Table
from pages.parts.screen.table_orders import note_table
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import count, plain

_RECORDS = mark("条记录")


def changes(files: Iterable[FileReport]) -> None:
    """Draw the records that the files of an import overwrote; nothing when they overwrote none."""
    parts = [(one.file, changed) for one in files for changed in one.overwritten]
    if not parts:
        return
    st.html(
        markup.block_head(
            changes_title([changed for _file, changed in parts]),
            _("已有的记录又导入时，新的值代替原来的；空格不抹去已知的。不对就在下面撤销这次导入"),
        )
    )
    for number, (file, changed) in enumerate(parts, start=1):
        fold = _change_fold(file, changed, f"changes-{number}")
        note_table("changes", fold)
        st.html(fold)


def _change_fold(file: str, changed: OverwrittenRecords, name: str) -> str:
    """HTML: number and columns of the records of a ledger that a file changed, with the first of them.

    Args:
        file: Name of the file.
        changed: The records.
        name: Tells the table in an address from those of other files and ledgers.
    """
    title = _(LEDGERS[changed.ledger].title)
    columns = _("、").join(f"{_(label)} {plain(times)}" for label, times in changed.columns.items())
    head = f"<b>{escape(file)} → {escape(title)}</b> {escape(count(changed.records, _RECORDS))}"
    left = changed.records - len({one.row for one in changed.first})
    more = f'<p class="m">{escape(_("另有 {n}没有列出").format(n=count(left, _RECORDS)))}</p>' if left else ""
    shown = markup.unit_table(_table(changed, name)) if changed.first else ""
    return (
        f'<details class="fold" open><summary>{head}<span class="m">{escape(columns)}</span></summary>'
        f"{shown}{more}</details>"
    )


def _table(changed: OverwrittenRecords, name: str) -> Table:
    """One row per changed cell; each names its record, so that it can be read in any order."""
    headings = (
        Heading(_("行号"), True, column="row"),
        Heading(_("编号"), True, wraps=True, column="number"),
        Heading(_("列"), True, column="column"),
        Heading(_("原来"), True, wraps=True, column="before"),
        Heading(_("现在"), True, wraps=True, column="after"),
    )
    rows = tuple(
        (
            Cell(plain(one.row)),
            Cell(one.number),
            Cell(_(one.column)),
            Cell(one.before or _("（空）")),
            Cell(one.after or _("（空）"), bold=True),
        )
        for one in changed.first
    )
    values = [
        (one.row, one.number, _(one.column), one.before or None, one.after or None) for one in changed.first
    ]
    frame = pd.DataFrame(values, columns=["row", "number", "column", "before", "after"])
    return Table(headings, rows, frame=frame, name=name)
