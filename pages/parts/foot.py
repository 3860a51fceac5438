"""The foot links of a block: what a person takes away from a chart, and where its numbers come from."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from pages.parts import screen
from pages.parts.block import Block, View
from pages.parts.columns import labelled
from pages.parts.export import csv_bytes, file_name, xlsx_bytes
from pages.parts.fetch import fetch
from pages.parts.findings.measures import definition
from pages.parts.scope_state import speak
from pages.parts.wording import _
from queries import Scope


@st.fragment
def foot(block: Block, view: View) -> None:
    """Draw the links under a block: table, CSV, XLSX, picture, definitions, rows."""
    speak()  # a fragment runs by itself, without the shell that chose the language
    names = [view.page, view.sentence[0].replace("**", ""), _period(view.scope), block.key]
    with st.container(horizontal=True, key=f"foot-{block.key}"):
        table = st.popover(_("数据表"), type="tertiary", key=f"table-{block.key}", on_change="rerun")
        _download("CSV", lambda: csv_bytes(labelled(block.table)), file_name(names, "csv"), block.key)
        _download(
            "XLSX",
            lambda: xlsx_bytes(labelled(block.table), _filters(block, view)),
            file_name(names, "xlsx"),
            block.key,
        )
        if block.figure is not None:
            screen.picture_link(
                block.key,
                filename=file_name(names, "png"),
                title=block.reading.title,
                subtitle=block.subtitle,
                caption=view.caption + ("　" + _("演示数据") if view.snapshot.is_demonstration else ""),
            )
        words = st.popover(_("口径"), type="tertiary", key=f"definition-{block.key}", on_change="rerun")
        if block.rows and st.button(_("看明细 →"), type="tertiary", key=f"rows-{block.key}"):
            _show_rows(block.rows, view.scope)
    if table.open:
        with table:
            st.dataframe(labelled(block.table), hide_index=True, alt=block.reading.title)
    if words.open:
        with words:
            st.markdown(_definitions(block))


def _download(kind: str, content: object, name: str, key: str) -> None:
    mime = {"CSV": "text/csv", "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}[
        kind
    ]
    st.download_button(kind, content, name, mime, key=f"{kind}-{key}", on_click="ignore", type="tertiary")


def _period(scope: Scope) -> str:
    last = None if scope.date_to is None else scope.date_to - timedelta(days=1)
    return "至".join(day.isoformat() for day in (scope.date_from, last) if day is not None)


def _filters(block: Block, view: View) -> list[tuple[str, str]]:
    rows = [(_("图表"), block.reading.title), (_("说明"), block.subtitle), *view.filters]
    rows += [definition(name) for name in block.measures]
    return [*rows, (_("查询"), block.question)]


def _definitions(block: Block) -> str:
    lines = [f"**{label}**　{text}" for label, text in map(definition, block.measures)]
    return "\n\n".join([*lines, _("查询文件：`queries/{name}.sql`").format(name=block.question)])


def _show_rows(question: str, scope: Scope) -> None:
    @st.dialog(_("明细（最近 500 条，不含个人信息）"), width="large")
    def rows() -> None:
        speak()
        st.dataframe(labelled(fetch(question, scope)), hide_index=True, height=520)

    rows()
