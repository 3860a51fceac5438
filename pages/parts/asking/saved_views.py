"""The saved views of the office as pages see them: what of a page is saved, and what a view opens.

A view is opened by an address that names it (``?view=3``), and as the default of its page by a bare address.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, quote, urlencode

import streamlit as st

from data.errors import StoreError
from data.importing.demonstration import current_or_demonstration
from data.notebook.view import SavedView, ViewError
from data.notebook.views import all_views
from data.snapshots.store import Snapshot
from pages.parts.asking import browser_history, linked_snapshot
from pages.parts.asking.notebook import last_change
from pages.parts.asking.other_side import PREFIX
from pages.parts.asking.page_address import is_bare_address, open_query, other_parameters
from pages.parts.asking.question import QUESTION
from pages.parts.asking.scope_state import PARAMETERS, current_scope, default_scope, read, tell
from pages.parts.words.language import LANGUAGES, _, language
from pages.parts.words.navigation import PAGES, TITLES
from pages.parts.words.presets import PRESETS, preset_of, window

#: Parameter of an address that opens a saved view by its number.
VIEW = "view"
#: Session key: address of the page that was shown last.
_ENTERED = "entered_page"
_DATES = ("from", "to")


@dataclass(frozen=True, slots=True)
class ViewShelf:
    """The saved views of an office.

    Attributes:
        views: All of them, the latest first; none where the notebook cannot be read.
        fault: Why it cannot be read, in Chinese; empty where it can.
    """

    views: tuple[SavedView, ...] = ()
    fault: str = ""

    def by_number(self, number: str) -> SavedView | None:
        """The view with a number as an address says it; None where there is none."""
        return next((view for view in self.views if str(view.id) == number), None)

    def default_of(self, page: str) -> SavedView | None:
        """The view with which a page opens; None where it opens plain."""
        return next((view for view in self.views if view.page == page and view.is_default), None)


def view_shelf(home: Path) -> ViewShelf:
    """The saved views beside the snapshots of a store."""
    try:
        return ViewShelf(_read(home, last_change(home)))
    except StoreError as error:
        return ViewShelf(fault=str(error))


@functools.lru_cache(maxsize=16)
def _read(home: Path, _last_change: tuple[tuple[int, int], ...]) -> tuple[SavedView, ...]:
    return all_views(home)


def page_name(url_path: str) -> str:
    """The address of a page by its path: that of the first page is empty."""
    return url_path or PAGES[0][2]


def view_here(page: str, served: Snapshot) -> SavedView:
    """The page as it is now, as a view without a name, with fixed dates.

    Args:
        page: Address of the page.
        served: The snapshot that is shown.
    """
    others = {name: values for name, values in other_parameters().items() if name not in (QUESTION, VIEW)}
    return SavedView("", page, _query(current_scope().to_query()), _query(others), snapshot=served.id)


def moving_period(view: SavedView, served: Snapshot) -> str:
    """The preset with the dates of a view (上周), which can move on with the data; empty where none has."""
    if any(name in parse_qs(view.settings) for name in (f"{PREFIX}from", f"{PREFIX}to")):
        return ""  # the other side of a comparison has dates of its own
    scope, _notes = read(parse_qs(view.scope), default_scope())
    return preset_of(scope.date_from, scope.date_to, served.as_of.date()) or ""


def without_dates(view: SavedView) -> str:
    """The scope of a view without its dates."""
    return _query({name: values for name, values in parse_qs(view.scope).items() if name not in _DATES})


def query_of(view: SavedView, as_of: datetime) -> dict[str, list[str]]:
    """The query of the address that shows a view: scope and settings, with dates.

    Args:
        view: The view.
        as_of: 数据截至, from which a moving period is counted.

    Raises:
        ViewError: Its period has no meaning any more.
    """
    query = {name: values for name, values in parse_qs(view.scope).items() if name in PARAMETERS}
    if view.period:
        if view.period not in PRESETS:
            raise ViewError(
                _("视图“{name}”的时段“{period}”已经没有了，请另存一个。").format(
                    name=view.name, period=view.period
                )
            )
        query |= dict(zip(_DATES, ([str(day)] for day in window(view.period, as_of.date())), strict=True))
    return query | parse_qs(view.settings, keep_blank_values=True)


def faults_of(view: SavedView) -> list[str]:
    """What of a view does not exist any more, one sentence each; empty for a whole one."""
    if view.page not in TITLES:
        return [_("它的页面 {page} 已经没有了，打不开。").format(page=view.page)]
    return [
        _("条件 {name} 已经没有了，打开时不用它。").format(name=name)
        for name in parse_qs(view.scope)
        if name not in PARAMETERS
    ]


def address_of(view: SavedView) -> str:
    """The short address that opens a view, from any page; in English it stays English."""
    return f"{view.page}?{_query({VIEW: [str(view.id)], **_spoken()})}"


def plain_address(page: str) -> str:
    """The address of a page with the default scope, which opens no view."""
    return f"{page}?{_query(default_scope().to_query() | _spoken())}"


def shown_view(page: str, served: Snapshot) -> SavedView | None:
    """The saved view that looks exactly as the page does now; None where none does."""
    here = view_here(page, served)
    return next((view for view in view_shelf(served.home).views if _is_same(view, here, served)), None)


def _is_same(view: SavedView, here: SavedView, served: Snapshot) -> bool:
    shown_snapshot = served.id if view.snapshot else linked_snapshot.shown_earlier()
    if view.page != here.page or view.snapshot != shown_snapshot or faults_of(view):
        return False
    try:
        return query_of(view, served.as_of) == query_of(here, served.as_of)
    except ViewError:
        return False


def open_asked_view(url_path: str) -> None:
    """Open the view that the address names, or the default one of a page that was just entered.

    A bare address opens the default only while the user has chosen nothing: what was chosen goes along from
    page to page. Call it before the scope is read.

    Args:
        url_path: Path of the page.

    Raises:
        StoreError: The store is damaged.
    """
    page = page_name(url_path)
    before = str(st.session_state.get(_ENTERED, ""))
    st.session_state[_ENTERED] = page
    asked = st.query_params.get(VIEW)
    if not asked and (before == page or not is_bare_address() or browser_history.is_returning()):
        return
    current = current_or_demonstration()
    shelf = view_shelf(current.home)
    if asked:
        _open(shelf.by_number(asked), page, current, asked)
    elif (default := shelf.default_of(page)) is not None and _has_chosen_nothing(before, shelf, current):
        _open(default, page, current, "")


def _has_chosen_nothing(page_before: str, shelf: ViewShelf, current: Snapshot) -> bool:
    """Whether the scope is the usual one, or that of the default view of the page before."""
    if not page_before:
        return True
    default, found = shelf.default_of(page_before), [default_scope()]
    if default is not None and not default.snapshot:
        found.append(read(query_of(default, current.as_of), default_scope())[0])
    return current_scope() in found


def _open(view: SavedView | None, page: str, current: Snapshot, asked: str) -> None:
    """Show a view, or say why it cannot be shown; then the page is as it was."""
    try:
        query = _query_on(view, page, current.as_of, asked)
    except ViewError as error:
        open_query({name: values for name, values in _address().items() if name != VIEW})
        tell(str(error))
        return
    open_query(query)
    if view is not None:
        linked_snapshot.link(view.snapshot)
        for fault in faults_of(view):
            tell(_("视图“{name}”：{fault}").format(name=view.name, fault=fault))


def _query_on(view: SavedView | None, page: str, as_of: datetime, asked: str) -> dict[str, list[str]]:
    if view is None:
        raise ViewError(
            _("没有第 {number} 号视图：可能已被删除。下面是这一页平常的样子。").format(number=asked)
        )
    if view.page != page:
        title = _(TITLES.get(view.page, view.page))
        raise ViewError(
            _("视图“{name}”是“{page}”页的，不能在这一页打开。").format(name=view.name, page=title)
        )
    return query_of(view, as_of)


def _address() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _spoken() -> dict[str, list[str]]:
    return {} if language() == LANGUAGES[0] else {"lang": [language()]}


def _query(query: dict[str, list[str]]) -> str:
    return urlencode(query, doseq=True, quote_via=quote)
