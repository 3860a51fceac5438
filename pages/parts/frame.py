"""The frame of a page: head, KPI band, chart blocks with their foot links, source line, empty state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.ledgers import LEDGERS
from pages.parts import capture, markup, screen
from pages.parts.block import Block, View
from pages.parts.dates import moment
from pages.parts.findings.reading import capital
from pages.parts.findings.signals import MOST_ROWS, Signal, more
from pages.parts.foot import foot
from pages.parts.unseen import Head, PageEnd, unseen
from pages.parts.value_names import in_words
from pages.parts.wording import _


def open_page(
    view: View, headline: str, cards: Sequence[markup.Card], *, facts: Sequence[tuple[str, str]] = ()
) -> None:
    """Draw page name, headline, scope sentence, what is known of a place, and the KPI band."""
    headline = capital(in_words(headline))
    if run := unseen():
        run.head = Head(headline, tuple(cards), tuple(facts))
        return
    capture.note_view(view, cards)
    st.html(markup.page_head(view.page, headline, view.sentence))
    if facts:
        st.html(markup.facts_line(facts))
    if cards:
        st.html(markup.kpi_band(cards))


def lay_out(
    rows: Iterable[Sequence[Block]], view: View, *, widths: Sequence[Sequence[int]] | None = None
) -> None:
    """Draw the blocks row by row; one block in a row takes the full width.

    A row is on its way to the browser while the next one is still being computed, and the foot links follow
    when every chart is under way: a reader waits for the charts, not for the links below them.
    """
    if run := unseen():
        run.collect(rows)
        raise PageEnd  # what follows the blocks of a page is for eyes
    drawn: list[tuple[DeltaGenerator, Block]] = []
    for number, row in enumerate(rows):
        for place, block in zip(_places(number, len(row), widths), row, strict=True):
            draw(place, block)
            drawn.append((place, block))
    for place, block in drawn:
        with place:
            foot(block, view)


def draw(place: DeltaGenerator, block: Block) -> None:
    """Draw one block: head, figure, reading."""
    with place:
        st.html(markup.block_head(block.reading.title, block.subtitle))
        if block.figure is not None:
            screen.show(
                block.figure,
                key=block.key,
                alt=block.reading.title,
                height=int(block.figure.layout.height),
                narrows=block.picks,
            )
        if block.html:
            st.html(block.html)
        st.html(markup.reading(block.reading.reading))


def _places(number: int, width: int, widths: Sequence[Sequence[int]] | None) -> list[DeltaGenerator]:
    """A container for each block of a row."""
    if width == 1:
        return [st.container()]
    with st.container(key=f"row-{number}"):
        columns = st.columns(widths[number] if widths else [1] * width, gap="large")
    return [column.container() for column in columns]


def is_empty(*rows: Mapping[str, object]) -> bool:
    """Whether none of the summaries counts anything."""
    counts = ("request_count", "excluded_count", "case_count", "response_count", "work_count", "act_count")
    counts += ("item_count", "order_count", "commitment_count", "activity_count", "visit_count")
    return not any(row.get(name) for row in rows for name in counts)


def nothing_to_show(view: View, ledger: str) -> None:
    """The calm state of a page whose scope holds no rows: what was asked, and how far the ledger goes."""
    if run := unseen():
        run.is_all = True
        raise PageEnd
    capture.note_view(view)
    capture.note_ledgers([ledger])
    st.html(markup.page_head(view.page, _("暂无数据"), view.sentence))
    latest = view.snapshot.freshness.get(ledger)
    if not view.snapshot.row_counts.get(ledger) and latest is None:
        st.info(
            _("还没有导入这张台账：{title}。台账管理页有它的模板，填好拖进去即可。").format(
                title=_(LEDGERS[ledger].title)
            )
        )
        with st.container(key="ledger-next"):
            st.page_link("ledgers.py", label=_("去台账管理 →"))
        return
    if latest is None:
        st.info(
            _("所选范围内没有记录。{title}不分时间，请换社区或小区，或清除筛选。").format(
                title=_(LEDGERS[ledger].title)
            )
        )
        return
    st.info(
        _("所选范围内没有记录。{title}的数据截至 {latest}，请换一个时间段，或清除筛选。").format(
            title=_(LEDGERS[ledger].title), latest=moment(latest)
        )
    )


def show_signals(signals: Sequence[Signal], calm: str) -> None:
    """Draw the table 需办 with how many more there are, or the line that there is nothing."""
    if run := unseen():
        run.signals = tuple(signals)
        return
    shown = markup.signal_table(signals[:MOST_ROWS]) + markup.more(more(signals))
    st.html(shown if signals else markup.calm(calm))


@contextmanager
def for_analysts() -> Iterator[None]:
    """A fold of names of columns, questions and files, for those who check; others need not see them."""
    with st.container(key="for-analysts"), st.expander(_("供分析员核对")):
        yield


def close_page(parts: Sequence[str]) -> None:
    """Draw the source line that ends every page."""
    st.html(markup.source_line(parts))
