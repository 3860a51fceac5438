"""The foot links of a block: its files, its table, its rows and its definitions."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from data.errors import StoreError
from data.settings import settings
from pages.parts.asking.block import Block, View
from pages.parts.asking.counted_cells import cell_addresses
from pages.parts.asking.pinned_charts import briefing_charts, briefing_kind, chosen_chart, toggle
from pages.parts.asking.rows_address import rows_of_block
from pages.parts.asking.scope_state import current_scope, speak
from pages.parts.html.clickable_rows import with_row_links
from pages.parts.html.readable_table import table_html
from pages.parts.html.row_order import under_name
from pages.parts.screen import figures
from pages.parts.screen.export import csv_bytes, file_name, xlsx_bytes
from pages.parts.screen.html_clicks import open_rows
from pages.parts.screen.links import PICTURE, File, Picture, clicked_link, clicked_orders, foot_links
from pages.parts.screen.table_orders import in_asked_order, order_words, take_clicked
from pages.parts.words.column_names import ASK, definition, readable_table
from pages.parts.words.dates import days_in_name
from pages.parts.words.declared_names import number_of
from pages.parts.words.language import _, mark
from pages.parts.words.literal import literal
from queries import Grain, Scope

#: Briefing of a window -> labels of the link that adds a block to it, and removes it, and what is said then.
_BRIEFINGS = {
    Grain.WEEK: (
        mark("加入简报"),
        mark("移出简报"),
        mark("已加入简报，在“简报”页可调整顺序"),
        mark("已移出简报"),
    ),
    Grain.MONTH: (
        mark("加入月报"),
        mark("移出月报"),
        mark("已加入月报，在“简报”页可调整顺序"),
        mark("已移出月报"),
    ),
    Grain.QUARTER: (
        mark("加入季报"),
        mark("移出季报"),
        mark("已加入季报，在“简报”页可调整顺序"),
        mark("已移出季报"),
    ),
}
_MIME = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}

#: Most rows of a table on the screen; its files have all rows.
_MOST_SHOWN = 500


@st.fragment
def foot(block: Block, view: View, listed: Block) -> None:
    """Draw the links under a block, and act on the one that was clicked.

    Args:
        block: The block as it is drawn.
        view: The view it belongs to.
        listed: The block for the scope of the page, whose rows are listed.
    """
    speak()  # a fragment runs without the shell, which sets the language
    wanted = clicked_link(block.key)
    take_clicked(clicked_orders(block.key))
    links = {"table": _("数据表"), "csv": "CSV", "xlsx": "XLSX"}
    if block.figure is not None:
        links[PICTURE] = _("图片")
    links["definition"] = _("口径")
    nth = next((nth for nth, each in enumerate(listed.rows, 1) if each.count), 0)  # none opens an empty list
    if nth and view.address:
        first = listed.rows[nth - 1]
        links["rows"] = _("看明细 {n} →").format(n=number_of(first.count, first.question))
    if view.address and not view.beside:  # a chart of the briefing has one scope
        links["briefing"] = _briefing(block, view, is_wanted=wanted == "briefing")
    file = _file(wanted, block, view) if wanted in _MIME else None
    foot_links(block.key, links, picture=_picture(block, view), file=file)
    if wanted == "table":
        _show_table(block, view.address if listed is block else "")
    elif wanted == "definition":
        _show_definitions(block, view)
    elif wanted == "rows" and nth:
        open_rows(rows_of_block(listed, view.address).replace(nth=nth))


def _briefing(block: Block, view: View, *, is_wanted: bool) -> str:
    """Label of the briefing link; ``is_wanted`` adds the block to the briefing, or removes it, first."""
    home, scope = view.snapshot.home, current_scope()
    chart, kind = chosen_chart(view.address, block.pin or block.key, scope), briefing_kind(scope)
    add, remove, added, removed = map(_, _BRIEFINGS[kind])
    try:
        if is_wanted:
            st.toast(literal(added if toggle(home, chart, kind) else removed))
        is_in = chart in briefing_charts(home, kind)
    except StoreError as error:
        if is_wanted:
            st.toast(literal(error))
        return add
    return remove if is_in else add


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
    table = readable_table(in_asked_order(block), block.question, block.total, earlier=block.earlier)
    content = csv_bytes(table) if kind == "csv" else xlsx_bytes(table, _filters(block, view))
    return File(_name(block, view, kind), _MIME[kind], content)


def _filters(block: Block, view: View) -> list[tuple[str, str]]:
    rows = [(_("图表"), block.reading.title), (_("说明"), block.subtitle), *view.filters]
    rows += [(_("标注"), text) for text in block.annotations]
    rows += [definition(name) for name in block.measures]
    return [*rows, (_("排序"), order_words(block)), (_("查询"), block.question)]


def _show_table(block: Block, page: str) -> None:
    """Open the table; on a page its counts open the rows behind them."""

    @st.dialog(literal(block.reading.title), width="large")
    def table() -> None:
        speak()
        st.caption(literal(block.subtitle))
        if len(block.table) > _MOST_SHOWN:
            template = _("共 {n} 行，此处列出前 {shown} 行，点表头和搜索只在其中，全部见 CSV、XLSX。")
            st.caption(template.format(n=f"{len(block.table):,}", shown=_MOST_SHOWN))
        numbered = replace(block, table=block.table.reset_index(drop=True))
        # The browser sorts a whole table; of a cut one the order says which rows are here.
        is_cut = len(block.table) > _MOST_SHOWN
        shown = in_asked_order(numbered).head(_MOST_SHOWN) if is_cut else numbered.table
        html = table_html(readable_table(shown, block.question, block.total, earlier=block.earlier))
        links = _links(numbered, page, shown.index.tolist())
        with st.container(key="row-list"):
            st.html(under_name(with_row_links(html, links), block.key))

    table()


def _links(block: Block, page: str, shown: Sequence[int]) -> dict[tuple[int, int], str]:
    """Row and column of the shown cells that open rows -> query of their address.

    Args:
        block: The block.
        page: Its page; empty where nothing opens.
        shown: The numbers of the rows of its table that are shown, from the top.
    """
    if not page:
        return {}
    columns = {str(name): at for at, name in enumerate(block.table.columns)}
    places = {row: at for at, row in enumerate(shown)}
    addresses = cell_addresses(block, page).items()
    return {(places[row], columns[name]): text for (row, name), text in addresses if row in places}


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
