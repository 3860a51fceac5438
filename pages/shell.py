"""The frame of all pages: page config, language, snapshot, scope bar, navigation."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from data.errors import StoreError, UnavailableError
from pages import contents  # noqa: F401 - registers the pages
from pages.parts.asking import linked_snapshot
from pages.parts.asking.notebook import notebook
from pages.parts.asking.scope_state import speak
from pages.parts.screen import capture
from pages.parts.screen.ask_box import ask_box
from pages.parts.screen.earlier_numbers import earlier_numbers
from pages.parts.screen.frame import unavailable
from pages.parts.screen.html_clicks import listen
from pages.parts.screen.scope_bar import scope_bar
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from pages.parts.words.navigation import PAGES

HERE = Path(__file__).parent
LOOK = HERE / "parts" / "static" / "look.css"


def main() -> None:
    """Draw the shell and run the page inside it."""
    speak()
    capture.begin()
    st.set_page_config(page_title=_("街道治理看板"), layout="wide")
    st.html(LOOK)
    pages = [
        st.Page(file, title=_(title), url_path=address, default=file == "overview.py")
        for file, title, address in PAGES
        if (HERE / file).is_file()
    ]
    page = st.navigation(pages, position="top")
    try:
        snapshot = linked_snapshot.serve(page.url_path)
    except UnavailableError as error:
        unavailable(error)
        return
    except StoreError as error:
        st.error(literal(error))
        return
    scope_bar(snapshot, page=page.url_path)
    listen()
    earlier_numbers()
    if fault := notebook(snapshot).fault:
        st.warning(literal(_("图上暂时没有标注，上下限按全部各期算：{why}").format(why=fault)))
    ask_box(snapshot)
    page.run()
    capture.caption(page.title, snapshot)


main()
