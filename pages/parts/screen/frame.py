"""The frame of a page: head, KPI band, chart blocks with their toolbars, source line, empty state.

The source line has the ledgers, the share of rows with a compound, the meaning of 办结.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import UnavailableError
from data.ledgers import LEDGERS
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, View
from pages.parts.asking.fetch import snapshot
from pages.parts.asking.own_rows import DrawnBlock, OwnRows
from pages.parts.asking.page import MakePage, Page
from pages.parts.asking.rows_address import rows_of_block
from pages.parts.asking.scope_state import current_scope
from pages.parts.findings.signals import MOST_ROWS, more
from pages.parts.html import markup
from pages.parts.html.reason import reason
from pages.parts.html.row_order import under_name
from pages.parts.html.signal_table import rest_line, signal_table
from pages.parts.html.worded_cells import with_words
from pages.parts.screen import capture, figures, html_clicks, table_orders
from pages.parts.screen.block_tools import block_tools
from pages.parts.screen.capture import note_ledgers
from pages.parts.screen.folded_rows import FoldedRows
from pages.parts.screen.head import page_head
from pages.parts.screen.sections import Sections
from pages.parts.words.dates import day, moment
from pages.parts.words.language import _, listing
from pages.parts.words.numbers import fraction, rate
from queries.subjects import event_counts


def show(make: MakePage) -> None:
    """Draw a page for the scope and the snapshot of this session; the last call of a page's file."""
    draw_page(make(current_scope(), snapshot()))


def draw_page(page: Page) -> None:
    """Draw a page: name, headline, scope sentence, facts, KPI band, 需办, charts, notes, source line."""
    if page.chooser:
        page.chooser()
    if page.empty_ledger:
        nothing_to_show(page.view, page.empty_ledger, page.below_head)
        return
    capture.note_view(page.view, page.cards)
    page_head(page.view.address, page.view.page, page.headline, page.view.sentence)
    if page.below_head:
        page.below_head()
    if page.facts:
        st.html(markup.facts_line(page.facts))
    band = st.empty()
    if page.below_cards:
        page.below_cards()
    table = st.empty()
    _show_numbers(page, band, table)
    rows, fold = Sections().with_headings(page.rows()), FoldedRows(page.open_rows)
    blocks = lay_out(rows, page.view, widths=page.widths, fold=fold)
    # What a number opens is known when the blocks are; the user reads the numbers meanwhile.
    _show_numbers(page, band, table, html_clicks.opening_measures(blocks, page.view))
    for note in page.notes:
        st.html(markup.calm(note))
    if page.below_charts:
        page.below_charts()
    close_page(page.sources)


def _show_numbers(
    page: Page, band: DeltaGenerator, table: DeltaGenerator, opens: Collection[str] | None = None
) -> None:
    """Draw KPI band and 需办 into their places; with ``opens`` their measures can be clicked."""
    if page.cards:
        band.html(markup.kpi_band(page.cards, opens or ()))
    if page.signals is not None:
        shown = with_words(signal_table(page.signals[:MOST_ROWS], opens)) + rest_line(more(page.signals))
        table_orders.note_table("", shown)
        table.html(shown if page.signals else markup.calm(page.calm))


def lay_out(
    rows: Iterable[Sequence[Block]],
    view: View,
    *,
    widths: Sequence[Sequence[int]] | None = None,
    fold: FoldedRows | None = None,
) -> list[DrawnBlock]:
    """Draw the blocks row by row, and return them; a block alone in its row takes the full width.

    A row is sent to the browser while the next one is being computed, and the toolbars follow after all
    charts: the user waits for the charts, not for what can be done with them.
    """
    drawn: list[tuple[DeltaGenerator, DrawnBlock]] = []
    own, fold = OwnRows(view), fold or FoldedRows(None)
    for number, row in enumerate(rows):
        with fold.around(number, row):
            places = _places(number, row, widths)
        for place, block in zip(places, row, strict=True):
            drawn.append((place, own.as_drawn(block)))
            draw(*drawn[-1])
    fold.tell()
    blocks = [each for _place, each in drawn]
    for place, each in drawn:
        with place:
            block_tools(each.block, each.view, each.listed or each.block)
    return blocks


def draw(place: DeltaGenerator, drawn: DrawnBlock, *, kind: str = "") -> None:
    """Draw one block: head, figure, reading; ``kind`` is a line above the title."""
    block = drawn.block
    with place:
        tag = "" if block.why is None else reason(block.why.word, block.why.rows)
        st.html(markup.block_head(block.heading or block.reading.title, block.subtitle, kind, beside=tag))
        if block.figure is not None:
            figures.show(
                block.figure,
                key=block.key,
                alt=block.reading.title,
                height=int(block.figure.layout.height),
                marks=drawn.marks,
                chosen=drawn.chosen,
                opens=(rows_of_block(block, drawn.view.address), drawn.view.scope if drawn.listed else None),
            )
        if block.html:
            st.html(under_name(with_words(block.html), block.key))
        table_orders.note_table(block.key, block.html, map(str, block.table.columns))
        st.html(markup.reading(block.reading.reading) + markup.annotation_list(block.annotations))


def _places(
    number: int, row: Sequence[Block], widths: Sequence[Sequence[int]] | None
) -> list[DeltaGenerator]:
    """One container per block of a row, named by the key of the block."""
    keys = [f"block-{block.key}" for block in row]
    if len(row) == 1:
        return [st.container(key=keys[0])]
    with st.container(key=f"row-{number}"):
        columns = st.columns(widths[number] if widths else [1] * len(row), gap="large")
    return [column.container(key=key) for column, key in zip(columns, keys, strict=True)]


def is_empty(*rows: Mapping[str, Any]) -> bool:
    """Whether all summaries count 0 rows."""
    return not any(row.get(name) for row in rows for name in event_counts())


def nothing_to_show(view: View, ledger: str, controls: Callable[[], None] | None = None) -> None:
    """Draw the page of a scope without rows: its head, its own ``controls``, and the dates of the ledger."""
    capture.note_view(view)
    capture.note_ledgers([ledger])
    page_head(view.address, view.page, _("暂无数据"), view.sentence)
    if controls:
        controls()
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


@contextmanager
def for_analysts() -> Iterator[None]:
    """A collapsed section for names of columns, questions and files, which only analysts need."""
    with st.container(key="for-analysts"), st.expander(_("供分析员核对")):
        yield


def close_page(parts: Sequence[str]) -> None:
    """Draw the source line at the end of a page."""
    st.html(markup.source_line(parts))


def unavailable(error: UnavailableError) -> None:
    """Draw the page that replaces all others when there is no data to show; it imports nothing."""
    assured = (_("数据没有改动，也没有用演示数据代替"), _("修好之后刷新本页即可"))
    st.html(markup.page_head(_("街道治理看板"), _("存储不可用"), assured))
    st.html(markup.reading(f"**{_(error.damage.value)}**"))
    st.html(markup.reading(_(error.damage.advice)))


def never_imported(served: Snapshot, ledgers: Sequence[str]) -> list[str]:
    """The part of the source line with the ledgers of a page that have no rows, and how to import them."""
    titles = [_(LEDGERS[name].title) for name in ledgers if not served.row_counts.get(name)]
    template = _("还没有导入{titles}，靠它们的图表没有显示；模板在台账管理页")
    return [template.format(titles=listing(titles))] if titles else []


def demonstration_note() -> str:
    """What the demonstration ledgers are made of."""
    return _("演示数据：六个社区取自五城公开报道，合在一个示例街道，数字为合成")


#: Ledgers of what a community does as a whole: no compound is looked for.
_OF_COMMUNITIES = ("collective_income",)


def sources(served: Snapshot, ledgers: Sequence[str]) -> list[str]:
    """Parts of the source line for the ledgers a page reads."""
    note_ledgers(ledgers)
    titles = listing(_(LEDGERS[name].title) for name in ledgers)
    parts = [_("来源：{titles}（导入 {day}）").format(titles=titles, day=day(served.imported_at))]
    for name in ledgers:
        matched, rows = served.matched_share.get(name, (0, 0))
        if rows and name not in _OF_COMMUNITIES:
            parts.append(
                _("{title}匹配到小区 {rate}（{fraction}）").format(
                    title=_(LEDGERS[name].title), rate=rate(matched / rows), fraction=fraction(matched, rows)
                )
            )
    parts.append(_("未匹配的计入社区、不计入小区；办结以系统标记为准"))
    return [*parts, demonstration_note()] if served.is_demonstration else parts
