"""Ledgers without rows: their purpose, their required columns, and an empty workbook to fill in."""

from __future__ import annotations

import tempfile
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from data.ledgers import LEDGERS
from data.schema import Ledger
from data.snapshots.store import Snapshot
from data.template import write_template
from pages.parts.asking.scope_state import speak
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading, Table
from pages.parts.screen.links import File, clicked_link, foot_links
from pages.parts.screen.table_orders import note_table
from pages.parts.words.language import _, listing

KEY = "templates"
#: Most ledgers in a list that is open from the start.
_FEW = 8
_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def lacking(served: Snapshot) -> list[Ledger]:
    """The ledgers of which the office has imported no rows; samples do not count."""
    return [one for one in LEDGERS.values() if served.is_demonstration or not served.row_counts.get(one.name)]


def templates(served: Snapshot) -> None:
    """Draw the list of ledgers without rows, each with its template; nothing when all have rows."""
    ledgers = lacking(served)
    if not ledgers:
        return
    title = (
        _("演示数据之外，{n} 种台账都等着导入") if served.is_demonstration else _("还有 {n} 种台账没有数据")
    )
    st.html(
        markup.block_head(
            title.format(n=len(ledgers)),
            _("现成的导出直接拖到上面；没有现成的，下载空表填好再拖；暂时没有的可以先不管"),
        )
    )
    rows = tuple((Cell(_(one.title), bold=True), Cell(_(one.grain)), Cell(_must(one))) for one in ledgers)
    headings = (
        Heading(_("台账"), True, column="ledger"),
        Heading(_("一行是什么"), True, wraps=True, column="grain"),
        Heading(_("必须有的列"), True, wraps=True, column="required"),
    )
    values = pd.DataFrame(
        [(_(one.title), _(one.grain), _must(one)) for one in ledgers], columns=["ledger", "grain", "required"]
    )
    table = markup.unit_table(Table(headings, rows, frame=values, name=KEY))
    note_table(KEY, table)
    _links(ledgers)
    summary = _("这 {n} 种台账各是什么，必须有哪一列").format(n=len(ledgers))
    st.html(
        f'<details class="fold"{" open" if len(ledgers) <= _FEW else ""}><summary>{escape(summary)}</summary>'
        f"{table}</details>"
    )


@st.fragment
def _links(ledgers: list[Ledger]) -> None:
    speak()
    wanted = clicked_link(KEY)
    st.html(f'<p class="rd">{markup.emphasis_html(_("下载空表（带表头、代码值和填写说明）："))}</p>')
    file = _template(LEDGERS[wanted]) if wanted in LEDGERS else None
    foot_links(KEY, {one.name: _(one.title) for one in ledgers}, file=file)


def _must(ledger: Ledger) -> str:
    return listing(_(column.label) for column in ledger.columns if column.required)


def _template(ledger: Ledger) -> File:
    with tempfile.TemporaryDirectory() as folder:
        path = write_template(ledger, Path(folder) / "template.xlsx")
        return File(f"{_(ledger.title)}{_('模板')}.xlsx", _MIME, path.read_bytes())
