"""简报: what does the briefing of this week, month or quarter say, and is the advice written?"""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import StoreError
from pages.parts.asking.block import View
from pages.parts.asking.fetch import snapshot
from pages.parts.asking.pinned_charts import briefing_charts, briefing_kind
from pages.parts.asking.scope_sentence import BESIDE_REQUESTS, scope_sentence
from pages.parts.briefing.desk import advice_box, band, preview
from pages.parts.briefing.desk_charts import chart_box
from pages.parts.briefing.desk_export import export_box
from pages.parts.briefing.period_words import issue_name, words_of
from pages.parts.briefing.periods import by_its_periods
from pages.parts.briefing.sheet import build_sheet
from pages.parts.screen import capture, frame
from pages.parts.screen.frame import sources
from pages.parts.screen.head import page_head
from pages.parts.screen.scope_bar import current_scope
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from queries import Comparison, Scope
from queries.subjects import ledgers_in_briefing


def headline(scope: Scope, text: str, *, has_data: bool) -> str:
    """The headline: the issue, and whether the advice is written."""
    if not has_data:
        template = _("{issue}没有记录，请换一期或换社区")
    else:
        template = _("{issue}已备好；{advice}已写 {n} 字") if text else _("{issue}已备好；{advice}还没有写")
    title = _(words_of(scope).advice)
    return template.format(issue=issue_name(scope), advice=title[:1].lower() + title[1:], n=len(text))


def places(size: str) -> tuple[list[DeltaGenerator], DeltaGenerator]:
    """Containers of the advice, charts and files, and of the preview; side by side if there is room."""
    if size == "slide":
        wide = st.container()
        with st.container(key="row-briefing"):
            return list(st.columns(3, gap="large")), wide
    with st.container(key="row-briefing"):
        left, right = st.columns([270, 794] if size == "a4" else [700, 364], gap="large")
    if size == "a4":
        return [left.container() for _box in range(3)], right
    text, charts = left.columns(2, gap="large")
    return [text.container(), charts, text.container()], right


def main() -> None:
    """Draw the page."""
    scope, served = by_its_periods(current_scope()).replace(comparison=Comparison.PREVIOUS), snapshot()
    head = st.container()
    size = band(scope, served.as_of)
    boxes, paper = places(size)
    try:
        with boxes[0]:
            text = advice_box(scope)
        chosen = briefing_charts(served.home, briefing_kind(scope))
        sheet = build_sheet(scope, served, chosen, text)
    except StoreError as error:
        st.error(literal(error))
        return
    view = View(_("简报"), scope, served, scope_sentence(scope, served, beside=BESIDE_REQUESTS))
    capture.note_view(view)
    heading = headline(scope, text, has_data=bool(sheet.cards))
    with head:
        page_head(view.address, view.page, heading, view.sentence)
    with boxes[1]:
        chart_box(chosen, sheet.charts, scope, size)
    with boxes[2]:
        export_box(scope)
    with paper:
        preview(sheet, size)
    frame.close_page(sources(served, ledgers_in_briefing()))


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    main()
