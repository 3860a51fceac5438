"""The dialogs of the saved views: the form that saves one, and the list to open, rename and delete them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from data.notebook.view import LONGEST_NAME, LONGEST_WRITER, SavedView
from data.notebook.views import delete_view, rename_view, save_view, set_default_view
from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.notebook import remember_writer, writer
from pages.parts.asking.saved_views import moving_period, view_here, view_shelf, without_dates
from pages.parts.asking.scope_state import speak
from pages.parts.html import markup
from pages.parts.screen.notebook_change import is_done
from pages.parts.screen.view_words import view_in_short, view_row_html
from pages.parts.words.dates import moment
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from pages.parts.words.navigation import TITLES

#: Session keys: what was done, to be said after the run; the view whose name or end is asked for.
_DONE, _ASKED = "view_done", "view_asked"


def tell_done() -> None:
    """Say what the last dialog has done, once."""
    if message := st.session_state.pop(_DONE, ""):
        st.toast(literal(message))


def ask_save(page: str, served: Snapshot) -> None:
    """Open the form that saves the page as it is now.

    Args:
        page: Address of the page.
        served: The snapshot that is shown.
    """

    @st.dialog(_("保存视图"))
    def form() -> None:
        speak()
        here = view_here(page, served)
        new = _form(replace(here, period=moving_period(here, served)), served)
        if new is not None and is_done(
            lambda: save_view(served.home, new),
            _DONE,
            _("视图“{name}”已保存。").format(name=new.name.strip()),
        ):
            st.rerun()

    form()


def _form(here: SavedView, served: Snapshot) -> SavedView | None:
    """Draw the form; the view as it was entered when it is sent, unchecked."""
    st.html(markup.as_written(view_in_short(here)))
    with st.form("view-form", border=False):
        name = st.text_input(_("名称"), max_chars=LONGEST_NAME, placeholder=_("例如 街道例会"))
        moves = bool(here.period) and st.checkbox(
            _("时间随数据走：打开时总是最新的“{period}”").format(period=_(here.period)), value=True
        )
        is_fixed = st.checkbox(
            _("数字也不变：总是数据截至 {moment} 的这一版").format(moment=literal(moment(served.as_of))),
            help=_("留着最近 {n} 次导入；那一版不在了，打开时会说明。").format(
                n=literal(settings().kept_imports)
            ),
        )
        is_default = st.checkbox(
            _("作为“{page}”的默认页：没有选过条件时，打开这一页就是它").format(
                page=_(TITLES.get(here.page, here.page))
            )
        )
        remember_writer(by := st.text_input(_("填写人"), writer(), max_chars=LONGEST_WRITER))
        if not st.form_submit_button(_("保存视图"), type="primary", key="view-form-save"):
            return None
    is_moving = moves and not is_fixed  # numbers that stay have days that stay
    return replace(
        here,
        name=name,
        scope=without_dates(here) if is_moving else here.scope,
        period=here.period if is_moving else "",
        snapshot=served.id if is_fixed else "",
        is_default=is_default,
        written_by=by,
    )


def list_views(page: str, served: Snapshot) -> None:
    """Open the list of all saved views, those of the page first.

    Args:
        page: Address of the page.
        served: The snapshot that is shown; its store has the views.
    """
    st.session_state.pop(_ASKED, None)

    @st.dialog(_("保存的视图"), width="medium")
    def view_list() -> None:
        speak()
        shelf = view_shelf(served.home)
        if shelf.fault:
            st.error(literal(shelf.fault))
        if not shelf.views:
            st.html(markup.reading(_("还没有保存的视图。")))
        for view in sorted(shelf.views, key=lambda view: view.page != page):
            _row(view, served)

    view_list()


def _row(view: SavedView, served: Snapshot) -> None:
    """Draw one view with its buttons, or with the question that one of them has asked."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"view-row-{view.id}"):
        st.html(view_row_html(view), width="stretch")
        for action, label in (
            ("rename", _("改名")),
            ("default", _("不作默认页") if view.is_default else _("设为默认页")),
            ("delete", _("删除")),
        ):
            st.button(
                literal(label),
                type="tertiary",
                key=f"view-{action}-{view.id}",
                on_click=_ask,
                args=(view.id, action),
            )
    number, action = st.session_state.get(_ASKED, (0, ""))
    if number == view.id:
        _answer(view, action, served)


def _ask(number: int, action: str) -> None:
    st.session_state[_ASKED] = (number, action)


def _answer(view: SavedView, action: str, served: Snapshot) -> None:
    """Draw what an action needs to know, and do it; an error is drawn, and nothing is lost."""
    home, number = served.home, view.id
    if action == "default":
        _finish(lambda: set_default_view(home, number, writer(), is_default=not view.is_default))
    elif action == "rename":
        with st.form(f"view-rename-form-{number}", border=False):
            name = st.text_input(_("新的名称"), view.name, max_chars=LONGEST_NAME)
            if st.form_submit_button(_("改名"), type="primary", key=f"view-rename-save-{number}"):
                _finish(lambda: rename_view(home, number, name, writer()))
    elif st.button(
        _("确定删除“{name}”").format(name=literal(view.name)),
        type="primary",
        key=f"view-delete-save-{number}",
    ):
        _finish(lambda: delete_view(home, number, writer()))


def _finish(act: Callable[[], object]) -> None:
    """Do it, and draw the list again."""
    if is_done(act, _DONE, ""):
        st.session_state.pop(_ASKED, None)
        st.rerun(scope="fragment")
