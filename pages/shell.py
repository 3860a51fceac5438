"""What stands around every page: page config, language, snapshot, scope bar, navigation."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from data.store import StoreError
from pages.parts.fetch import renew_snapshot
from pages.parts.scope_bar import scope_bar
from pages.parts.scope_state import speak
from pages.parts.wording import _, mark

HERE = Path(__file__).parent
LOOK = HERE / "parts" / "static" / "look.css"
#: File, title and address of each page, in the order of the navigation.
PAGES = (
    ("overview.py", mark("总览"), "overview"),
    ("service_requests.py", mark("诉求量"), "service_requests"),
    ("mediation.py", mark("矛盾调解"), "mediation"),
    ("satisfaction.py", mark("满意度"), "satisfaction"),
    ("closed_loop.py", mark("闭环与时效"), "closed_loop"),
    ("compound.py", mark("小区画像"), "compound"),
    ("organisation.py", mark("组织体系"), "organisation"),
    ("deliberation_services.py", mark("议事与服务"), "deliberation_services"),
    ("works_assistance.py", mark("民生实事与帮扶"), "works_assistance"),
    ("ledgers.py", mark("台账管理"), "ledgers"),
    ("published.py", mark("公开数据对照"), "published"),
    ("definitions.py", mark("口径说明"), "definitions"),
)


def main() -> None:
    """Draw the shell and run the page inside it."""
    speak()
    st.set_page_config(page_title=_("街道治理看板"), layout="wide")
    st.html(LOOK)
    pages = [
        st.Page(file, title=_(title), url_path=address, default=file == "overview.py")
        for file, title, address in PAGES
        if (HERE / file).is_file()
    ]
    page = st.navigation(pages, position="top")
    try:
        snapshot = renew_snapshot()
    except StoreError as error:
        st.error(str(error))
        return
    scope_bar(snapshot, page=page.url_path)
    page.run()


main()
