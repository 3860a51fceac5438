"""The box 问一句 on top of every page: a question in plain Chinese, and below it what was understood."""

from __future__ import annotations

import dataclasses

import streamlit as st

from data.snapshots.store import Snapshot
from pages.parts.asking.explore_address import EXPLORE, explore_query, leads_to_explore
from pages.parts.asking.question import (
    MOST_SIGNS,
    ask,
    current_question,
    has_just_come,
    offers_beside,
    understood_question,
)
from pages.parts.asking.question_answer import answer_of
from pages.parts.asking.rows_address import RowsAddress
from pages.parts.asking.scope_state import change
from pages.parts.screen.figures import component
from pages.parts.screen.html_clicks import open_rows
from pages.parts.screen.question_parts import (
    also_line,
    chips,
    choice_lines,
    marked_text,
    open_button,
    refusal,
    unused_lines,
)
from pages.parts.screen.question_table import NAME, answer_table, rows_note
from pages.parts.screen.table_orders import note_table
from pages.parts.words.declared_names import list_name, number_of
from pages.parts.words.language import _
from pages.parts.words.navigation import PAGES, TITLES
from queries import row_count
from queries.sentence.understood import Field, Target, Understood

_BOX = component(
    "ask",
    """<div class="ask" data-part><form class="ask-box" role="search"><svg aria-hidden="true" width="14"
height="14" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="2"><circle cx="7" cy="7"
r="5.2"/><path d="M11 11l4 4"/></svg><input type="search" lang="zh-CN" autocomplete="off"
spellcheck="false"><kbd></kbd></form>
<div class="ask-panel" aria-live="polite"></div></div>""",
)
_KEY = "ask"
#: Rows of the table below the box.
_MOST_ROWS = 10


def ask_box(served: Snapshot) -> None:
    """Draw the box, and below it what was understood of the question in the address, with its numbers.

    Args:
        served: The snapshot that answers.

    Raises:
        StoreError: The store is damaged.
    """
    text = current_question()
    understood = understood_question(text, served) if text else None
    is_new = has_just_come()
    if understood is not None and is_new and understood.target is Target.PAGE:
        _open_page(understood)
    opened = _draw(text, "" if understood is None else panel(understood, served))
    if understood is None:
        return
    if opened == EXPLORE:
        _open_explore(understood)
    if understood.target is Target.ROWS and (is_new or opened):
        _show_list(understood)
    elif understood.target is Target.PAGE and opened:
        _open_page(understood)


def _draw(text: str, html: str) -> str:
    """Draw the component; returns what was opened by the click that caused this run."""

    def take_question() -> None:
        ask(str(st.session_state[_KEY].get("asked") or ""))

    with st.container(key="ask-open" if html else "ask-closed"):
        sent = _BOX(
            key=_KEY,
            data={
                "question": text,
                "html": html,
                "placeholder": _("问一句：上月哪个小区噪声投诉最多"),
                "label": _("问一句"),
                "clear": _("Esc 清空"),
                "most": MOST_SIGNS,
                "failed": "",
            },
            on_asked_change=take_question,
            on_opened_change=lambda: None,
        )
    return str(sent.opened or "")


def panel(understood: Understood, served: Snapshot) -> str:
    """HTML below the box: chips, what was not used, the numbers, and where it leads."""
    offers = offers_beside(understood, served)
    if understood.refusal is not None:
        unknown = "".join(unused_lines(understood, offers.picks))
        return marked_text(understood) + unknown + refusal(understood)
    told = (
        marked_text(understood),
        chips(understood, offers.corrections),
        *unused_lines(understood, offers.picks),
        *choice_lines(understood),
        also_line(offers.also),
        _numbers(understood, served),
    )
    return "".join(told)


def _numbers(understood: Understood, served: Snapshot) -> str:
    if understood.target is Target.ROWS:
        rows = row_count(understood.question, understood.scope, snapshot=served)
        name, number = list_name(understood.question), number_of(rows, understood.question)
        return _links(open_button(_("{name}：看明细 {n} →").format(name=name, n=number), "rows"))
    if understood.target is Target.PAGE:
        page = _(TITLES[understood.page])
        return _links(open_button(_("打开“{page}” →").format(page=page), "page"))
    if understood.target is Target.NOTHING:
        return ""
    answer = answer_of(understood, served, _MOST_ROWS)
    table = answer_table(understood, answer) if len(answer.frame) else f"<p>{_('这些条件下没有记录。')}</p>"
    note_table(NAME, table)
    leads = leads_to_explore(understood) and EXPLORE in TITLES
    link = open_button(_("在自助分析中打开 →"), EXPLORE) if leads else ""
    return table + _links(rows_note(answer), _("只列数字，是不是偶然没有判断。"), link)


def _links(*parts: str) -> str:
    return f'<p class="ask-leads">{" ".join(filter(None, parts))}</p>'


def _file_of(address: str) -> str:
    return next(file for file, _title, known in PAGES if known == address)


def _open_explore(understood: Understood) -> None:
    """Go to 自助分析 with the scope of the question: a session reads that of an address only once."""
    scope = understood.scope
    change(**{field.name: getattr(scope, field.name) for field in dataclasses.fields(scope)})
    st.switch_page(_file_of(EXPLORE), query_params=explore_query(understood))


def _open_page(understood: Understood) -> None:
    """Go to the page; what the question says of places and time becomes the scope."""
    said = {part.field for part in understood.parts if not part.is_default}
    scope = understood.scope
    if Field.PLACE in said:
        change(communities=scope.communities, compounds=scope.compounds)
    if Field.TIME in said:
        change(date_from=scope.date_from, date_to=scope.date_to)
    st.switch_page(_file_of(understood.page))


def _show_list(understood: Understood) -> None:
    """Go to the rows of a list; the scope of the question becomes that of the session."""
    scope = understood.scope
    change(**{field.name: getattr(scope, field.name) for field in dataclasses.fields(scope)})
    open_rows(RowsAddress(understood.question))
