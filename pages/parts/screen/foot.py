"""The foot links of a block: its files, its table, its rows and its definitions."""

from __future__ import annotations

import shlex
from html import escape

import streamlit as st

from data.errors import StoreError
from data.settings import settings
from data.snapshots.briefing_choices import charts
from pages.parts.asking.block import Block, View
from pages.parts.asking.pinned_charts import chosen_chart, toggle
from pages.parts.asking.scope_state import current_scope, speak
from pages.parts.html.markup import table_html
from pages.parts.screen import figures
from pages.parts.screen.export import csv_bytes, file_name, xlsx_bytes
from pages.parts.screen.links import PICTURE, File, Picture, clicked_link, foot_links
from pages.parts.screen.row_list import show_rows
from pages.parts.words.column_names import ASK, definition, readable_table
from pages.parts.words.dates import days_in_name
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from queries import Scope

_MIME = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}

#: Most rows of a table on the screen; its files have all rows.
_MOST_SHOWN = 500


@st.fragment
def foot(block: Block, view: View) -> None:
    """Draw the links under a block, and act on the one that was clicked."""
    speak()  # a fragment runs without the shell, which sets the language
    wanted = clicked_link(block.key)
    links = {"table": _("数据表"), "csv": "CSV", "xlsx": "XLSX"}
    if block.figure is not None:
        links[PICTURE] = _("图片")
    links["definition"] = _("口径")
    if block.rows:
        links["rows"] = _("看明细 →")
    if view.address and not view.beside:  # a chart of the briefing has one scope
        links["briefing"] = _briefing(block, view, is_wanted=wanted == "briefing")
    file = _file(wanted, block, view) if wanted in _MIME else None
    foot_links(block.key, links, picture=_picture(block, view), file=file)
    if wanted == "table":
        _show_table(block)
    elif wanted == "definition":
        _show_definitions(block, view)
    elif wanted == "rows" and block.rows:
        show_rows(block, view)


def _briefing(block: Block, view: View, *, is_wanted: bool) -> str:
    """Label of the briefing link; ``is_wanted`` adds the block to the briefing, or removes it, first."""
    chart = chosen_chart(view.address, block.pin or block.key, current_scope())
    try:
        if is_wanted:
            st.toast(_("已加入简报，在“每周简报”页可调整顺序") if toggle(chart) else _("已移出简报"))
        is_in = chart in charts()
    except StoreError as error:
        if is_wanted:
            st.toast(literal(error))
        return _("加入简报")
    return _("移出简报") if is_in else _("加入简报")


def _name(block: Block, view: View, suffix: str) -> str:
    place, days = view.sentence[0].replace("**", ""), days_in_name(view.scope.date_from, view.scope.date_to)
    return file_name([settings().office, view.page, place, days, block.key], suffix)


def _picture(block: Block, view: View) -> Picture:
    caption = "　".join((*block.annotations, view.caption)) + (
        "　" + _("演示数据") if view.snapshot.is_demonstration else ""
    )
    title, subtitle = block.reading.title, block.subtitle
    return Picture(_name(block, view, "png"), title, subtitle, caption.replace("**", ""))


def _file(kind: str, block: Block, view: View) -> File:
    table = readable_table(block.table, block.question, block.total, earlier=block.earlier)
    content = csv_bytes(table) if kind == "csv" else xlsx_bytes(table, _filters(block, view))
    return File(_name(block, view, kind), _MIME[kind], content)


def _filters(block: Block, view: View) -> list[tuple[str, str]]:
    rows = [(_("图表"), block.reading.title), (_("说明"), block.subtitle), *view.filters]
    rows += [(_("标注"), text) for text in block.annotations]
    rows += [definition(name) for name in block.measures]
    return [*rows, (_("查询"), block.question)]


def _show_table(block: Block) -> None:
    @st.dialog(literal(block.reading.title), width="large")
    def table() -> None:
        speak()
        st.caption(literal(block.subtitle))
        if len(block.table) > _MOST_SHOWN:
            template = _("共 {n} 行，此处列出前 {shown} 行，全部见 CSV、XLSX。")
            st.caption(template.format(n=f"{len(block.table):,}", shown=_MOST_SHOWN))
        shown = block.table.head(_MOST_SHOWN)
        with st.container(key="row-list"):
            st.html(table_html(readable_table(shown, block.question, block.total, earlier=block.earlier)))

    table()


def _show_definitions(block: Block, view: View) -> None:
    @st.dialog(_("口径"), width="medium")
    def definitions() -> None:
        speak()
        lines = [f"**{literal(label)}**　{literal(text)}" for label, text in map(definition, block.measures)]
        st.markdown("\n\n".join(lines))
        if block.method is not None:
            alt = block.reading.title
            figures.show(
                block.method, key=f"{block.key}-method", alt=alt, height=int(block.method.layout.height)
            )
        with st.expander(_("供分析员核对")):
            st.caption(_("在命令行取同样的数"))
            html = escape(command(block.question, view.scope))
            st.html(f'<pre class="command" translate="no">{html}</pre>')  # browsers must not translate names

    definitions()


def command(question: str, scope: Scope) -> str:
    """The shell command that runs a question, or asks a free one, for a scope."""
    query = scope.to_query()
    if question.startswith(ASK):
        del query["grain"]  # it would cut a free question by period; the question says so where it does
    further = {condition.key for condition in scope.conditions}
    options = [
        f"--where {shlex.quote(f'{name}={value}')}" if name in further else f"--{name} {shlex.quote(value)}"
        for name, values in query.items()
        for value in values
    ]
    asked = question if question.startswith(ASK) else f"run {question}"
    return " ".join(["python -m queries", asked, *options])
