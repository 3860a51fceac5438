"""The orders of tables that the address says: ``sort=<table>.<column>.<desc or asc>``, one for each table.

The browser sorts (``static/tables.js``); here the files of a block follow, and an order of a table or a
column that the page does not have is said to the user.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from html import escape, unescape

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.asking.block import Block
from pages.parts.html import markup
from pages.parts.html.row_order import Order, in_order, under_name
from pages.parts.words.column_names import label
from pages.parts.words.language import _, listing

#: Parameter of the address.
SORT = "sort"
_ORDER = re.compile(r"(?P<table>[^.]+)\.(?P<column>.+)\.(?P<way>asc|desc)")
_COLUMN = re.compile(r'data-c="([^"]*)"')
_TABLE = re.compile(r'<table class="tb[^"]*"(?: data-table="([^"]*)")?>(.*?)</thead>', re.DOTALL)

# One script run is one context, as for the language: the columns that sort each table, the orders of a click.
_drawn: ContextVar[dict[str, set[str]] | None] = ContextVar("drawn", default=None)
_clicked: ContextVar[tuple[str, ...] | None] = ContextVar("clicked", default=None)


def begin() -> None:
    """Forget the tables of the previous run."""
    _drawn.set({})
    _clicked.set(None)


def take_clicked(orders: tuple[str, ...] | None) -> None:
    """Follow the orders that stood in the address at a click, which the server has not read; None: none."""
    _clicked.set(orders)


def _asked_orders() -> Iterable[str]:
    """The orders as they stand in the address."""
    clicked = _clicked.get()
    return st.query_params.get_all(SORT) if clicked is None else clicked


def note_table(name: str, html: str, others: Iterable[str] = ()) -> None:
    """Record the tables that are drawn under a name.

    Args:
        name: The key of their block.
        html: The tables; one with a name of its own is recorded under that.
        others: Columns of the table behind the block.
    """
    drawn = _drawn.get()
    if drawn is None:
        return
    drawn.setdefault(name, set()).update(others)
    for own, head in _TABLE.findall(html):
        drawn.setdefault(unescape(own) or name, set()).update(map(unescape, _COLUMN.findall(head)))


def show_table(table: markup.Table, name: str) -> None:
    """Draw a table that belongs to no block, sorted under its name."""
    html = markup.unit_table(table)
    note_table(name, html)
    st.html(under_name(html, name))


def asked_order(name: str) -> Order | None:
    """The order of a table that the address says; None where it says none."""
    found = filter(None, map(_ORDER.fullmatch, _asked_orders()))
    return next((Order(one["column"], one["way"] == "desc") for one in found if one["table"] == name), None)


def in_asked_order(block: Block) -> pd.DataFrame:
    """The rows of a block in the order that the address says, else as they are."""
    order = asked_order(block.key)
    if order is None:
        return block.table
    if _is_shown(block, order):
        return _as_shown(block, order)
    return in_order(block.table, order) if order.column in block.table else block.table


def _is_shown(block: Block, order: Order) -> bool:
    """Whether the table of HTML of a block has a column by which its file can be ordered."""
    return bool(block.shown) and all(order.column in frame for frame in block.shown)


def _as_shown(block: Block, order: Order) -> pd.DataFrame:
    """The rows of a file in the order of the names of the table of HTML; others, as totals, stay behind."""
    names = [str(name) for frame in block.shown for name in in_order(frame, order).iloc[:, 0]]
    place = {name: at for at, name in enumerate(names)}
    at = [place.get(str(name), len(place)) for name in block.table.iloc[:, 0]]
    return block.table.iloc[sorted(range(len(at)), key=at.__getitem__)]


def order_words(block: Block) -> str:
    """The order of a block in words: the header of its column, and the direction; 默认次序 without one."""
    order = asked_order(block.key)
    if order is None or not (order.column in block.table or _is_shown(block, order)):
        return _("默认次序")
    header = label(order.column, block.question, earlier=block.earlier)
    if order.column not in block.table:
        header = _shown_head(block, order.column) or header
    return header + (_("，从大到小") if order.is_descending else _("，从小到大"))


def _shown_head(block: Block, column: str) -> str:
    """The head of a column as the table of HTML writes it; empty where it has none."""
    found = re.search(
        rf'<th[^>]* data-c="{re.escape(escape(column))}"[^>]*>(.*?)</th>', block.html, re.DOTALL
    )
    return unescape(re.sub(r"<[^>]+>", "", found[1])) if found else ""


def say_unknown(place: DeltaGenerator) -> None:
    """Say which orders of the address belong to no table that was drawn; the address keeps them."""
    drawn = _drawn.get()
    unknown = [text for text in st.query_params.get_all(SORT) if drawn and not _is_drawn(text, drawn)]
    if unknown:
        note = _("链接里的排序 {orders} 在本页没有对应的表或列，表格按默认次序列出。")
        text = escape(note.format(orders=listing(f"“{text}”" for text in unknown)))
        place.html(f'<p class="scope-note order-note" role="status">{text}</p>')


def _is_drawn(text: str, drawn: Mapping[str, set[str]]) -> bool:
    found = _ORDER.fullmatch(text)
    return found is not None and found["column"] in drawn.get(found["table"], ())
