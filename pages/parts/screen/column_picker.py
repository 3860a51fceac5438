"""选列: which columns of a list are shown; the choice stands in the address."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from data.snapshots.store import Snapshot
from pages.parts.asking.rows_address import ALL_COLUMNS, RowsAddress, go_to_rows
from pages.parts.html.rows_table import Column, columns_of, shown_names
from pages.parts.words.column_names import label
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from queries import column_names

_CHOSEN = "rows-columns-chosen"


def shown_columns(names: Sequence[str], address: RowsAddress) -> list[Column]:
    """The columns that an address shows, and with them the one that it sorts by."""
    chosen = names if ALL_COLUMNS in address.columns else address.columns
    return columns_of(names, chosen=chosen, sort=address.sort)


def column_picker(question: str, served: Snapshot, address: RowsAddress) -> None:
    """Draw the button 选列 with its list, all columns, and the way back to the usual ones.

    Args:
        question: The question of the list.
        served: The snapshot that answers.
        address: What the address shows.
    """
    names = column_names(question, snapshot=served)
    shown = shown_names(names, shown_columns(names, address))
    if st.session_state.get(_CHOSEN) != shown:
        st.session_state[_CHOSEN] = shown
    with st.popover(_("选列 {n} / {all}").format(n=len(shown), all=len(names)), key="rows-columns"):
        st.pills(
            _("列出哪些列"),
            names,
            selection_mode="multi",
            format_func=partial(label, question=question),
            key=_CHOSEN,
            on_change=_choose,
            args=(address, names),
        )
        with st.container(horizontal=True):
            for text, columns in ((_("全部列"), (ALL_COLUMNS,)), (_("恢复默认列"), ())):
                st.button(
                    literal(text),
                    type="tertiary",
                    key=f"rows-columns-{len(columns)}",
                    disabled=address.columns == columns,
                    on_click=go_to_rows,
                    args=(address.replace(columns=columns),),
                )


def _choose(address: RowsAddress, names: Sequence[str]) -> None:
    """Show the columns that were picked; none: the usual ones."""
    picked = set(st.session_state[_CHOSEN])
    columns = (ALL_COLUMNS,) if picked == set(names) else tuple(name for name in names if name in picked)
    go_to_rows(address.replace(columns=columns))
