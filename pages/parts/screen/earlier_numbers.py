"""The line above a page that shows the numbers of a copied link, while there are newer ones."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.ledgers import LEDGERS
from pages.parts.asking.linked_snapshot import Change, change, leave
from pages.parts.words.dates import moment
from pages.parts.words.language import _, listing
from pages.parts.words.numbers import signed_number

#: Most ledgers that the line names.
_NAMED = 3


def earlier_numbers() -> None:
    """Draw the line and its button; nothing while the current numbers are shown.

    Raises:
        StoreError: The store is damaged.
    """
    found = change()
    if found is None:
        return
    with st.container(key="earlier-numbers", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="earlier-numbers" role="status">{escape(sentence(found))}</p>')
        st.button(_("看现在的数据"), key="show-current", type="tertiary", on_click=leave)


def sentence(found: Change) -> str:
    """What is shown, and what the current data have beyond it."""
    parts = [
        _("这是链接里的数据，截至 {then}。").format(then=moment(found.earlier.as_of)),
        _("现在的数据已更新，截至 {now}").format(now=moment(found.current.as_of)),
    ]
    changes = sorted(found.row_changes.items(), key=lambda one: -abs(one[1]))
    named = [
        _("{ledger} {n} 行").format(ledger=_(LEDGERS[name].title), n=signed_number(count))
        for name, count in changes[:_NAMED]
    ]
    if not named:
        return parts[0] + parts[1] + _("，行数没有变，内容可能改过。")
    rest = _("等") if len(changes) > _NAMED else ""
    return parts[0] + parts[1] + _("：{rows}{rest}。").format(rows=listing(named), rest=rest)
