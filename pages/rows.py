"""明细: the rows behind a number, and one record of them with its way through the ledgers.

A number of any page leads here; the navigation does not show it.
"""

from __future__ import annotations

import streamlit as st

from pages.parts.asking.fetch import snapshot
from pages.parts.asking.rows_address import UnknownRowsError, current_rows_address
from pages.parts.asking.rows_list import list_of_rows
from pages.parts.asking.scope_sentence import scope_sentence
from pages.parts.asking.scope_state import current_scope
from pages.parts.html import markup
from pages.parts.screen.chips import chips
from pages.parts.screen.frame import close_page, sources
from pages.parts.screen.rows_screen import show_list
from pages.parts.words.language import _
from queries.runner import counted_ledgers


def main() -> None:
    """Draw the page."""
    served, scope = snapshot(), current_scope()
    try:
        address = current_rows_address()
        found = list_of_rows(address, scope, served)
        show_list(found, address)
    except UnknownRowsError as error:
        st.html(markup.page_head(_("明细"), _("这份明细打不开"), scope_sentence(scope, served)))
        chips()
        st.html(markup.reading(str(error)))
        return
    close_page(sources(served, counted_ledgers(found.rows.question)))


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    main()
