"""The sidebar: dates, places, conditions, comparison, and the last day of each ledger."""

from __future__ import annotations

from datetime import date
from functools import partial
from html import escape

import streamlit as st

from data.ledgers import LEDGERS
from data.snapshots.store import Snapshot
from data.weeks import DAY
from pages.parts.asking.choices import Choices, choices, findable
from pages.parts.asking.linked_snapshot import shown_earlier
from pages.parts.asking.page_address import link_query
from pages.parts.asking.scope_state import (
    CAPTURE,
    begin,
    change,
    clear,
    current_scope,
    notes,
    tell,
)
from pages.parts.findings.reading import capital
from pages.parts.screen import capture
from pages.parts.screen.condition_bar import further_conditions
from pages.parts.screen.doors import days_late
from pages.parts.screen.links import copy_link
from pages.parts.screen.scope_widget import shows
from pages.parts.words.dates import dates, short_day
from pages.parts.words.holidays import missing_year
from pages.parts.words.language import _, mark
from pages.parts.words.literal import literal
from pages.parts.words.presets import PRESETS, preset_of, window
from queries import Comparison, Grain, Scope
from queries.subjects import main_ledgers

__all__ = ["current_scope", "scope_bar"]

_GRAINS = {
    Grain.DAY: mark("日"),
    Grain.WEEK: mark("周"),
    Grain.MONTH: mark("月"),
    Grain.QUARTER: mark("季"),
    Grain.YEAR: mark("年"),
}
_ALONE = "none"
_COMPARISONS = {
    Comparison.PREVIOUS: mark("较上期"),
    Comparison.YEAR: mark("较上年同期"),
    _ALONE: mark("不比较"),
}


def scope_bar(snapshot: Snapshot, *, page: str = "") -> Scope:
    """The scope that the pages show; draws the sidebar and updates the address bar.

    Args:
        snapshot: The current snapshot.
        page: Address of the current page.

    Raises:
        StoreError: The store is damaged.
    """
    offer = choices()
    scope = begin(offer)
    with st.sidebar:
        _note_of_samples(snapshot)
        for note in notes():
            st.html(f'<p class="scope-note" role="status">{escape(note)}</p>')
        _dates(scope, snapshot.as_of.date())
        _places(scope, offer)
        further_conditions(scope)
        _comparison(scope)
        with st.container(horizontal=True, key="scope-actions"):
            here = link_query(snapshot_id=shown_earlier())
            shown = f"{here}&{CAPTURE}=1" if capture.is_on() else here
            copy_link(link_query(snapshot_id=snapshot.id), page=page, shown=shown)
            capture.switch()
            st.button(_("清除筛选"), type="tertiary", key="scope-clear", on_click=clear)
        st.html(freshness(snapshot))
    return scope


def _choose_preset(today: date, preset: str | None) -> None:
    if preset is not None:
        date_from, date_to = window(preset, today)
        change(date_from=date_from, date_to=date_to)


def _choose_days(days: tuple[date, ...]) -> None:
    if len(days) != 2:  # one day: the user has not selected the other yet
        return
    before = current_scope()
    change(date_from=days[0], date_to=days[1] + DAY)
    # The widget silently reorders a range that was typed in reverse: one end stays and becomes the other.
    if before.date_from == days[1] or before.date_to == days[0] + DAY:
        tell(_("起止日期按先后取为 {dates}。").format(dates=dates(days[0], days[1] + DAY)))


def _dates(scope: Scope, today: date) -> None:
    st.pills(
        _("时间"),
        PRESETS,
        format_func=lambda preset: capital(_(preset)),
        help=_(
            "按数据截至日（{day}）推算，而不是按今天：上周是数据中最后一个完整的周，"
            "上半年是最近一个已过完的 1 至 6 月，去年同季是本季的上一年同一季。"
        ).format(day=literal(today)),
        **shows("presets", preset_of(scope.date_from, scope.date_to, today), partial(_choose_preset, today)),
    )
    first, end = scope.bounds
    days = (first, end - DAY)
    st.date_input(
        _("起止日期"),
        min_value=min(date(2000, 1, 1), days[0]),
        max_value=max(date(today.year + 1, 12, 31), days[1]),
        format="YYYY-MM-DD",
        **shows("dates", days, _choose_days, is_partial=lambda shown: len(shown) == 1),
    )
    st.segmented_control(
        _("粒度"),
        list(_GRAINS),
        format_func=lambda grain: _(_GRAINS[grain]),
        width="stretch",
        **shows("grain", scope.grain, lambda grain: change(grain=grain) if grain else None),
    )


def _places(scope: Scope, offer: Choices) -> None:
    lists = {
        "communities": (_("社区"), _("全部 {n} 个社区")),
        "compounds": (_("小区"), _("全部 {n} 个小区")),
        "categories": (_("类别"), _("全部 {n} 类")),
        "channels": (_("渠道"), _("全部 {n} 个渠道")),
    }
    for field, (label, everything) in lists.items():
        offered = offer.names_for(field, scope.communities)
        st.multiselect(
            literal(label),
            offered,
            format_func=findable,
            filter_mode="contains",
            placeholder=everything.format(n=_number(field, offered)),
            select_all=False,
            **shows(field, list(getattr(scope, field) or ()), partial(_choose, field, offer)),
        )


def _choose(field: str, offer: Choices, names: list[str]) -> None:
    if field != "communities":
        change(**{field: tuple(names)})
        return
    # Compounds of a community that is no longer selected are removed with it.
    offered = offer.names_for("compounds", tuple(names) or None)
    compounds = tuple(name for name in current_scope().compounds or () if name in offered)
    change(communities=tuple(names), compounds=compounds)


def _comparison(scope: Scope) -> None:
    st.segmented_control(
        _("比较"),
        list(_COMPARISONS),
        format_func=lambda comparison: _(_COMPARISONS[comparison]),
        width="stretch",
        **shows(
            "comparison",
            scope.comparison or _ALONE,
            lambda chosen: change(comparison=None if chosen == _ALONE else chosen) if chosen else None,
        ),
    )


def _number(field: str, offered: tuple[str, ...]) -> int:
    return len(offered) - {"communities": 1, "compounds": 2}.get(field, 0)


def _note_of_samples(snapshot: Snapshot) -> None:
    """Say of the demonstration ledgers what they are made of."""
    if snapshot.is_demonstration:
        note = escape(_("六个社区取自五城公开报道，合在一个示例街道，数字为合成"))
        st.html(f'<p class="demo-note">{note}</p>')


def freshness(snapshot: Snapshot) -> str:
    """HTML: one line per main ledger with its last day; amber when it is late against the newest ledger."""
    lines = "".join(_line(snapshot, name) for name in main_ledgers())
    return f'<div class="fresh"><b>{escape(_("数据截至"))}</b>{lines}{_holidays(snapshot)}</div>'


def _holidays(snapshot: Snapshot) -> str:
    """HTML: the note that the holidays of a year are unknown, so its weeks count as ordinary weeks."""
    year = missing_year(snapshot.as_of.date())
    if year is None:
        return ""
    text = escape(_("{year} 年未填齐").format(year=year))
    return f'<div class="late">{escape(_("节假日"))}<span>{text}</span></div>'


def _line(snapshot: Snapshot, name: str) -> str:
    title = escape(_(LEDGERS[name].title))
    if name not in snapshot.freshness:
        return f"<div>{title}<span>{escape(_('没有记录'))}</span></div>"
    last = snapshot.freshness[name].date()
    late = days_late(snapshot, name)
    if not late:
        return f"<div>{title}<span>{short_day(last)}</span></div>"
    text = escape(_("{day} · 迟 {n} 天").format(day=short_day(last), n=late))
    return f'<div class="late">{title}<span>{text}</span></div>'
