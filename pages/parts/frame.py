"""The frame of a page: head, KPI band, chart blocks with their foot links, source line, empty state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from data.ledgers import LEDGERS
from data.store import Snapshot
from pages.parts import markup, screen
from pages.parts.columns import labelled
from pages.parts.dates import moment
from pages.parts.export import csv_bytes, file_name, xlsx_bytes
from pages.parts.fetch import fetch
from pages.parts.findings.measures import definition
from pages.parts.findings.reading import Reading
from pages.parts.findings.signals import Signal, calm
from pages.parts.scope_state import speak
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
        height: Height of the figure in px.
        html: A table of units instead of a figure.
        rows: Question that lists the rows behind the numbers, if any.
        picks: Name of the scope field that a click on a mark narrows.
    """

    key: str
    reading: Reading
    subtitle: str
    table: pd.DataFrame
    question: str
    measures: tuple[str, ...] = ()
    figure: go.Figure | None = None
    height: int = 320
    html: str = ""
    rows: str | None = None
    picks: str | None = None


def open_page(view: View, headline: str, cards: Sequence[markup.Card]) -> None:
    """Draw page name, headline, scope sentence and the KPI band."""
    st.html(markup.page_head(view.page, headline, view.sentence))
    if cards:
        st.html(markup.kpi_band(cards))


def lay_out(
    rows: Sequence[Sequence[Block]], view: View, *, widths: Sequence[Sequence[int]] | None = None
) -> None:
    """Draw the blocks row by row; one block in a row takes the full width."""
    for number, row in enumerate(rows):
        if len(row) == 1:
            with st.container():
                draw(row[0], view)
            continue
        spec = widths[number] if widths else [1] * len(row)
        with st.container(key=f"row-{number}"):
            places = st.columns(spec, gap="large")
        for place, block in zip(places, row, strict=True):
            with place, st.container():
                draw(block, view)


def draw(block: Block, view: View) -> None:
    """Draw one block: head, figure, reading, foot links."""
    st.html(markup.block_head(block.reading.title, block.subtitle))
    if block.figure is not None:
        screen.show(
            block.figure, key=block.key, alt=block.reading.title, height=block.height, narrows=block.picks
        )
    elif block.html:
        st.html(block.html)
    st.html(markup.reading(block.reading.reading))
    _foot(block, view)


@st.fragment
def _foot(block: Block, view: View) -> None:
    speak()  # a fragment runs by itself, without the shell that chose the language
    names = [view.page, view.sentence[0].replace("**", ""), _period(view.scope), block.key]
    with st.container(horizontal=True, key=f"foot-{block.key}"):
        table = st.popover(_("数据表"), type="tertiary", key=f"table-{block.key}", on_change="rerun")
        _download("CSV", lambda: csv_bytes(labelled(block.table)), file_name(names, "csv"), block.key)
        _download(
            "XLSX",
            lambda: xlsx_bytes(labelled(block.table), _filters(block, view)),
            file_name(names, "xlsx"),
            block.key,
        )
        if block.figure is not None:
            screen.picture_link(
                block.key,
                filename=file_name(names, "png"),
                title=block.reading.title,
                subtitle=block.subtitle,
                caption=view.caption + ("　" + _("演示数据") if view.snapshot.is_demonstration else ""),
            )
        words = st.popover(_("口径"), type="tertiary", key=f"definition-{block.key}", on_change="rerun")
        if block.rows and st.button(_("看明细 →"), type="tertiary", key=f"rows-{block.key}"):
            _show_rows(block.rows, view.scope)
    if table.open:
        with table:
            st.dataframe(labelled(block.table), hide_index=True, alt=block.reading.title)
    if words.open:
        with words:
            st.markdown(_definitions(block))


def _download(kind: str, content: object, name: str, key: str) -> None:
    mime = {"CSV": "text/csv", "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}[
        kind
    ]
    st.download_button(kind, content, name, mime, key=f"{kind}-{key}", on_click="ignore", type="tertiary")


def _period(scope: Scope) -> str:
    last = None if scope.date_to is None else scope.date_to - timedelta(days=1)
    return "至".join(day.isoformat() for day in (scope.date_from, last) if day is not None)


def _filters(block: Block, view: View) -> list[tuple[str, str]]:
    rows = [(_("图表"), block.reading.title), (_("说明"), block.subtitle), *view.filters]
    rows += [definition(name) for name in block.measures]
    return [*rows, (_("查询"), block.question)]


def _definitions(block: Block) -> str:
    lines = [f"**{label}**　{text}" for label, text in map(definition, block.measures)]
    return "\n\n".join([*lines, _("查询文件：`queries/{name}.sql`").format(name=block.question)])


def _show_rows(question: str, scope: Scope) -> None:
    @st.dialog(_("明细（最近 500 条，不含个人信息）"), width="large")
    def rows() -> None:
        speak()
        st.dataframe(labelled(fetch(question, scope)), hide_index=True, height=520)

    rows()


def is_empty(*rows: Mapping[str, object]) -> bool:
    """Whether none of the summaries counts anything."""
    counts = ("request_count", "excluded_count", "case_count", "response_count")
    return not any(row.get(name) for row in rows for name in counts)


def nothing_to_show(view: View, ledger: str) -> None:
    """The calm state of a page whose scope holds no rows: what was asked, and how far the ledger goes."""
    st.html(markup.page_head(view.page, _("暂无数据"), view.sentence))
    latest = view.snapshot.freshness.get(ledger)
    if latest is None:
        st.info(_("还没有导入这张台账：{title}。").format(title=_(LEDGERS[ledger].title)))
        return
    st.info(
        _("所选范围内没有记录。{title}的数据截至 {latest}，请换一个时间段，或清除筛选。").format(
            title=_(LEDGERS[ledger].title), latest=moment(latest)
        )
    )


def show_signals(signals: Sequence[Signal], period: str) -> None:
    """Draw the table 须办, or the line that there is nothing."""
    st.html(markup.signal_table(signals) if signals else markup.calm(calm(period)))


def close_page(parts: Sequence[str]) -> None:
    """Draw the source line that ends every page."""
    st.html(markup.source_line(parts))
