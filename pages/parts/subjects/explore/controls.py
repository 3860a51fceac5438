"""The controls: what is measured, by what, how it is drawn; what cannot be chosen has its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from pages.parts.asking.scope_state import change
from pages.parts.findings.reading import capital
from pages.parts.subjects.explore.choice import (
    CHART_LABELS,
    COLOUR_LABELS,
    EXTRA_LABELS,
    MOST_MEASURES,
    PERIOD,
    SHARE_LABELS,
    Chart,
    Choice,
    Colour,
    Extra,
    Share,
)
from pages.parts.subjects.explore.choice_state import change_choice, choice_notes
from pages.parts.subjects.explore.colours import colour_reason
from pages.parts.subjects.explore.grain_offer import coarser_grain
from pages.parts.subjects.explore.offers import (
    Plan,
    chart_label,
    chart_reasons,
    dimension_label,
    dimension_reason,
    dimensions_for,
    extra_label,
    extra_reasons,
    grain_reason,
    reason_lines,
)
from pages.parts.subjects.explore.result import GRAIN_WORDS
from pages.parts.subjects.explore.shares import share_reason
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from queries import Scope
from queries.dimensions import DIMENSIONS
from queries.measures import AGGREGATES, MEASURES


def controls(choice: Choice, plan: Plan, scope: Scope) -> None:
    """Draw the controls in their order: 指标, 行, 列, 颜色, 粒度, 图形, 附加, 占比, 还可以分组."""
    with st.container(key="explore-controls"):
        for note in choice_notes():
            st.html(f'<p class="scope-note" role="status">{escape(note)}</p>')
        _reasons(plan.notes)
        measures(choice)
        _sides(choice)
        _colours(choice, plan)
        _grains(plan, scope)
        _charts(choice, plan)
        _extras(choice, plan, scope)
        _shares(choice, plan)
        _further(choice)


def measures(choice: Choice) -> None:
    """Draw the list of the measures, of which two can be chosen."""
    st.multiselect(
        _("指标"),
        list(AGGREGATES),
        format_func=lambda name: _(MEASURES[name].label),
        max_selections=MOST_MEASURES,
        placeholder=_("选一个指标"),
        **_bound("measures", list(choice.measures), lambda names: change_choice(measures=tuple(names))),
    )
    if len(choice.measures) == 1:
        st.html(_hint(_("可再选一个指标：两个指标用散点或排名表")))


def _sides(choice: Choice) -> None:
    """The lists of rows and columns: only dimensions that all chosen measures have, and what is chosen."""
    offered = dimensions_for(choice.measures)
    for field, label, names in (
        ("rows", capital(_("行")), offered),
        ("columns", _("列"), [PERIOD, *offered]),
    ):
        chosen, other = (choice.rows, choice.columns) if field == "rows" else (choice.columns, choice.rows)
        options = ["", *(name for name in names if name != other)]
        if chosen not in options:
            options.append(chosen)
        st.selectbox(
            literal(label),
            options,
            format_func=lambda name: dimension_label(name) if name else _("不分"),
            filter_mode="contains",
            **_bound(field, chosen, partial(_change_side, field)),
        )


def _change_side(field: str, name: str) -> None:
    change_choice(**{field: name})


def _open_sides(choice: Choice, plan: Plan) -> tuple[str, str]:
    """The chosen rows and columns that can cut what is drawn."""
    rows, columns = (
        side if side == PERIOD or not dimension_reason_of(side, plan) else ""
        for side in (choice.rows, choice.columns)
    )
    return rows, columns


def _colours(choice: Choice, plan: Plan) -> None:
    """The list of what the colour can say here; why the rest cannot stands below it, each reason once."""
    rows, columns = _open_sides(choice, plan)
    columns = "" if plan.chart is Chart.BARS else columns  # they wait: bars have rows only
    offered = dimensions_for(choice.measures)
    reasons = {
        name: colour_reason(name, plan.chart, plan.measure, rows, columns) for name in (*Colour, *offered)
    }
    options = [name for name, reason in reasons.items() if not reason or name == choice.colour]
    st.selectbox(
        _("颜色"),
        options,
        format_func=_colour_label,
        filter_mode="contains",
        disabled=len(options) == 1,
        **_bound("colour", choice.colour, lambda colour: change_choice(colour=colour)),
    )
    _reasons(reason_lines(reasons, _colour_label))


def _colour_label(name: str) -> str:
    return _(COLOUR_LABELS[Colour(name)]) if name in list(Colour) else dimension_label(name)


def _grains(plan: Plan, scope: Scope) -> None:
    reason = grain_reason(plan)
    st.segmented_control(
        _("粒度"),
        list(GRAIN_WORDS),
        format_func=lambda grain: _(GRAIN_WORDS[grain]),
        width="stretch",
        disabled=bool(reason),
        **_bound("grain", scope.grain, lambda grain: change(grain=grain) if grain else None),
    )
    reason = reason or coarser_grain(plan, scope)
    if reason:
        _reasons([(_("粒度"), reason)])


def _charts(choice: Choice, plan: Plan) -> None:
    """A grid of words: the drawn one is marked, those that cannot show the choice are dashed."""
    reasons = chart_reasons(plan.measures, *_open_sides(choice, plan), choice.colour)
    st.html(_label(_("图形")))
    with st.container(horizontal=True, key="explore-charts"):
        for chart in Chart:
            st.button(
                _(CHART_LABELS[chart]),
                key=f"explore-chart-{chart.value}",
                type="primary" if chart is plan.chart else "secondary",
                disabled=bool(reasons[chart]),
                help=literal(reasons[chart]) if reasons[chart] else None,
                on_click=change_choice,
                kwargs={"chart": chart},
            )
    _reasons(reason_lines(reasons, chart_label))


def dimension_reason_of(side: str, plan: Plan) -> str:
    """Why a side cannot cut what is drawn; empty for none."""
    return dimension_reason(side, plan.measures) if side in DIMENSIONS else ""


def _extras(choice: Choice, plan: Plan, scope: Scope) -> None:
    reasons = extra_reasons(plan, is_compared=scope.comparison is not None)
    st.html(_label(_("附加")))
    for extra in Extra:
        st.checkbox(
            _(EXTRA_LABELS[extra]),
            disabled=bool(reasons[extra]),
            **_bound(f"extra-{extra.value}", extra in choice.extras, partial(_switch, choice, extra)),
        )
    _reasons(reason_lines(reasons, extra_label))


def _switch(choice: Choice, extra: Extra, is_on: bool) -> None:  # noqa: FBT001 - the value of a checkbox
    wanted = {*choice.extras, extra} if is_on else {*choice.extras} - {extra}
    change_choice(extras=tuple(one for one in Extra if one in wanted))


def _shares(choice: Choice, plan: Plan) -> None:
    reason = share_reason(plan.chart, plan.measure)
    st.segmented_control(
        _("占比"),
        list(Share),
        format_func=lambda share: _(SHARE_LABELS[share]),
        width="stretch",
        disabled=bool(reason),
        **_bound("share", choice.share, lambda share: change_choice(share=share or Share.NONE)),
    )
    _reasons([(_("占比"), reason)] if reason else [])


def _further(choice: Choice) -> None:
    """The dimensions that are not chosen: one click makes it the rows, then the columns."""
    unused = [name for name in dimensions_for(choice.measures) if name not in (choice.rows, choice.columns)]
    st.pills(
        _("还可以分组"),
        unused,
        format_func=dimension_label,
        **_bound("further", None, partial(_cut_further, choice)),
    )
    reasons = {name: dimension_reason(name, choice.measures) for name in DIMENSIONS}
    _reasons(reason_lines(reasons, dimension_label))


def _cut_further(choice: Choice, name: str | None) -> None:
    if name is not None:
        change_choice(**{"columns" if choice.rows else "rows": name})


def _bound(name: str, value: object, on_change: Callable[[Any], None]) -> dict[str, Any]:
    """A widget shows the choice and reports a change; its value is set where it differs from the choice."""
    key = f"explore-{name}"
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return {"key": key, "on_change": lambda: on_change(st.session_state[key])}


def _label(text: str) -> str:
    return f'<p class="control-label">{escape(text)}</p>'


def _hint(text: str) -> str:
    return f'<p class="control-why">{escape(text)}</p>'


def _reasons(lines: Iterable[tuple[str, str]]) -> None:
    """Draw subjects with their reasons, one a line."""
    said = [f"<b>{escape(subject)}</b>{escape(_('：'))}{escape(reason)}" for subject, reason in lines]
    if said:
        st.html(f'<p class="control-why">{"<br>".join(said)}</p>')
