"""公开数据对照: what do published articles say about these communities, and what do the ledgers say?"""

from __future__ import annotations

import streamlit as st

from pages.parts.asking.fetch import fetch, snapshot
from pages.parts.html import markup
from pages.parts.screen import frame
from pages.parts.screen.head import page_head
from pages.parts.screen.table_orders import note_table, show_table
from pages.parts.subjects.published import tables as published
from pages.parts.subjects.published.articles import articles
from pages.parts.words.language import _
from pages.parts.words.navigation import TITLES
from queries.published import Answer, answers


def section(title: str, note: str, table: markup.Table, kind: str) -> None:
    """Draw one titled table; tables of the same ``kind`` have the same column widths."""
    st.html(markup.block_head(title, note))
    html = markup.unit_table(table)
    note_table(table.name, html)
    st.html(f'<div class="{kind}">{html}</div>')


def sections(results: list[Answer]) -> None:
    """Draw the articles, the figures of each community and the mechanisms."""
    section(
        _("五篇报道"),
        _("文章没有写年份的数字，取一个年份来对照，各行写明依据"),
        articles(results),
        "articles",
    )
    for community, tally, table in published.by_place(results):
        section(community, tally, table, "figures")
    section(
        _("38 项机制在哪里看"),
        _("五篇报道讲到的做法，每一项都能从导航直接找到；链接只看该社区"),
        published.mechanisms(TITLES),
        "mechanisms",
    )


def main() -> None:
    """Draw the page."""
    served = snapshot()
    results = answers(fetch, served.row_counts)
    page_head(
        "published",
        _("公开数据对照"),
        published.headline(results, is_demonstration=served.is_demonstration),
        [
            published.comparison_note(is_demonstration=served.is_demonstration),
            _("五篇公开报道写到的数字，逐条向台账提问；每条用的都是各页同样的查询，不另存答案"),
            _("点“打开”看这个社区、这一年的图；左侧筛选对本页不起作用"),
            _("“以上”“超过”是下限，“约”容许一成出入；率和同比按文章的小数位对照"),
        ],
        is_narrowed=False,
    )
    sections(results)
    with frame.for_analysts():
        show_table(published.questions(results), "questions")
        st.caption(_("命令行：python -m queries published"))
    notes = [_("数据版本 {id}").format(id=served.id)]
    frame.close_page([*notes, frame.demonstration_note()] if served.is_demonstration else notes)


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    main()
