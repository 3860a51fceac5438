"""口径说明: how is each measure defined, with which settings, and which question answers it?"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable
from html import escape

import pandas as pd
import streamlit as st

from data.ledgers import LEDGERS
from data.settings import WEIGHTS, settings
from pages.parts.asking.fetch import snapshot
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.screen import frame
from pages.parts.screen.head import page_head
from pages.parts.screen.table_orders import show_table
from pages.parts.subjects.definitions import state_words, three_rates
from pages.parts.words.declared_names import SETTINGS
from pages.parts.words.holidays import missing_year
from pages.parts.words.language import _, mark
from pages.parts.words.literal import literal
from pages.parts.words.numbers import count, fraction
from queries.measures import MEASURES


def section(title: str, table: markup.Table, name: str) -> None:
    """Draw one titled table, sorted under a name in the address."""
    st.html(f'<div class="ct"><h2>{escape(title)}</h2></div>')
    show_table(table, name)


def measures() -> markup.Table:
    """Each measure with its definition."""
    rows = tuple((Cell(_(m.label), bold=True), Cell(_(m.definition))) for m in MEASURES.values())
    headings = (Heading(_("指标"), True, column="measure"), Heading(_("口径"), True, wraps=True))
    values = pd.DataFrame({"measure": [_(m.label) for m in MEASURES.values()]})
    return markup.Table(headings, rows, frame=values)


def setting_values() -> markup.Table:
    """The current value of each setting."""
    rows = tuple(
        (Cell(_(SETTINGS[name]), bold=True), Cell(str(getattr(settings(), name)))) for name in setting_names()
    )
    headings = (Heading(_("设置"), True, column="setting"), Heading(_("取值"), True, wraps=True))
    values = pd.DataFrame({"setting": [_(SETTINGS[name]) for name in setting_names()]})
    return markup.Table(headings, rows, frame=values)


def unknown_holidays() -> None:
    """Draw the note that the holidays of a year are unknown, and what to do."""
    year = missing_year(snapshot().as_of.date())
    if year is not None:
        text = _(
            "还不知道 {year} 年的放假安排，春节、国庆等假期周会被当作平常周判断。"
            "请管理员照国务院办公厅的通知填写设置“补充的节假日”（至少写上春节和国庆），再重新启动看板。"
        )
        st.warning(literal(text.format(year=year)))


def setting_names() -> list[str]:
    """Names of the settings on the page."""
    return [field.name for field in dataclasses.fields(settings()) if field.name in SETTINGS]


def names(heading: str, named: Iterable[tuple[str, str]]) -> markup.Table:
    """The names used in files, on the command line and in the settings, with their labels."""
    rows = tuple((Cell(_(label), bold=True), Cell(name)) for label, name in named)
    return markup.Table((Heading(heading, True), Heading(_("名称"), True)), rows)


def ledgers() -> markup.Table:
    """Each ledger with its number of rows, and how many of them have a compound."""
    served = snapshot()
    rows = []
    for ledger in LEDGERS.values():
        matched = served.matched_share.get(ledger.name)
        rows.append(
            (
                Cell(_(ledger.title), bold=True),
                Cell(_(ledger.grain)),
                Cell(count(served.row_counts.get(ledger.name, 0), mark("行"))),
                Cell(fraction(*matched) if matched and matched[1] else "—"),
            )
        )
    headings = (
        Heading(_("台账"), True, column="ledger"),
        Heading(_("一行是什么"), True, True),
        Heading(_("行数"), column="row_count"),
        Heading(_("匹配到小区 / 全部"), column="matched_share"),
    )
    shares = [served.matched_share.get(name, (0, 0)) for name in LEDGERS]
    values = pd.DataFrame(
        {
            "ledger": [_(ledger.title) for ledger in LEDGERS.values()],
            "row_count": [served.row_counts.get(name, 0) for name in LEDGERS],
            "matched_share": [matched / whole if whole else math.nan for matched, whole in shares],
        }
    )
    return markup.Table(headings, tuple(rows), frame=values)


def main() -> None:
    """Draw the page."""
    page_head(
        "definitions",
        _("口径说明"),
        _("每个数字怎么算、用了哪些设置、出自哪张台账"),
        [_("各项率都用分子之和除以分母之和，不用各社区率的平均；分母为 0 时不显示")],
        is_narrowed=False,
    )
    section(_("指标口径"), measures(), "measures")
    weights = {name: getattr(settings(), name) for name in WEIGHTS}
    section(_("三率考核"), three_rates.steps(weights), "three-rates")
    section(_("判断用词"), state_words.words(), "words")
    section(_("颜色"), state_words.colours(), "colours")
    st.caption(_("需办各行都按同时看过的个数校正过；碰巧的次数由模拟得出"))
    unknown_holidays()
    section(_("正在使用的设置"), setting_values(), "settings")
    section(_("台账"), ledgers(), "ledgers")
    with frame.for_analysts():
        st.html(markup.unit_table(names(_("指标"), ((m.label, m.name) for m in MEASURES.values()))))
        st.html(markup.unit_table(names(_("设置"), ((SETTINGS[name], name) for name in setting_names()))))
        st.caption(_("设置文件 data/settings.toml"))
    frame.close_page([_("数据版本 {id}").format(id=snapshot().id)])


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    main()
