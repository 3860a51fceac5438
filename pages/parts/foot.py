"""The foot links of a block: what a person takes away from a chart, and where its numbers come from."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from data.briefing_choices import charts
from data.settings import settings
from data.store import StoreError
from pages.parts import screen
from pages.parts.block import Block, View
from pages.parts.briefing.pinned import pinned, toggle
from pages.parts.columns import labelled
from pages.parts.export import csv_bytes, file_name, xlsx_bytes
from pages.parts.fetch import fetch
from pages.parts.findings.measures import definition
from pages.parts.links import PICTURE, File, Picture, asked, foot_links
from pages.parts.scope_state import current_scope, speak
from pages.parts.wording import _
from queries import Scope

_MIME = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@st.fragment
def foot(block: Block, view: View) -> None:
    """Draw the links under a block, and answer the one that was clicked."""
    speak()  # a fragment runs by itself, without the shell that chose the language
    wanted = asked(block.key)
    links = {"table": _("数据表"), "csv": "CSV", "xlsx": "XLSX"}
    if block.figure is not None:
        links[PICTURE] = _("图片")
    links["definition"] = _("口径")
    if block.rows:
        links["rows"] = _("看明细 →")
    if view.address:
        links["briefing"] = _briefing(block, view, is_wanted=wanted == "briefing")
    file = _file(wanted, block, view) if wanted in _MIME else None
    foot_links(block.key, links, picture=_picture(block, view), file=file)
    if wanted == "table":
        _show_table(block)
    elif wanted == "definition":
        _show_definitions(block)
    elif wanted == "rows" and block.rows:
        _show_rows(block.rows, block.asked or view.scope)


def _briefing(block: Block, view: View, *, is_wanted: bool) -> str:
    """Put the block into the briefing, or take it out, when that is wanted; what the link offers next."""
    chart = pinned(view.address, block.key, current_scope())
    try:
        if is_wanted:
            st.toast(_("已加入简报，在“每周简报”页可调整顺序") if toggle(chart) else _("已移出简报"))
        is_in = chart in charts()
    except StoreError as error:
        if is_wanted:
            st.toast(str(error))
        return _("加入简报")
    return _("移出简报") if is_in else _("加入简报")


def _name(block: Block, view: View, suffix: str) -> str:
    names = [settings().office, view.page, view.sentence[0].replace("**", ""), _period(view.scope), block.key]
    return file_name(names, suffix)


def _picture(block: Block, view: View) -> Picture:
    caption = view.caption + ("　" + _("演示数据") if view.snapshot.is_demonstration else "")
    title, subtitle = block.reading.title, block.subtitle
    return Picture(_name(block, view, "png"), title, subtitle, caption.replace("**", ""))


def _file(kind: str, block: Block, view: View) -> File:
    table = labelled(block.table)
    content = csv_bytes(table) if kind == "csv" else xlsx_bytes(table, _filters(block, view))
    return File(_name(block, view, kind), _MIME[kind], content)


def _period(scope: Scope) -> str:
    last = None if scope.date_to is None else scope.date_to - timedelta(days=1)
    return "至".join(day.isoformat() for day in (scope.date_from, last) if day is not None)


def _filters(block: Block, view: View) -> list[tuple[str, str]]:
    rows = [(_("图表"), block.reading.title), (_("说明"), block.subtitle), *view.filters]
    rows += [definition(name) for name in block.measures]
    return [*rows, (_("查询"), block.question)]


def _show_table(block: Block) -> None:
    @st.dialog(block.reading.title, width="large")
    def table() -> None:
        st.caption(block.subtitle)
        st.dataframe(labelled(block.table), hide_index=True, alt=block.reading.title)

    table()


def _show_definitions(block: Block) -> None:
    @st.dialog(_("口径"), width="medium")
    def definitions() -> None:
        lines = [f"**{label}**　{text}" for label, text in map(definition, block.measures)]
        lines.append(_("查询文件：`queries/{name}.sql`").format(name=block.question))
        st.markdown("\n\n".join(lines))
        if block.method is not None:
            alt = block.reading.title
            screen.show(
                block.method, key=f"{block.key}-method", alt=alt, height=int(block.method.layout.height)
            )

    definitions()


def _show_rows(question: str, scope: Scope) -> None:
    @st.dialog(_("明细（最近 500 条，不含个人信息）"), width="large")
    def rows() -> None:
        speak()
        st.dataframe(labelled(fetch(question, scope)), hide_index=True, height=520)

    rows()
