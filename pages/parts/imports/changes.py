"""The records that an import overwrote: their number, the columns, the first of them before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

import streamlit as st

from data.importing.reports import FileReport
from data.ledgers import LEDGERS
from data.merging.changes import OverwrittenRecords
from pages.parts.findings.import_results import changes_title
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading, Table
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
    for file, changed in parts:
        st.html(_change_fold(file, changed))


def _change_fold(file: str, changed: OverwrittenRecords) -> str:
    """HTML: number and columns of the records of a ledger that a file changed, with the first of them."""
    title = _(LEDGERS[changed.ledger].title)
    columns = _("、").join(f"{_(label)} {plain(times)}" for label, times in changed.columns.items())
    head = f"<b>{escape(file)} → {escape(title)}</b> {escape(count(changed.records, _RECORDS))}"
    rows = tuple(_rows(changed))
    left = changed.records - len({one.row for one in changed.first})
    more = f'<p class="m">{escape(_("另有 {n}没有列出").format(n=count(left, _RECORDS)))}</p>' if left else ""
    shown = markup.unit_table(Table(_headings(), rows)) if rows else ""
    return (
        f'<details class="fold" open><summary>{head}<span class="m">{escape(columns)}</span></summary>'
        f"{shown}{more}</details>"
    )


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(_("行号"), True),
        Heading(_("编号"), True, wraps=True),
        Heading(_("列"), True),
        Heading(_("原来"), True, wraps=True),
        Heading(_("现在"), True, wraps=True),
    )


def _rows(changed: OverwrittenRecords) -> Iterator[tuple[Cell, ...]]:
    """One table row per changed cell; the first of each record has row and number of the record."""
    before = 0
    for one in changed.first:
        is_first = one.row != before
        before = one.row
        yield (
            Cell(plain(one.row) if is_first else ""),
            Cell(one.number if is_first else ""),
            Cell(_(one.column)),
            Cell(one.before or _("（空）")),
            Cell(one.after or _("（空）"), bold=True),
        )
