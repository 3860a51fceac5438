"""The table behind a block: in place of its figure, or in a dialog where it has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from pages.parts.asking.block import Block
from pages.parts.asking.counted_cells import cell_addresses
from pages.parts.asking.scope_state import speak
from pages.parts.html.clickable_rows import with_row_links
from pages.parts.html.readable_table import table_html
from pages.parts.html.row_order import under_name
from pages.parts.screen.table_orders import in_asked_order
from pages.parts.words.column_names import readable_table
from pages.parts.words.language import _
from pages.parts.words.literal import literal

#: Most rows of a table on the screen; its files have all rows.
_MOST_SHOWN = 500


def draw_table(block: Block, page: str) -> None:
    """Draw the table in place of the figure, which ``look.css`` hides meanwhile.

    Args:
        block: The block.
        page: Its page, on which the counts open the rows behind them; empty where nothing opens.
    """
    cut = f'<p class="m">{escape(_cut_note(block))}</p>' if len(block.table) > _MOST_SHOWN else ""
    st.html(f'<div class="data-table">{cut}{_html(block, page)}</div>')


def open_table(block: Block, page: str) -> None:
    """Open the table in a dialog."""

    @st.dialog(literal(block.reading.title), width="large")
    def table() -> None:
        speak()
        st.caption(literal(block.subtitle))
        draw_table(block, page)

    table()


def _cut_note(block: Block) -> str:
    template = _("共 {n} 行，此处列出前 {shown} 行，点表头和搜索只在其中，全部见 CSV、XLSX。")
    return template.format(n=f"{len(block.table):,}", shown=_MOST_SHOWN)


def _html(block: Block, page: str) -> str:
    numbered = replace(block, table=block.table.reset_index(drop=True))
    # The browser sorts a whole table; of a cut one the order says which rows are here.
    is_cut = len(block.table) > _MOST_SHOWN
    shown = in_asked_order(numbered).head(_MOST_SHOWN) if is_cut else numbered.table
    html = table_html(readable_table(shown, block.question, block.total, earlier=block.earlier))
    return under_name(with_row_links(html, _links(numbered, page, shown.index.tolist())), block.key)


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
