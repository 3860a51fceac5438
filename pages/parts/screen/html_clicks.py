"""Clicks on texts of a page: a name narrows the scope, a number opens what it counts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import streamlit as st

from pages.parts.asking.block import View
from pages.parts.asking.clicks import take
from pages.parts.asking.own_rows import DrawnBlock
from pages.parts.screen.figures import component
from pages.parts.screen.links import ask_for
from pages.parts.words.navigation import PAGES
from queries import Scope
from queries.measures import DECLARED
from queries.subjects import SUBJECTS

_LISTENER = component("clicks", "<i data-part hidden></i>")
_KEY = "text-clicks"
_OPENED = "opened_measure"


def listen() -> None:
    """Take the clicks on texts of this page; call it once a run."""
    with st.sidebar:
        _LISTENER(key=_KEY, data={"failed": ""}, on_mark_change=_take, on_measure_change=_open)


def _take() -> None:
    if sent := st.session_state[_KEY].get("mark"):
        take([(str(name), str(value)) for name, value in sent["mark"]], is_added=bool(sent["isAdded"]))


def _open() -> None:
    st.session_state[_OPENED] = st.session_state[_KEY].get("measure") or ""


def opening_measures(blocks: Collection[DrawnBlock], view: View) -> set[str]:
    """The measures whose number opens something: their rows on this page, or the page that shows them."""
    others = {measure for measure, page in _pages().items() if page != view.address}
    return others | _lists(blocks, view).keys()


def open_measure(blocks: Collection[DrawnBlock], view: View) -> None:
    """Open what the measure whose number was clicked counts; nothing where none was.

    The rows behind it where a block of the page lists them, else the page that shows it.
    """
    measure = str(st.session_state.pop(_OPENED, ""))
    if not measure:
        return
    lists = _lists(blocks, view)
    if measure in lists:
        ask_for(lists[measure], "rows")
    elif measure in _pages():
        st.switch_page(next(file for file, _title, address in PAGES if address == _pages()[measure]))


def _lists(blocks: Collection[DrawnBlock], view: View) -> dict[str, str]:
    """Measure -> key of the block that lists most of its rows over the window of the page."""
    found: dict[str, str] = {}
    lists = [each.block for each in blocks if each.view is view and each.block.rows]
    for block in sorted(lists, key=lambda block: block.rows[0].count):  # some leave out what is unmatched
        if _window(block.rows[0].scope) == _window(view.scope):
            found |= dict.fromkeys(block.measures, block.key)
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
