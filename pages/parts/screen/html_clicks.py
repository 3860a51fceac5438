"""Clicks on texts of a page: a name narrows the scope, a number opens what it counts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from urllib.parse import parse_qs

import streamlit as st

from pages.parts.asking.block import View
from pages.parts.asking.clicks import take
from pages.parts.asking.own_rows import DrawnBlock
from pages.parts.asking.page_address import link_query
from pages.parts.asking.question import QUESTION
from pages.parts.asking.rows_address import (
    PARAMETERS,
    RowsAddress,
    go_to_rows,
    note_rows,
    noted_rows,
    read_rows_text,
    rows_of_block,
)
from pages.parts.asking.scope_state import become, current_scope
from pages.parts.screen.figures import component
from pages.parts.words.navigation import LISTS_PAGE, PAGES
from queries import Scope
from queries.measures import DECLARED
from queries.subjects import SUBJECTS

_LISTENER = component("clicks", "<i data-part hidden></i>")
_KEY = "text-clicks"
_PAGE, _LISTS = "opened_page", "lists_of_measures"


def listen() -> None:
    """Take the clicks on texts of this page; call it once a run.

    A number that was clicked leads to another page at once: this one is not drawn again.
    """
    with st.sidebar:
        _LISTENER(
            key=_KEY,
            data={"failed": ""},
            on_mark_change=_take,
            on_measure_change=_open_measure,
            on_rows_change=_open_rows,
        )
    if found := noted_rows():
        open_rows(*found)
    if page := str(st.session_state.pop(_PAGE, "")):
        st.switch_page(next(file for file, _title, address in PAGES if address == page))


def open_rows(address: RowsAddress, scope: Scope | None = None) -> None:
    """Go to the page of a list of rows; what else the address of this page says goes with it.

    Args:
        address: The rows.
        scope: The scope in which they are counted, as that of a chart that ignores the choice among its own
            marks; None for that of the session.
    """
    if scope is not None and scope != current_scope():
        become(scope)
    query = parse_qs(link_query().removeprefix("?"), keep_blank_values=True)
    kept = {name: values for name, values in query.items() if name not in (*PARAMETERS, QUESTION)}
    st.switch_page(LISTS_PAGE[0], query_params=kept | address.to_query())


def _take() -> None:
    if sent := st.session_state[_KEY].get("mark"):
        take([(str(name), str(value)) for name, value in sent["mark"]], is_added=bool(sent["isAdded"]))


def _open_rows() -> None:
    """Show other rows of the page of lists, or remember which ones to open."""
    text = str(st.session_state[_KEY].get("rows") or "")
    if not text:
        return
    if st.query_params.get(PARAMETERS[0]):
        go_to_rows(read_rows_text(text))
    else:
        note_rows(read_rows_text(text))


def _open_measure() -> None:
    """Remember what the measure whose number was clicked opens: its rows, else the page that shows it."""
    measure = str(st.session_state[_KEY].get("measure") or "")
    lists = st.session_state.get(_LISTS, {})
    if measure in lists:
        note_rows(read_rows_text(lists[measure]))
    elif measure in _pages():
        st.session_state[_PAGE] = _pages()[measure]


def opening_measures(blocks: Collection[DrawnBlock], view: View) -> set[str]:
    """The measures whose number opens something: their rows on this page, or the page that shows them."""
    others = {measure for measure, page in _pages().items() if page != view.address}
    st.session_state[_LISTS] = lists = _lists(blocks, view)
    return others | lists.keys()


def _lists(blocks: Collection[DrawnBlock], view: View) -> dict[str, str]:
    """Measure -> query of the address of the list that has most of its rows over the window of the page."""
    found: dict[str, str] = {}
    lists = [each for each in blocks if each.view is view and each.block.rows]
    for each in sorted(lists, key=lambda each: each.block.rows[0].count):  # some leave out what is unmatched
        if _window(each.block.rows[0].scope) == _window(view.scope):
            address = rows_of_block(each.block, view.address).text()
            found |= dict.fromkeys(each.block.measures, address)
    return found


def _window(scope: Scope) -> tuple[date | None, date | None]:
    return scope.date_from, scope.date_to


def _pages() -> dict[str, str]:
    """Measure -> address of the page that shows it."""
    pages = {folder.name: folder.page for subject in SUBJECTS for folder in subject.folders}
    return {
        measure.name: pages[folder]
        for folder, module in DECLARED.items()
        if folder in pages
        for measure in module.MEASURES
    }
