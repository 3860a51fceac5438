"""What a page draws: its view (page, scope, snapshot), and its blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from data.snapshots.store import Snapshot
from pages.parts.findings.reading import Reading
from pages.parts.findings.why import Why
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.condition_words import condition_name
from pages.parts.words.language import _, mark
from pages.parts.words.navigation import TITLES
from pages.parts.words.value_names import in_words
from queries import Only, Part, Scope, Within
from queries.runner import counted_ledgers

#: Name of a filter in an address -> its label.
_FILTERS = {
    "from": mark("开始日期"),
    "to": mark("结束日期（不含）"),
    "grain": mark("时段长度"),
    "compare": mark("比较"),
}
_VALUES = {
    "day": mark("日"),
    "week": mark("周"),
    "month": mark("月"),
    "quarter": mark("季"),
    "year": mark("年"),
    "previous": mark("较上期"),
    "a year ago": mark("较上年同期"),
}


def _filter_name(name: str) -> str:
    return _(_FILTERS[name]) if name in _FILTERS else condition_name(name)


def _value_text(value: str) -> str:
    return _(_VALUES[value]) if value in _VALUES else value


@dataclass(frozen=True)
class View:
    """Page, scope and snapshot, with the sentence that describes them.

    Attributes:
        page: Title of the page.
        scope: Its scope.
        snapshot: Snapshot that answers.
        sentence: The scope in words.
        beside: What the page shows besides its scope, as label and value: the other side of a comparison.
    """

    page: str
    scope: Scope
    snapshot: Snapshot
    sentence: tuple[str, ...]
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        """Address of the page; empty for a view that is no page."""
        return next((address for address, title in TITLES.items() if _(title) == self.page), "")

    @property
    def caption(self) -> str:
        """The sentence as one line, for pictures and files."""
        return "　".join(self.sentence).replace("**", "")

    @property
    def filters(self) -> list[tuple[str, str]]:
        """Rows of the sheet 筛选条件."""
        rows = [(_("页面"), self.page), (_("范围"), self.caption)]
        query = self.scope.to_query()
        if "compare" in query:  # 年 as a grain and as a comparison have different texts
            query["compare"] = ["a year ago" if value == "year" else value for value in query["compare"]]
        rows += [(_filter_name(name), "、".join(map(_value_text, values))) for name, values in query.items()]
        rows += self.beside
        stamp = _("演示数据") if self.snapshot.is_demonstration else ""
        return [*rows, (_("数据版本"), self.snapshot.id), (_("数据性质"), stamp or _("正式台账"))]


@dataclass(frozen=True)
class Rows:
    """The rows of a ledger that a block counts.

    Attributes:
        question: Path name of the question that returns them, with its condition.
        scope: Scope of that question.
        count: Number of rows that the block counts, which is the length of the list.
        only: Condition on the rows of the question, where the block counts only a part of them.
        within: Condition on their time, likewise.
        label: Name that tells this list from another list of the same question.
        columns: Columns of the table of the block whose sum is ``count``, where they are known.
    """

    question: str
    scope: Scope
    count: int
    only: Only | None = None
    within: Within | None = None
    label: str = ""
    columns: tuple[str, ...] = ()

    @property
    def part(self) -> Part:
        """All rows of the list."""
        return Part(only=self.only, within=self.within)


@dataclass(frozen=True)
class Opening:
    """A mark of a figure that opens the rows it counts.

    Attributes:
        at: The texts by which the mark is known, as ``mark_texts`` of ``figure_texts.py`` has them: of
            its trace and its own, or its own alone; of a cell of a heat map of its row and its column.
        rows: The list of the rows; its count is the number that the mark shows.
        has_words: Whether a person reads those texts on the figure; the ids of boxes nobody does.
    """

    at: tuple[str, ...]
    rows: Rows
    has_words: bool = True


def openings(at: Sequence[str], found: Sequence[Rows]) -> tuple[Opening, ...]:
    """The opening of one mark; none where it counts nothing."""
    return tuple(Opening(tuple(at), one) for one in found if one.count)


def rows_behind(
    question: str,
    scope: Scope,
    counted: pd.Series | pd.DataFrame | float,
    *,
    only: Only | None = None,
    within: Within | None = None,
    label: str = "",
) -> tuple[Rows, ...]:
    """The list of the rows that a block counts; a tuple, so that the lists of a block can be added.

    Args:
        question: Path name of the question that returns the rows.
        scope: Scope of the question.
        counted: The counts that the block shows; their sum is the number of rows.
        only: Condition on the rows of the question.
        within: Condition on their time.
        label: Name that tells this list from another list of the same question.
    """
    scope = scope.effective_on(counted_ledgers(question))  # what narrows nothing here must not be listed
    counts = counted if isinstance(counted, float | int) else counted.to_numpy(dtype=float, na_value=0).sum()
    return (Rows(question, scope, int(counts), only, within, label, _columns_of(counted)),)


def _columns_of(counted: pd.Series | pd.DataFrame | float) -> tuple[str, ...]:
    if isinstance(counted, pd.DataFrame):
        return tuple(map(str, counted.columns))
    return (str(counted.name),) if isinstance(counted, pd.Series) else ()


def of_places(frame: pd.DataFrame, **besides: str) -> Only:
    """Condition: the rows of the places (community, compound) of a frame; ``besides``: column -> its text."""
    places = zip(frame["community"].astype(str), frame["compound"].astype(str), strict=True)
    return Only(
        ("community", "compound", *besides),
        tuple((community, compound, *besides.values()) for community, compound in places),
    )


@dataclass(frozen=True)
class Block:
    """One chart block: finding, subtitle, figure or table, reading, and the contents of its toolbar.

    Attributes:
        key: Unique on the page; figure and toolbar carry it.
        reading: Title (the finding) and the one sentence under the figure.
        subtitle: Measure (unit), denominator, period, how to read the marks.
        table: The numbers behind the figure, columns named as the questions name them.
        question: Path name of the question that answered.
        measures: Names of the measures whose definitions the block shows.
        figure: The figure, or None when ``html`` replaces it.
        html: A table of units instead of a figure, or below it.
        rows: The lists of the rows it counts, if any; the dialog opens with the first.
        total: The sums under the table, by column, where the block shows them.
        earlier: Name of the window that the table compares with, if any: 前一周, 上年同期.
        method: Figure shown with the definitions: the same data as a statistician would draw it.
        strips: Communities of the strips of the figure, from the top, where it has one for each.
        annotations: Texts of the numbered flags on the figure, in the user's language.
        pin: Key by which the briefing asks for it again, where that is not ``key``.
        heading: What stands above it on a page whose headline says its finding already.
        shown: The values by which its table of HTML is sorted, where they are no columns of ``table``: a
            frame for each group that is sorted within itself; the first column of both names the rows.
        opens: The lists that marks of the figure open, where a mark stands for no value of a dimension.
        members: Further rows whose names stand at marks of the figure: the members of its groups.
        silent: Why a click on other marks of the figure does nothing; empty where each mark does something.
        section: Name of the section of its page, in the user's language; empty on a page without sections.
        why: Its tag and why it has it, where a series is judged.
        kind: Which kind of chart its figure is, where a guide to reading it stands in its menu.
        limits: How the limits of the figure are computed, for its definitions; empty where it has none.
    """

    key: str
    reading: Reading
    subtitle: str
    table: pd.DataFrame
    question: str
    measures: tuple[str, ...] = ()
    figure: go.Figure | None = None
    html: str = ""
    rows: tuple[Rows, ...] = ()
    total: Mapping[str, Any] | None = None
    earlier: str = ""
    method: go.Figure | None = None
    strips: tuple[str, ...] = ()
    annotations: tuple[str, ...] = ()
    pin: str = ""
    heading: str = ""
    shown: tuple[pd.DataFrame, ...] = ()
    opens: tuple[Opening, ...] = ()
    members: pd.DataFrame | None = None
    silent: str = ""
    section: str = ""
    why: Why | None = None
    kind: ChartKind | None = None
    limits: str = ""

    def __post_init__(self) -> None:
        """Translate the values in the subtitle."""
        object.__setattr__(self, "subtitle", in_words(self.subtitle))
