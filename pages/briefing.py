"""每周简报: what does this week's briefing say, and is 下周建议 written?"""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import StoreError
from data.snapshots.briefing_choices import charts
from pages.parts.asking.block import View
from pages.parts.asking.fetch import snapshot
from pages.parts.asking.scope_sentence import BESIDE_REQUESTS, scope_sentence
from pages.parts.briefing.desk import advice_box, band, issue_name, preview
from pages.parts.briefing.desk_charts import chart_box
from pages.parts.briefing.desk_export import export_box
from pages.parts.briefing.sheet import build_sheet
from pages.parts.html import markup
from pages.parts.screen import capture, frame
from pages.parts.screen.chips import chips
from pages.parts.screen.frame import sources
from pages.parts.screen.scope_bar import current_scope
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from queries import Comparison, Grain, Scope
from queries.subjects import ledgers_in_briefing


def headline(scope: Scope, text: str, *, has_data: bool) -> str:
    """The headline: the issue, and whether 下周建议 is written."""
    if not has_data:
        template = _("{issue}没有记录，请换一周或换社区")
    else:
        template = _("{issue}已备好；下周建议已写 {n} 字") if text else _("{issue}已备好；下周建议还没有写")
    return template.format(issue=issue_name(scope), n=len(text))


def places(size: str) -> tuple[list[DeltaGenerator], DeltaGenerator]:
    """Containers of 下周建议, charts and files, and of the preview; side by side if there is room."""
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
    scope, served = current_scope().replace(grain=Grain.WEEK, comparison=Comparison.PREVIOUS), snapshot()
    head = st.container()
    size = band(scope, served.as_of)
    boxes, paper = places(size)
    try:
        with boxes[0]:
            text = advice_box(scope)
        chosen = charts()
        sheet = build_sheet(scope, served, chosen, text)
    except StoreError as error:
        st.error(literal(error))
        return
    view = View(_("每周简报"), scope, served, scope_sentence(scope, served, beside=BESIDE_REQUESTS))
    capture.note_view(view)
    heading = headline(scope, text, has_data=bool(sheet.cards))
    with head:
        st.html(markup.page_head(view.page, heading, view.sentence))
        chips()
    with boxes[1]:
        chart_box(chosen, sheet.charts, scope, size)
    with boxes[2]:
        export_box(scope)
    with paper:
        preview(sheet, size)
    frame.close_page(sources(served, ledgers_in_briefing()))


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    main()
