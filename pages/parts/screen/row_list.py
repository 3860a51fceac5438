"""The dialog 看明细: all rows that a block counts, a hundred per page, with sort, search and downloads."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from data.notation.persons import hide_persons
from data.settings import settings
from pages.parts.asking.block import Block, Rows, View
from pages.parts.asking.scope_sentence import list_sentence
from pages.parts.asking.scope_state import speak
from pages.parts.html.markup import emphasis_html, in_parts, table_html
from pages.parts.screen.export import MOST_ROWS, csv_bytes, file_name, xlsx_bytes
from pages.parts.words.column_names import ReadableTable, label, readable_table
from pages.parts.words.dates import days_in_name
from pages.parts.words.declared_names import COUNTED_BESIDE, WITHOUT_DATES, list_name, number_of
from pages.parts.words.language import _, language, speaking
from pages.parts.words.literal import literal
from queries import Part, column_names, row_count, rows

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Rows of one page of the dialog.
PAGE = 100


@dataclass(frozen=True)
class ChosenRows:
    """A list of rows with the user's search and sort order.

    Attributes:
        block: The block that counts the rows.
        view: The view of its page.
        list: The list.
        part: Search and sort order.
    """

    block: Block
    view: View
    list: Rows
    part: Part

    @property
    def own_view(self) -> View:
        """The view of the list, whose window may differ from that of the page."""
        question = self.list.question
        sentence = list_sentence(
            self.list.scope,
            self.view.snapshot,
            question,
            has_dates=question.split("/")[0] not in WITHOUT_DATES,
            beside=COUNTED_BESIDE.get(question, ""),
        )
        return View(self.view.page, self.list.scope, self.view.snapshot, sentence)

    def name(self, suffix: str) -> str:
        """The file name of the list."""
        view, list_ = self.own_view, list_name(self.list.question, self.list.label)
        place = view.sentence[0].replace("**", "")
        names = [
            settings().office,
            view.page,
            place,
            days_in_name(view.scope.date_from, view.scope.date_to),
            _("{name}清单").format(name=list_),
        ]
        return file_name([*names, hide_persons(self.part.search)], suffix)

    def filters(self, found: int) -> Sequence[tuple[str, str]]:
        """The rows of the sheet 筛选条件."""
        sort = label(self.part.sort, self.list.question) if self.part.sort else _("默认次序")
        return [
            (_("图表"), self.block.reading.title),
            (_("清单"), list_name(self.list.question, self.list.label)),
            *self.own_view.filters,
            (_("搜索"), hide_persons(self.part.search)),
            (_("排序"), f"{sort}{_('，从大到小') if self.part.is_descending else ''}"),
            (_("行数"), number_of(found, self.list.question)),
            (_("查询"), self.list.question),
        ]

    def table(self, limit: int, offset: int = 0) -> ReadableTable:
        """At most ``limit`` of its rows from ``offset`` on, with translated headers."""
        part = dataclasses.replace(self.part, limit=limit, offset=offset)
        question = self.list.question
        return readable_table(rows(question, self.list.scope, part, snapshot=self.view.snapshot), question)


def show_rows(block: Block, view: View) -> None:
    """Open the dialog at the first page of the first list of a block."""
    for key in [key for key in st.session_state if str(key).startswith(_key(block, ""))]:
        del st.session_state[key]

    @st.dialog(literal(block.reading.title), width="large")
    def dialog() -> None:
        speak()
        _draw(block, view)

    dialog()


def _draw(block: Block, view: View) -> None:
    chosen = _choose_rows(block, view)
    one, snapshot = chosen.list, view.snapshot
    whole = row_count(one.question, one.scope, one.part, snapshot=snapshot)
    found = (
        row_count(one.question, one.scope, chosen.part, snapshot=snapshot) if chosen.part.search else whole
    )
    page = min(st.session_state.get(_key(block, "page"), 1), max(1, math.ceil(found / PAGE)))
    st.html(_head(chosen, whole, found, page))
    if found:
        with st.container(key="row-list"):
            st.html(table_html(chosen.table(PAGE, (page - 1) * PAGE)))
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        if found > PAGE:
            st.pagination(math.ceil(found / PAGE), key=_key(block, "page"))
        _downloads(chosen, found)


def _head(chosen: ChosenRows, whole: int, found: int, page: int) -> str:
    """HTML: name of the list, number of its rows, and which of them are shown."""
    question = chosen.list.question
    name = escape(list_name(question, chosen.list.label))
    parts = [f"<b>{name}</b>", *map(emphasis_html, chosen.own_view.sentence)]
    parts.append(_("不含个人信息"))
    counted = _("共 {n}").format(n=number_of(whole, question))
    if chosen.part.search:
        counted += _("，找到 {n}").format(n=number_of(found, question))
    if found > PAGE:
        first = (page - 1) * PAGE + 1
        counted += _("，第 {first}–{last}").format(
            first=f"{first:,}", last=f"{min(found, first + PAGE - 1):,}"
        )
    return f'<div class="row-head"><p>{in_parts(parts)}</p><p class="row-count">{counted}</p></div>'


def _choose_rows(block: Block, view: View) -> ChosenRows:
    """The user's list, search and sort order; each change returns to the first page."""
    one = _one_list(block) if len(block.rows) > 1 else block.rows[0]
    with st.container(horizontal=True, key="row-wishes"):
        words = st.text_input(
            _("搜索"),
            key=_key(block, "search"),
            on_change=_first_page(block),
            placeholder=_("在全部行的文字里找，几个词用空格隔开"),
        )
        column = _sort_column(block, one, column_names(one.question, snapshot=view.snapshot))
        is_descending = st.selectbox(
            _("升降"),
            (False, True),
            format_func=lambda down: _("从大到小") if down else _("从小到大"),
            key=_key(block, "order"),
            disabled=not column,
            width=116,
            on_change=_first_page(block),
        )
    is_descending = bool(column) and is_descending
    part = dataclasses.replace(one.part, search=words.strip(), sort=column, is_descending=is_descending)
    return ChosenRows(block, view, one, part)


def _one_list(block: Block) -> Rows:
    """The selected one of several lists of a block; each option has its number of rows."""
    named = _("{name}（{n}）")
    names = [
        named.format(name=literal(list_name(one.question, one.label)), n=f"{one.count:,}")
        for one in block.rows
    ]
    at = st.segmented_control(
        _("清单"),
        range(len(names)),
        format_func=names.__getitem__,
        default=0,
        required=True,
        key=_key(block, "list"),
        label_visibility="collapsed",
        on_change=_first_page(block),
    )
    return block.rows[at]


def _sort_column(block: Block, one: Rows, names: list[str]) -> str:
    """The column to sort by; empty for the order of the question."""
    return st.selectbox(
        _("排序"),
        ["", *names],
        format_func=lambda name: label(name, one.question) if name else _("默认次序"),
        key=_key(block, f"sort-{one.question}"),
        width=164,
        on_change=_first_page(block),
    )


def _first_page(block: Block) -> Callable[[], None]:
    def to_first_page() -> None:
        st.session_state.pop(_key(block, "page"), None)

    return to_first_page


def _downloads(chosen: ChosenRows, found: int) -> None:
    """Draw the buttons of both files of all rows found; a file is made when its button is clicked."""
    # The files are made in another thread, which has neither session nor language.
    code, filters = language(), chosen.filters(found)

    def maker_of(suffix: str) -> Callable[[], bytes]:
        def make() -> bytes:
            with speaking(code):
                table = chosen.table(MOST_ROWS)
                return csv_bytes(table) if suffix == "csv" else xlsx_bytes(table, filters)

        return make

    rows_said = number_of(min(found, MOST_ROWS), chosen.list.question)
    with st.container(horizontal=True, width="content"):
        for suffix, kind in (("csv", "text/csv"), ("xlsx", _XLSX)):
            st.download_button(
                _("下载 {kind}（{n}）").format(kind=literal(suffix.upper()), n=rows_said),
                maker_of(suffix),
                chosen.name(suffix),
                kind,
                key=_key(chosen.block, suffix),
                on_click="ignore",
                disabled=not found,
            )


def _key(block: Block, what: str) -> str:
    return f"rows-{block.key}-{what}"
