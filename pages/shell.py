"""The frame of all pages: page config, language, snapshot, scope bar, navigation."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from data.errors import StoreError, UnavailableError
from data.snapshots.store import Snapshot
from pages import contents  # noqa: F401 - registers the pages
from pages.parts.asking import linked_snapshot
from pages.parts.asking.notebook import notebook
from pages.parts.asking.saved_views import open_asked_view
from pages.parts.asking.scope_state import speak
from pages.parts.screen import capture, table_orders
from pages.parts.screen.ask_box import ask_box
from pages.parts.screen.doors import doors
from pages.parts.screen.earlier_numbers import earlier_numbers
from pages.parts.screen.frame import unavailable
from pages.parts.screen.html_clicks import listen
from pages.parts.screen.scope_bar import scope_bar
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from pages.parts.words.navigation import LISTS_PAGE, PAGES

HERE = Path(__file__).parent
LOOK = HERE / "parts" / "static" / "look.css"


def main() -> None:
    """Draw the shell and run the page inside it."""
    speak()
    capture.begin()
    table_orders.begin()
    # All of it stays in the document, hidden: the doors of our header click its links (static/doors.js).
    page = st.navigation(_pages(), position="sidebar", expanded=True)
    st.set_page_config(page_title=f"{page.title} · {_('街道治理看板')}", layout="wide")
    st.html(LOOK)
    try:
        open_asked_view(page.url_path)
        snapshot = linked_snapshot.serve(page.url_path)
    except UnavailableError as error:
        doors(page.title, None)
        unavailable(error)
        return
    except StoreError as error:
        doors(page.title, None)
        st.error(literal(error))
        return
    scope_bar(snapshot, page=page.url_path)
    doors(page.title, snapshot)
    listen()
    earlier_numbers()
    _say_missing_annotations(snapshot)
    unknown_orders = st.empty()
    ask_box(snapshot)
    page.run()
    table_orders.say_unknown(unknown_orders)
    capture.caption(page.title, snapshot)


def _pages() -> list[st.Page]:
    """The pages behind the doors, and that of the lists, which only numbers open."""
    pages = [
        st.Page(file, title=_(title), url_path=address, default=file == "overview.py")
        for file, title, address in PAGES
        if (HERE / file).is_file()
    ]
    file, title, address = LISTS_PAGE
    return [*pages, st.Page(file, title=_(title), url_path=address, visibility="hidden")]


def _say_missing_annotations(snapshot: Snapshot) -> None:
    """Say when the annotations cannot be read."""
    if fault := notebook(snapshot).fault:
        st.warning(literal(_("图上暂时没有标注，上下限按全部各期算：{why}").format(why=fault)))


main()
