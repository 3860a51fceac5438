"""What a page draws: the view that is looked at, and the blocks that show it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from data.store import Snapshot
from pages.parts.findings.reading import Reading
from pages.parts.navigation import TITLES
from pages.parts.wording import _
from queries import Scope


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
        rows += [(name, "、".join(values)) for name, values in self.scope.to_query().items()]
        stamp = _("演示数据") if self.snapshot.is_demonstration else ""
        return [*rows, (_("数据版本"), self.snapshot.id), (_("数据性质"), stamp or _("正式台账"))]


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
        rows: Question that lists the rows behind the numbers, if any.
        picks: Name of the scope field that a click on a mark narrows.
        asked: Scope the rows are listed for, when it is not that of the page (a longer window).
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
    rows: str | None = None
    picks: str | None = None
    asked: Scope | None = None
    method: go.Figure | None = None
