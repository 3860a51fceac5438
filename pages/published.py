"""公开数据对照: what do published articles say about these communities, and what do the ledgers say?"""

from __future__ import annotations

import streamlit as st

from pages.parts.asking.fetch import fetch, snapshot
from pages.parts.html import markup
from pages.parts.screen import frame
from pages.parts.subjects.published import tables as published
from pages.parts.words.language import _
from pages.parts.words.navigation import TITLES
from queries.published import answers


def section(title: str, note: str, table: markup.Table, kind: str) -> None:
    """Draw one titled table; tables of the same ``kind`` have the same column widths."""
    st.html(markup.block_head(title, note))
    st.html(f'<div class="{kind}">{markup.unit_table(table)}</div>')


def main() -> None:
    """Draw the page."""
    served = snapshot()
    results = answers(fetch, served.row_counts)
    st.html(
        markup.page_head(
            _("公开数据对照"),
            published.headline(results, is_demonstration=served.is_demonstration),
            [
                published.comparison_note(is_demonstration=served.is_demonstration),
                _("五篇公开报道写到的数字，逐条向台账提问；每条用的都是各页同样的查询，不另存答案"),
                _("点“打开”看这个社区、这一年的图；左侧筛选对本页不起作用"),
                _("“以上”“超过”是下限，“约”容许一成出入；率和同比按文章的小数位对照"),
            ],
        )
    )
    for community, tally, table in published.by_place(results):
        section(community, tally, table, "figures")
    section(
        _("38 项机制在哪里看"),
        _("五篇报道讲到的做法，每一项都能从导航直接找到；链接只看该社区"),
        published.mechanisms(TITLES),
        "mechanisms",
    )
    with frame.for_analysts():
        st.html(markup.unit_table(published.questions(results)))
        st.caption(_("命令行：python -m queries published"))
    notes = [_("数据版本 {id}").format(id=served.id)]
    frame.close_page([*notes, _("演示数据，非真实统计")] if served.is_demonstration else notes)


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    main()
