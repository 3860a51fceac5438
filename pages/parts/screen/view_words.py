"""Saved views in words: the row of a list, and the end of the scope sentence that names the one shown."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import parse_qs

from data.notebook.view import SavedView
from pages.parts.asking.saved_views import address_of, faults_of, plain_address
from pages.parts.asking.scope_state import default_scope, read
from pages.parts.findings.reading import capital
from pages.parts.words.condition_words import condition_in_short
from pages.parts.words.dates import dates, short_day
from pages.parts.words.language import _, listing
from pages.parts.words.navigation import TITLES
from queries.measures import MEASURES

#: Most places and conditions that a row names.
_NAMED = 3


def view_in_short(view: SavedView) -> str:
    """What a view shows, on one line: ``诉求量 · 上周 · 南门社区``."""
    scope, _notes = read(parse_qs(view.scope), default_scope())
    when = capital(_(view.period)) if view.period else dates(scope.date_from, scope.date_to)
    measures = [name for name in parse_qs(view.settings).get("measure", []) if name in MEASURES]
    places = [name for names in (scope.communities, scope.compounds) for name in names or ()]
    narrowed = [*places, *map(condition_in_short, scope.all_conditions)]
    where = listing(narrowed) if len(narrowed) <= _NAMED else _("{n} 个条件").format(n=len(narrowed))
    parts = (_(TITLES.get(view.page, view.page)), *(_(MEASURES[name].label) for name in measures), when)
    return " · ".join((*parts, where or _("全街道")))


def view_row_html(view: SavedView) -> str:
    """HTML: name as a link, its tags, what it shows, who saved it and when, and what of it is gone."""
    faults = faults_of(view)
    is_gone = view.page not in TITLES
    name = f"<b>{escape(view.name)}</b>"
    if not is_gone:
        name = f'<a href="{escape(address_of(view))}" target="_self">{escape(view.name)}</a>'
    who = " ".join(filter(None, (view.written_by, _day(view))))
    late = "".join(f'<span class="late">{escape(fault)}</span>' for fault in faults)
    return (
        f'<div class="view-row"><div>{name}{"".join(_tags(view))}<span class="who">{escape(who)}</span></div>'
        f'<span class="m">{escape(view_in_short(view))}</span>{late}</div>'
    )


def _day(view: SavedView) -> str:
    return "" if view.written_at is None else short_day(view.written_at)


def _tags(view: SavedView) -> Iterable[str]:
    if view.is_default:
        yield f'<span class="tag t-flat">{escape(_("默认页"))}</span>'
    if view.snapshot:
        text = escape(_("快照 {day}").format(day=_day(view)))
        title = escape(_("总是数据版本 {id} 的数字").format(id=view.snapshot))
        yield f'<span class="tag t-flat" title="{title}">{text}</span>'


def shown_view_html(view: SavedView) -> str:
    """HTML: the end of the scope sentence; of a default view with the way to the plain page."""
    name = _("视图“{name}”").format(name=view.name)
    if not view.is_default:
        return f"<b>{escape(name)}</b>"
    text = escape(_("{view}，本页默认").format(view=name))
    href = escape(plain_address(view.page))
    return f'<b>{text}</b> <a href="{href}" target="_self">{escape(_("回到平常的样子"))}</a>'
