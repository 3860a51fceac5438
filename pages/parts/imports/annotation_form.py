"""The form of one annotation, empty or with what it says now."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from data.ledgers import LEDGERS
from data.notebook.annotation import LONGEST, Annotation, event_ledgers
from data.schema import UNFILLED
from data.weeks import DAY
from pages.parts.asking.fetch import snapshot
from pages.parts.asking.notebook import remember_writer, writer
from pages.parts.asking.scope_state import current_scope
from pages.parts.screen.place_choice import Place, known_compounds, place_choice
from pages.parts.words.language import _
from pages.parts.words.literal import literal

_FIRST, _LAST = date(2000, 1, 1), date(2100, 12, 31)
_MOST_DAYS = 3_660


def annotation_form(key: str, shown: Annotation | None = None) -> Annotation | None:
    """Draw the form; returns what was entered when it is sent, unchecked.

    Args:
        key: Unique on the page.
        shown: The annotation to change; None for a new one, whose place is that of the scope.
    """
    before = shown or Annotation(snapshot().as_of.date(), "", *_place_of_scope())
    with st.form(key, border=False, clear_on_submit=False):
        place = place_choice(key, (before.community, before.compound))
        first, last = _days(key, before)
        text = _text(key, "text", _("发生了什么"), before.text)
        source = _text(key, "source", _("来源（文件、会议，可不填）"), before.source)
        ledger = _ledger(key, before.ledger)
        is_new = st.checkbox(_("从这天起重新计算上下限"), before.starts_new_limits, key=f"{key}-limits")
        reason = _text(key, "reason", _("重新计算的理由（勾选上一项时必填）"), before.reason)
        written_by = _text(key, "written_by", _("填写人"), writer(before.written_by))
        if not st.form_submit_button(_("保存标注"), type="primary", key=f"{key}-save"):
            return None
    remember_writer(written_by)
    if before.starts_new_limits and not is_new and reason == before.reason:
        reason = ""  # it went with the tick
    return Annotation(
        first, text, *place, last, source, ledger, is_new, reason, written_by=written_by, id=before.id
    )


def _place_of_scope() -> Place:
    """The one community or compound of the scope; the whole office where it has several."""
    scope = current_scope()
    if scope.compounds is not None:
        found = [
            pair
            for pair in known_compounds()
            if pair[1] in scope.compounds and (scope.communities is None or pair[0] in scope.communities)
        ]
        return found[0] if len(found) == 1 and len(scope.compounds) == 1 else ("", "")
    named = [name for name in scope.communities or () if name != UNFILLED]
    return (named[0], "") if len(named) == len(scope.communities or ()) == 1 else ("", "")


def _days(key: str, before: Annotation) -> tuple[date, date | None]:
    reach: dict[str, Any] = {"min_value": _FIRST, "max_value": _LAST, "format": "YYYY-MM-DD"}
    with st.container(horizontal=True):
        first = st.date_input(_("日期"), value=before.first_day, key=f"{key}-first", **reach)
        length = ((before.last_day or before.first_day) - before.first_day).days + 1
        days = st.number_input(_("持续几天"), 1, _MOST_DAYS, length, key=f"{key}-days")
    return first, first + (days - 1) * DAY if days > 1 else None


def _text(key: str, name: str, label: str, text: str) -> str:
    return st.text_input(literal(label), text, max_chars=LONGEST[name], key=f"{key}-{name}")


def _ledger(key: str, chosen: str) -> str:
    names = ("", *event_ledgers())
    found: str = st.selectbox(
        _("关系到哪张台账"),
        names,
        index=names.index(chosen),
        format_func=lambda name: _(LEDGERS[name].title) if name else _("全部台账"),
        key=f"{key}-ledger",
    )
    return found
