"""The toolbar of a block: its views, its files, its definitions, its rows, and its way into the briefing."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from data.errors import StoreError
from pages.parts.asking.block import Block, View
from pages.parts.asking.pinned_charts import add_chart, briefing_charts, briefing_kind, chosen_chart
from pages.parts.asking.rows_address import rows_of_block
from pages.parts.asking.scope_state import current_scope, speak
from pages.parts.screen.block_definitions import show_definitions
from pages.parts.screen.block_files import MIME, file_of, picture_of
from pages.parts.screen.block_table import draw_table, open_table
from pages.parts.screen.html_clicks import open_rows
from pages.parts.screen.links import clicked_link, clicked_orders
from pages.parts.screen.table_orders import take_clicked
from pages.parts.screen.toolbar import FIGURE, GUIDE, LINK, PNG, SVG, TABLE, Item, Tool, toolbar
from pages.parts.words.chart_guides import guide_of
from pages.parts.words.declared_names import number_of
from pages.parts.words.language import _, mark
from pages.parts.words.literal import literal
from queries import Grain

#: Briefing of a window -> what adds a block to it, what says that it is in, what is said when it was added.
_BRIEFINGS = {
    Grain.WEEK: (mark("加入简报"), mark("已在简报中"), mark("已加入简报，在“简报”页可调整顺序、移出")),
    Grain.MONTH: (mark("加入月报"), mark("已在月报中"), mark("已加入月报，在“简报”页可调整顺序、移出")),
    Grain.QUARTER: (mark("加入季报"), mark("已在季报中"), mark("已加入季报，在“简报”页可调整顺序、移出")),
}


@st.fragment
def block_tools(block: Block, view: View, listed: Block) -> None:
    """Draw the toolbar of a block, and do what was clicked.

    Args:
        block: The block as it is drawn.
        view: The view it belongs to.
        listed: The block for the scope of the page, whose rows are listed.
    """
    speak()  # a fragment runs without the shell, which sets the language
    wanted = clicked_link(block.key)
    take_clicked(clicked_orders(block.key))
    page = view.address if listed is block else ""
    shown = _shown_view(block, view, wanted)
    if wanted == "briefing":
        _add_to_briefing(block, view)
    toolbar(
        block.key,
        [*_views(block), _downloads(block), Tool("definition", _("口径")), *_more(block, view, listed)],
        label=_("{title}的工具").format(title=block.reading.title),
        shown=shown,
        picture=picture_of(block, view),
        file=file_of(wanted, block, view) if wanted in MIME else None,
        guide=() if block.kind is None else guide_of(block.kind),
    )
    if shown == TABLE:
        draw_table(block, page)
    if wanted == "columns":
        open_table(block, page)
    elif wanted == "definition":
        show_definitions(block, view)
    elif wanted == "rows" and (nth := _first_list(listed)):
        open_rows(rows_of_block(listed, view.address).replace(nth=nth))


def _shown_view(block: Block, view: View, wanted: str) -> str:
    """The view of this session, changed by a click; empty for a block that is a table already."""
    if block.figure is None:
        return ""
    key = f"view-{view.address}-{block.key}"
    if wanted in (FIGURE, TABLE):
        st.session_state[key] = wanted
    return str(st.session_state.get(key, FIGURE))


def _views(block: Block) -> list[Tool]:
    return [] if block.figure is None else [Tool(FIGURE, _("图")), Tool(TABLE, _("表"))]


def _downloads(block: Block) -> Tool:
    pictures = (Item(PNG, _("图片"), "PNG"), Item(SVG, _("图片"), "SVG")) if block.figure is not None else ()
    numbers = (Item("xlsx", _("数据"), "XLSX"), Item("csv", _("数据"), "CSV"))
    return Tool("download", _("下载"), (*pictures, *numbers, Item(LINK, _("复制链接"), is_apart=True)))


def _more(block: Block, view: View, listed: Block) -> list[Tool]:
    items = tuple(_further(block, view, listed))
    return [Tool("more", "⋯", items, _("更多"))] if items else []


def _further(block: Block, view: View, listed: Block) -> Iterator[Item]:
    """The entries of ⋯: what this block has of them."""
    if (nth := _first_list(listed)) and view.address:
        first = listed.rows[nth - 1]
        yield Item("rows", _("看明细 {n} →").format(n=number_of(first.count, first.question)))
    if block.figure is None:
        yield Item("columns", _("数据表"))
    if view.address and not view.beside:  # a chart of the briefing has one scope
        add, is_in, _told = map(_, _BRIEFINGS[briefing_kind(current_scope())])
        yield Item("briefing", is_in, is_off=True) if _is_in_briefing(block, view) else Item("briefing", add)
    if block.kind is not None and block.figure is not None:
        yield Item(GUIDE, _("怎么看这张图"))


def _first_list(listed: Block) -> int:
    """Number of the first list of rows that is not empty; 0 without one: none opens an empty list."""
    return next((nth for nth, each in enumerate(listed.rows, 1) if each.count), 0)


def _is_in_briefing(block: Block, view: View) -> bool:
    scope = current_scope()
    chart = chosen_chart(view.address, block.pin or block.key, scope)
    try:
        return chart in briefing_charts(view.snapshot.home, briefing_kind(scope))
    except StoreError:
        return False  # said when somebody adds to it


def _add_to_briefing(block: Block, view: View) -> None:
    scope = current_scope()
    kind = briefing_kind(scope)
    try:
        add_chart(view.snapshot.home, chosen_chart(view.address, block.pin or block.key, scope), kind)
        st.toast(literal(_(_BRIEFINGS[kind][2])))
    except StoreError as error:
        st.toast(literal(error))
