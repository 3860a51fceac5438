"""The screen of a list of rows: what counts them, who holds them, the table, and one record beside it."""

from __future__ import annotations

import dataclasses
import math
from html import escape

import streamlit as st

from data.notation.persons import hide_persons
from pages.parts.asking.list_record import ListRecord, key_column, list_record, names_of
from pages.parts.asking.rows_address import ALL_COLUMNS, RowsAddress, UnknownRowsError, go_to_rows
from pages.parts.asking.rows_list import ListOfRows
from pages.parts.html import markup, rows_table
from pages.parts.html.rows_table import Column, Head
from pages.parts.screen.chips import chips
from pages.parts.screen.column_picker import column_picker, shown_columns
from pages.parts.screen.record_panel import record_panel
from pages.parts.screen.row_list import ChosenRows, downloads
from pages.parts.screen.rows_head import back_link, brought_by, eye, facets, first_line, headline, other_lists
from pages.parts.words.column_names import ReadableTable, label
from pages.parts.words.language import _, listing
from queries import column_names, row_count

#: Rows of one page.
PAGE = 15
#: Relative widths of the table and of the record.
_WIDTHS = (708, 360)
_SEARCH = "rows-search"
#: Session key of a search that can name a person: the list it is for, and its words.
_PERSONAL = "rows_personal_search"


def show_list(one: ListOfRows, address: RowsAddress) -> None:
    """Draw a list of rows, and the record that the address names.

    Args:
        one: The list.
        address: What the address says of it: search, order, page, record.

    """
    address, notes = _readable(one, address)
    chosen = _chosen_rows(one, address)
    snapshot = one.view.snapshot
    question, scope = one.rows.question, one.rows.scope
    whole = row_count(question, scope, one.rows.part, snapshot=snapshot)
    found = row_count(question, scope, chosen.part, snapshot=snapshot) if chosen.part.search else whole
    names = [*chosen.own_view.sentence, _("不含个人信息")]
    st.html(markup.page_head(eye(one), headline(one, whole), names))
    with st.container(horizontal=True, key="rows-conditions"):
        chips()
        st.html(brought_by(one))
        back_link(one)
    record, missing = _record(chosen, address, found)
    for note in (*notes, *missing):
        st.html(f'<p class="scope-note" role="status">{escape(note)}</p>')
    with st.container(key="rows-body"):
        left, right = st.columns(_WIDTHS, gap="medium") if record else (st.container(), None)
        with left:
            st.html(first_line(one, whole) + other_lists(one, address) + facets(one, whole))
            _tools(chosen, address, found)
            _table(chosen, address, found, record)
        if record and right:
            with right, st.container(key="rows-record"):
                record_panel(record, one, address)


def _readable(one: ListOfRows, address: RowsAddress) -> tuple[RowsAddress, list[str]]:
    """The address without columns that the list does not have, and a note about each."""
    names, notes = column_names(one.rows.question, snapshot=one.view.snapshot), []
    unknown = [name for name in address.columns if name not in (*names, ALL_COLUMNS)]
    if unknown:
        notes.append(_("这份明细没有“{name}”这一列，没有列出。").format(name=listing(unknown)))
        address = address.replace(columns=tuple(name for name in address.columns if name not in unknown))
    if address.sort and address.sort not in names:
        notes.append(_("这份明细没有“{name}”这一列，不能按它排。").format(name=address.sort))
        address = address.replace(sort="", is_descending=False)
    return address, notes


def _record(
    chosen: ChosenRows, address: RowsAddress, found: int
) -> tuple[ListRecord | None, tuple[str, ...]]:
    """The record of the address, or a note that the list has none of this name."""
    if not address.record:
        return None, ()
    try:
        snapshot = chosen.view.snapshot
        return list_record(chosen.list, chosen.part, address.record, found, snapshot), ()
    except UnknownRowsError as error:
        return None, (str(error),)


def _chosen_rows(one: ListOfRows, address: RowsAddress) -> ChosenRows:
    """The list with search and order of the address."""
    part = dataclasses.replace(
        one.rows.part, search=_words_of(address), sort=address.sort, is_descending=address.is_descending
    )
    return ChosenRows(one.block, one.view, one.rows, part)


def _tools(chosen: ChosenRows, address: RowsAddress, found: int) -> None:
    """Draw search, the order in words, the choice of columns, and the files."""
    if st.session_state.get(_SEARCH) != chosen.part.search:
        st.session_state[_SEARCH] = chosen.part.search
    with st.container(horizontal=True, key="rows-tools", vertical_alignment="center"):
        st.text_input(
            _("搜索"),
            key=_SEARCH,
            on_change=_search,
            args=(address,),
            placeholder=_("在全部行的文字里找，几个词用空格隔开"),
            label_visibility="collapsed",
            width=280,
        )
        st.html(_order_in_words(chosen, address))
        column_picker(chosen.list.question, chosen.view.snapshot, address)
        downloads(chosen, found)


def _search(address: RowsAddress) -> None:
    """Search; the words stand in the address, but for those that can name a person."""
    words = str(st.session_state[_SEARCH]).strip()
    is_personal = hide_persons(words) != words
    st.session_state[_PERSONAL] = (address.of, words) if is_personal else ("", "")
    go_to_rows(address.replace(find="" if is_personal else words, at=1, record=""))


def _words_of(address: RowsAddress) -> str:
    """The words of the search: those of the address, else what was typed and may not stand there."""
    of, words = st.session_state.get(_PERSONAL, ("", ""))
    return address.find or (words if of == address.of else "")


def _order_in_words(chosen: ChosenRows, address: RowsAddress) -> str:
    """HTML: the order in words."""
    if address.sort:
        way = _("从大到小") if address.is_descending else _("从小到大")
        told = _("按 {column} {way}").format(column=label(address.sort, chosen.list.question), way=way)
    else:
        told = _("默认次序")
    return f'<p class="rows-order"><span>{escape(told)}</span></p>'


def _table(chosen: ChosenRows, address: RowsAddress, found: int, record: ListRecord | None) -> None:
    """Draw the rows of the page on which the record stands, or of that of the address."""
    if not found:
        st.html(f'<p class="rows-none">{escape(_nothing(chosen.part.search))}</p>')
        return
    pages = math.ceil(found / PAGE)
    at = math.ceil(record.place / PAGE) if record else min(address.at, pages)
    if address.at > pages:
        st.html(markup.reading(_("这份明细只有 {n} 页。").format(n=pages)))
    offset = (at - 1) * PAGE
    table = chosen.table(PAGE, offset)
    key = key_column(chosen.list.question, chosen.view.snapshot)
    names = names_of(table.frame, key, offset)
    columns = shown_columns(list(map(str, table.frame.columns)), address)
    own = address.replace(at=1, record="")
    html = rows_table.rows_table(
        table,
        columns,
        [_head(table, column, address) for column in columns],
        [own.replace(record=name).text() for name in names],
        record.place - 1 - offset if record else None,
    )
    last = min(found, offset + PAGE)
    said = _("第 {first}–{last} 行，共 {n} 行").format(
        first=f"{offset + 1:,}", last=f"{last:,}", n=f"{found:,}"
    )
    addresses = [own.replace(at=page).text() for page in range(1, pages + 1)]
    with st.container(key="rows-list"):
        st.html(html + rows_table.pager(said, pages, at, addresses))


def _nothing(words: str) -> str:
    if words:
        return _("没有一行的文字里有“{words}”。").format(words=hide_persons(words))
    return _("这些条件下没有一行。")


def _head(table: ReadableTable, column: Column, address: RowsAddress) -> Head:
    """The head of a column: a first click puts the worse end first, a third returns to the usual order."""
    name = str(table.frame.columns[column.at])
    is_worse_down = table.kinds[column.at].is_number
    own = address.replace(at=1, record="")
    if address.sort != name:
        return Head(own.replace(sort=name, is_descending=is_worse_down).text(), "")
    arrow = "▼" if address.is_descending else "▲"
    if address.is_descending == is_worse_down:
        return Head(own.replace(is_descending=not is_worse_down).text(), arrow)
    return Head(own.replace(sort="", is_descending=False).text(), arrow)
