"""The list of the charts of the briefing: order, selection and dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from data.errors import StoreError
from data.notebook.briefing_choices import PRESETS, ChosenChart, set_charts
from pages.parts.asking.block import Block
from pages.parts.asking.fetch import snapshot
from pages.parts.asking.pinned_charts import (
    briefing_kind,
    move_chart,
    narrowing_names,
    scope_of,
    with_briefing_scope,
    with_fixed_scope,
)
from pages.parts.briefing.sheet import SIZES
from pages.parts.html import markup
from pages.parts.words.dates import dates
from pages.parts.words.language import _, listing, mark
from pages.parts.words.literal import literal
from pages.parts.words.navigation import TITLES
from queries import Grain, Scope

_FAILED = "briefing_charts_failed"
#: Kind of briefing -> how a chart of another page gets into it.
_FURTHER = {
    Grain.WEEK: mark("要加别的图：在任何一页的图右上角点“⋯”“加入简报”。"),
    Grain.MONTH: mark("要加别的图：时段选成一个月，在任何一页的图右上角点“⋯”“加入月报”。"),
    Grain.QUARTER: mark("要加别的图：时段选成一个季度，在任何一页的图右上角点“⋯”“加入季报”。"),
}
_ROOM = {
    "a4": mark("A4 用前 {n} 张，16:9 用第一张，长图全部用"),
    "slide": mark("16:9 用第一张，A4 用前 {n} 张，长图全部用"),
    "phone": mark("长图全部用，A4 用前 {n} 张，16:9 用第一张"),
}


def chart_box(
    chosen: tuple[ChosenChart, ...], blocks: Sequence[Block | None], scope: Scope, size: str
) -> None:
    """Draw the list.

    Args:
        chosen: The charts in their order.
        blocks: The block of each; None where its page has no data for the window.
        scope: Scope of the briefing, whose dates a chart can be fixed to.
        size: The selected size.
    """
    st.html(markup.block_head(_("图表与顺序"), _(_ROOM[size]).format(n=SIZES["a4"].charts)))
    if failure := st.session_state.pop(_FAILED, ""):
        st.error(literal(failure))
    if not chosen:
        st.html(markup.reading(_("简报里没有图。")))
    room, drawn = SIZES[size].charts, 0
    for place, (chart, block) in enumerate(zip(chosen, blocks, strict=True)):
        is_on = block is not None and (room is None or drawn < room)
        drawn += block is not None
        with st.container(horizontal=True, key=f"chart-head-{place}"):
            _number(chosen, place, scope)
            st.html(_entry(chart, block, is_on=is_on))
        _row(chosen, place, scope)
    with st.container(horizontal=True, key="briefing-charts-end"):
        if chosen != PRESETS:
            st.button(
                _("恢复预设的四张"), type="tertiary", key="charts-reset", on_click=_keep(scope, PRESETS)
            )
    st.html(f'<p class="m">{_(_FURTHER[briefing_kind(scope)])}</p>')


def _number(chosen: tuple[ChosenChart, ...], place: int, scope: Scope) -> None:
    """Draw the field with the position of a chart; another number moves the chart."""
    key = f"chart-number-{place}"

    def move_to_place() -> None:
        wanted = st.session_state[key]
        st.session_state[key] = place + 1  # the field belongs to the position, not to the chart
        _keep(scope, move_chart(chosen, place, wanted - 1 - place))()

    st.number_input(
        _("次序"),
        1,
        len(chosen),
        place + 1,
        key=key,
        on_change=move_to_place,
        label_visibility="collapsed",
        width=42,
    )


def _row(chosen: tuple[ChosenChart, ...], place: int, scope: Scope) -> None:
    chart, others = chosen[place], [*chosen[:place], *chosen[place + 1 :]]
    turned = with_fixed_scope(chart, scope) if chart.follows else with_briefing_scope(chart, scope)
    offered = [
        ("up", _("上移"), move_chart(chosen, place, -1), place == 0),
        ("down", _("下移"), move_chart(chosen, place, 1), place == len(chosen) - 1),
        (
            "hold",
            _("固定日期") if chart.follows else _("随简报"),
            (*chosen[:place], turned, *chosen[place + 1 :]),
            False,
        ),
        ("remove", _("移除"), tuple(others), False),
    ]
    with st.container(horizontal=True, key=f"chart-row-{place}"):
        for name, label, result, is_off in offered:
            st.button(
                literal(label),
                type="tertiary",
                key=f"chart-{name}-{place}",
                disabled=is_off,
                on_click=_keep(scope, result),
            )


def _entry(chart: ChosenChart, block: Block | None, *, is_on: bool) -> str:
    """HTML: the finding, and the page of the chart."""
    title = _("本期没有数据，不出图") if block is None else block.reading.title
    about = [_(TITLES.get(chart.page, chart.page)), *_narrowing_text(chart)]
    if block is not None and not is_on:
        about.append(_("此版式不印"))
    kind = "" if is_on else " off"
    return (
        f'<div class="chosen{kind}"><span lang="zh-CN">{escape(title)}</span>'
        f'<p class="m">{escape(" · ".join(about))}</p></div>'
    )


def _narrowing_text(chart: ChosenChart) -> list[str]:
    """Texts of the chart's own filters: its names, and its dates where they are fixed."""
    names, scope = narrowing_names(chart), scope_of(chart)
    days = [] if chart.follows else [dates(scope.date_from, scope.date_to)]
    return ([listing(names)] if names else []) + days


def _keep(scope: Scope, charts: tuple[ChosenChart, ...]) -> Callable[[], None]:
    def keep() -> None:
        try:
            set_charts(snapshot().home, charts, briefing_kind(scope).value)
        except StoreError as error:
            st.session_state[_FAILED] = str(error)

    return keep
