"""What a page draws: the view that is looked at, and the blocks that show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from data.snapshots.store import Snapshot
from pages.parts.findings.reading import Reading
from pages.parts.words.language import _, mark
from pages.parts.words.navigation import TITLES
from pages.parts.words.value_names import in_words
from queries import Only, Part, Scope, Within

#: Name of a filter in an address -> as people call it.
_FILTERS = {
    "from": mark("开始日期"),
    "to": mark("结束日期（不含）"),
    "grain": mark("时段长度"),
    "community": mark("社区"),
    "compound": mark("小区"),
    "category": mark("类别"),
    "channel": mark("渠道"),
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


def _value_text(value: str) -> str:
    return _(_VALUES[value]) if value in _VALUES else value


@dataclass(frozen=True)
class View:
    """What is looked at: page, scope, snapshot, and the sentence that says so."""

    page: str
    scope: Scope
    snapshot: Snapshot
    sentence: tuple[str, ...]

    @property
    def address(self) -> str:
        """Address of the page; empty for what is none."""
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
        if "compare" in query:  # a year is a length of time as well
            query["compare"] = ["a year ago" if value == "year" else value for value in query["compare"]]
        rows += [(_(_FILTERS[name]), "、".join(map(_value_text, values))) for name, values in query.items()]
        stamp = _("演示数据") if self.snapshot.is_demonstration else ""
        return [*rows, (_("数据版本"), self.snapshot.id), (_("数据性质"), stamp or _("正式台账"))]


@dataclass(frozen=True)
class Rows:
    """A list behind the numbers of a block.

    Attributes:
        question: Path name of the question that lists them, its condition and all.
        scope: What it is asked for.
        count: How many the block counts: the list is as long.
        only: Which of the rows of the question these are, where the block shows but a part of them.
        within: The same by the time of the rows.
        label: What the list is called beside another one of the same question.
    """

    question: str
    scope: Scope
    count: int
    only: Only | None = None
    within: Within | None = None
    label: str = ""

    @property
    def part(self) -> Part:
        """All rows of the list."""
        return Part(only=self.only, within=self.within)


#: Folders whose rows have a category and a channel of request.
_REQUESTS = ("service_requests/", "closed_loop/")


def rows_behind(
    question: str,
    scope: Scope,
    counted: pd.Series | pd.DataFrame | float,
    *,
    only: Only | None = None,
    within: Within | None = None,
    label: str = "",
) -> tuple[Rows, ...]:
    """The list behind what a block counts, to be put behind other lists of the block.

    Args:
        question: Path name of the question that lists the rows.
        scope: What it is asked for.
        counted: The counts that the block shows, which the rows add up to.
        only: Which of its rows these are.
        within: The same by the time of the rows.
        label: What it is called beside another list of the same question.
    """
    if not question.startswith(_REQUESTS):
        scope = scope.replace(categories=None, channels=None)  # they narrow nothing there: nobody is told so
    counts = counted if isinstance(counted, float | int) else counted.to_numpy(dtype=float, na_value=0).sum()
    return (Rows(question, scope, int(counts), only, within, label),)


def of_places(frame: pd.DataFrame, **besides: str) -> Only:
    """Rows of the places of a frame (community and compound), whose other columns hold those texts."""
    places = zip(frame["community"].astype(str), frame["compound"].astype(str), strict=True)
    return Only(
        ("community", "compound", *besides),
        tuple((community, compound, *besides.values()) for community, compound in places),
    )


@dataclass(frozen=True)
class Block:
    """One chart block: finding, subtitle, figure or table, reading, and what its foot links give.

    Attributes:
        key: Unique on the page; figure and links bear it.
        reading: Title (the finding) and the one sentence under the figure.
        subtitle: Measure (unit), denominator, period, how to read the marks.
        table: The numbers behind the figure, columns named as the questions name them.
        question: Path name of the question that answered.
        measures: Names of the measures whose definitions the block shows.
        figure: The figure, or None when ``html`` stands in its place.
        html: A table of units instead of a figure, or below it.
        rows: The lists behind the numbers, if any; the first is the one that opens.
        total: The sums under the table, by column, where the block draws them.
        earlier: What the window is called that the table compares with, if it does: 前一周, 上年同期.
        picks: Name of the scope field that a click on a mark narrows.
        method: Figure that stands with the definitions: how statisticians would draw the same.
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
    picks: str | None = None
    method: go.Figure | None = None

    def __post_init__(self) -> None:
        """Say the values of a subtitle in the words of the language."""
        object.__setattr__(self, "subtitle", in_words(self.subtitle))
