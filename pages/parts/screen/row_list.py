"""A list of rows with search and order: what it is called, its rows, its files."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from data.notation.persons import hide_persons
from data.settings import settings
from pages.parts.asking.block import Block, Rows, View
from pages.parts.asking.scope_sentence import list_sentence
from pages.parts.screen.export import MOST_ROWS, csv_bytes, file_name, xlsx_bytes
from pages.parts.words.column_names import ReadableTable, label, readable_table
from pages.parts.words.dates import days_in_name
from pages.parts.words.declared_names import COUNTED_BESIDE, WITHOUT_DATES, list_name, number_of
from pages.parts.words.language import _, language, speaking
from pages.parts.words.literal import literal
from queries import Part, rows

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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


def downloads(chosen: ChosenRows, found: int) -> None:
    """Draw the buttons of both files of all rows found; a file is made when its button is clicked."""
    # The files are made in another thread, which has neither session nor language.
    code, filters = language(), chosen.filters(found)

    def maker_of(suffix: str) -> Callable[[], bytes]:
        def make() -> bytes:
            with speaking(code):
                table = chosen.table(MOST_ROWS)
                return csv_bytes(table) if suffix == "csv" else xlsx_bytes(table, filters)

        return make

    rows_said = f"{min(found, MOST_ROWS):,}"
    for suffix, kind in (("csv", "text/csv"), ("xlsx", _XLSX)):
        st.download_button(
            _("{kind} {n} 行").format(kind=literal(suffix.upper()), n=rows_said),
            maker_of(suffix),
            chosen.name(suffix),
            kind,
            key=f"rows-{suffix}",
            on_click="ignore",
            disabled=not found,
        )
