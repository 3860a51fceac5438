"""截图模式: a page for a picture, without sidebar and controls, with its sources in a caption at its end.

In the browser, ``static/chart.js`` marks the page and ``static/look.css`` hides what a picture does not
need. The content of the caption is recorded while the page is drawn: the pages contain no code for this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from html import escape

import streamlit as st

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import View
from pages.parts.asking.fetch import fetch
from pages.parts.asking.scope_state import CAPTURE
from pages.parts.html.markup import Card, emphasis_html, in_parts, unbroken_html
from pages.parts.screen.figures import component
from pages.parts.words.dates import moment
from pages.parts.words.language import _, listing, mark
from pages.parts.words.numbers import count, plain
from queries.subjects import SUBJECT_OF

_SWITCH = component("capture", '<button type="button" class="capture-switch" data-part></button>')
_KEY = "capture-switch"
_ON, _OFF = "on", "off"
_ROWS = mark("行")

_RATED = "satisfaction_response"


@dataclass
class _PageContent:
    """What the page has drawn so far: view, cards, names of its ledgers."""

    view: View | None = None
    cards: list[Card] = field(default_factory=list)
    ledgers: list[str] = field(default_factory=list)


# One script run is one context, as for the language: two users never share it.
_content: ContextVar[_PageContent | None] = ContextVar("content", default=None)


def begin() -> None:
    """Clear the content of the previous run; read the mode from the address at the first run of a session."""
    _content.set(_PageContent())
    if CAPTURE not in st.session_state:
        st.session_state[CAPTURE] = st.query_params.get(CAPTURE) == "1"


def is_on() -> bool:
    """Whether this session is in 截图模式."""
    return bool(st.session_state.get(CAPTURE))


def switch() -> None:
    """Draw the button 截图模式; while the mode is on, Esc and a link in the browser end it."""

    def keep_state() -> None:
        st.session_state[CAPTURE] = st.session_state[_KEY].get("turned") == _ON

    labels = {"label": _("截图模式"), "leave": _("退出截图模式"), "hint": _("按 Esc 也可退出")}
    _SWITCH(
        key=_KEY,
        data={"state": _ON if is_on() else _OFF, "failed": "", **labels},
        on_turned_change=keep_state,
        width="content",
    )


def note_view(view: View, cards: Sequence[Card] = ()) -> None:
    """Record the view, and the cards at the head of the page."""
    shown = _content.get()
    if shown is not None:
        shown.view, shown.cards = view, list(cards)


def note_ledgers(ledgers: Sequence[str]) -> None:
    """Record which ledgers the page reads."""
    shown = _content.get()
    if shown is not None:
        shown.ledgers += [name for name in ledgers if name not in shown.ledgers]


def caption(page: str, served: Snapshot) -> None:
    """Draw the caption of the picture at the end of the page; nothing while the mode is off.

    Args:
        page: Name of the page, for a page without a view.
        served: Snapshot of the page.
    """
    shown = _content.get()
    if is_on() and shown is not None:
        st.html(_caption_html(page, served, shown))


def _caption_html(page: str, served: Snapshot, shown: _PageContent) -> str:
    stamp = f'<span class="demo">{escape(_("演示数据"))}</span>' if served.is_demonstration else ""
    head = f"<b>{escape(settings().office)}</b>　{escape(shown.view.page if shown.view else page)}{stamp}"
    lines = "".join(f"<p>{line}</p>" for line in _lines(served, shown))
    return f'<div class="capture-caption"><p class="who">{head}</p>{lines}</div>'


def _lines(served: Snapshot, shown: _PageContent) -> Iterator[str]:
    view = shown.view
    as_of = _("数据截至 {moment}").format(moment=moment(served.as_of))
    yield in_parts(map(emphasis_html, view.sentence if view else [as_of]))
    parts = [_count_line(view, shown.ledgers) if view and shown.ledgers else _everything(served)]
    if view is not None and _RATED in shown.ledgers:
        parts.append(
            _("基本满意按 {weight} 计入满意").format(weight=plain(settings().mostly_satisfied_weight, 1))
        )
    parts.append(_("数据版本 {id}").format(id=served.id))
    yield in_parts(unbroken_html(part) for part in parts if part)
    # On the page these are tooltips of the cards; a picture has no tooltips.
    definitions = [
        f"<b>{escape(card.label)}</b> {unbroken_html(card.help)}" for card in shown.cards if card.help
    ]
    if definitions:
        yield _("口径：{definitions}").format(definitions="　".join(definitions))


def _count_line(view: View, ledgers: Sequence[str]) -> str:
    """The text with the number of rows of each ledger that the page counts."""
    texts = []
    for name in ledgers:
        subject = SUBJECT_OF[name]
        if subject.count is None or not subject.count.is_told:
            continue
        row = fetch(subject.count.question, view.scope)
        number = count(int(row[subject.count.column].sum()), _ROWS)
        texts.append(f"{_(subject.declared.title)} {number}")
    return _("计入 {rows}").format(rows=listing(texts)) if texts else ""


def _everything(served: Snapshot) -> str:
    return _("全部台账共 {rows}").format(rows=count(sum(served.row_counts.values()), _ROWS))
