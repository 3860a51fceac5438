"""The row of chips under the scope sentence: every condition, each with a way to take it off.

One component draws the whole row. ``＋ 更多条件`` opens the list of the sidebar, which stands there once.
"""

from __future__ import annotations

import streamlit as st

from pages.parts.asking.scope_state import choose, clear_conditions, current_scope, latest_condition
from pages.parts.screen.figures import component
from pages.parts.words.condition_words import condition_name, value_in_sentence, values_in_short
from pages.parts.words.language import _, listing
from queries import Condition
from queries.conditions import NOT
from queries.dimensions import DIMENSIONS

_ROW = component("chips", '<div class="chip-row" role="group" data-part></div>')
_KEY = "chips"


def chips() -> None:
    """Draw the row for the conditions of this session; nothing where there is none.

    Its place is kept without conditions too: what follows would move, and be taken down and built again.
    """
    place, found = st.empty(), current_scope().all_conditions
    if not found:
        return
    data = {
        "failed": "",
        "label": _("条件"),
        "chips": [_chip(condition) for condition in found],
        "more": _("＋ 更多条件"),
        "clear": _("全部清除"),
    }
    with place:
        _ROW(key=_KEY, data=data, on_removed_change=_remove, on_cleared_change=clear_conditions)


def _remove() -> None:
    choose(str(st.session_state[_KEY].get("removed")), ())


def _chip(condition: Condition) -> dict[str, object]:
    """What one chip shows and says: ``类别 不含 其他 ×``."""
    name = condition_name(condition.key)
    values = listing(map(value_in_sentence, condition.values))
    return {
        "key": condition.key,
        "name": _(DIMENSIONS[condition.dimension].label),
        "not": _("不含") if condition.key.startswith(NOT) else "",
        "values": values_in_short(condition),
        "title": _("{name}：{values}").format(name=name, values=values),
        "remove": _("去掉条件 {name}：{values}").format(name=name, values=values),
        "isLatest": condition.key == latest_condition(),
    }
