"""What a reader chooses on the page: a ready comparison, side B, and that both change places."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from data.snapshots.store import Snapshot
from data.weeks import DAY
from pages.parts.asking.browser_history import is_returning
from pages.parts.asking.choices import choices, findable
from pages.parts.asking.fetch import fetch_analysis
from pages.parts.asking.other_side import PREFIX, Query, difference
from pages.parts.asking.page_address import complete_query, is_bare_address, set_parameters
from pages.parts.asking.scope_state import change, current_scope
from pages.parts.subjects.compare.presets import Preset, presets
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from queries import Scope
from queries.analysis import Analysis, why_not
from queries.dimensions import DIMENSIONS, FIELDS

#: Key of the ready comparisons.
PRESET = "compare-preset"
#: Session key: the parameters of side B on the last visit.
_KEPT = "compare_other_side"


def parameters() -> dict[str, list[str]]:
    """The parameters of side B in the address."""
    return {name: st.query_params.get_all(name) for name in st.query_params if name.startswith(PREFIX)}


def bring_back_other_side() -> None:
    """Put side B into an address that the top navigation has emptied; it was chosen on this page before."""
    kept = st.session_state.get(_KEPT, {})
    if kept and is_bare_address() and not is_returning():
        complete_query(kept)
    st.session_state[_KEPT] = parameters()


def choose(a: Scope, b: Query) -> None:
    """Make a scope side A, the scope of the session, and write the parameters of B into the address."""
    change(**{field.name: getattr(a, field.name) for field in dataclasses.fields(a)})
    set_parameters(parameters(), {name: list(values) for name, values in b.items()})


def preset_bar(scope: Scope, served: Snapshot) -> None:
    """Draw the ready comparisons; the one that is shown is marked."""
    offered = {each.name: each for each in presets(scope, served)}
    shown = next((each.name for each in offered.values() if _is_shown(each, scope, parameters())), None)
    if st.session_state.get(PRESET) != shown or PRESET not in st.session_state:
        st.session_state[PRESET] = shown
    st.pills(
        _("比什么"),
        list(offered),
        format_func=lambda name: literal(offered[name].label) if name in offered else name,
        key=PRESET,
        on_change=partial(choose_preset, served),
    )


def _is_shown(preset: Preset, scope: Scope, b: Query) -> bool:
    if preset.a != scope:
        return False
    return preset.b == b or (not b and preset.name == "previous")


def choose_preset(served: Snapshot) -> None:
    """Take the ready comparison that was clicked, of the scope of now.

    What is drawn may be of an older scope, where something else was clicked just before.
    """
    for each in presets(current_scope(), served):
        if each.name == st.session_state[PRESET]:
            choose(each.a, each.b)


def swap_button(a: Scope, b: Scope) -> None:
    """Draw the button that makes B side A, and A side B."""
    own = a.replace(comparison=None)
    st.button(
        _("⇄ 对调"),
        key="compare-swap",
        on_click=lambda: choose(b.replace(comparison=a.comparison), difference(b, own)),
    )


def other_side_form(a: Scope, b: Scope) -> None:
    """Draw the fields of side B in a popover; each shows what B has and writes a change into the address."""
    with st.popover(_("换 B"), width="content"), st.container(key="compare-other"):
        first, end = b.bounds
        st.date_input(
            _("起止日期"),
            format="YYYY-MM-DD",
            **_shows("dates", (first, end - DAY), partial(_choose_days, a, b)),
        )
        offer = choices()
        for dimension, field, label in (
            ("community", "communities", _("社区")),
            ("compound", "compounds", _("小区")),
            ("category", "categories", _("类别")),
            ("channel", "channels", _("渠道")),
        ):
            st.multiselect(
                literal(label),
                offer.names_for(field, b.communities),
                format_func=findable,
                placeholder=_("全部"),
                select_all=False,
                **_shows(dimension, list(getattr(b, field) or ()), partial(_choose_names, a, b, field)),
            )

        _condition_fields(a, b)


def _condition_fields(a: Scope, b: Scope) -> None:
    """Draw the choice of a further dimension, and of its values."""
    further = [name for name in DIMENSIONS if name not in FIELDS and values_of(name)]
    chosen = [condition.dimension for condition in b.conditions if not condition.is_excluded]
    name = st.selectbox(
        _("其他条件"),
        further,
        index=further.index(chosen[0]) if chosen and chosen[0] in further else None,
        format_func=lambda dimension: _(DIMENSIONS[dimension].label),
        placeholder=_("不加条件"),
        key="compare-b-dimension",
    )
    if name is None:
        return
    condition = b.condition(name)
    own = list(condition.values) if condition else []  # noqa: PD011 - of a condition, not of a frame
    st.multiselect(
        literal(_(DIMENSIONS[name].label)),
        list(dict.fromkeys([*values_of(name), *own])),
        format_func=_,
        placeholder=_("全部"),
        select_all=False,
        **_shows(
            f"of-{name}", own, lambda names: choose(a, difference(a, b.with_condition(name, tuple(names))))
        ),
    )


def values_of(dimension: str) -> list[str]:
    """The values of a dimension: those declared, else those of all requests, cases or call-backs."""
    if DIMENSIONS[dimension].values:  # noqa: PD011 - of a declaration, not of a frame
        return list(DIMENSIONS[dimension].values)  # noqa: PD011
    for measure in ("request_count", "case_count", "response_count"):
        if not why_not(dimension, (measure,)):
            frame = fetch_analysis(Analysis((measure,), (dimension,)), Scope())
            return [str(name) for name in frame.sort_values(measure, ascending=False)[dimension]]
    return []


def _choose_days(a: Scope, b: Scope, days: Sequence[date]) -> None:
    if len(days) == 2:  # one day: the reader has not selected the other yet
        choose(a, difference(a, b.replace(date_from=days[0], date_to=days[1] + DAY)))


def _choose_names(a: Scope, b: Scope, field: str, names: Sequence[str]) -> None:
    chosen = b.replace(**{field: tuple(names)})
    if field == "communities":  # compounds of a community that is no longer chosen go with it
        offered = choices().names_for("compounds", chosen.communities)
        kept = tuple(name for name in b.compounds or () if name in offered)
        chosen = chosen.replace(compounds=kept)
    choose(a, difference(a, chosen))


def _shows(name: str, value: object, on_change: Any) -> dict[str, Any]:  # noqa: ANN401 - each widget has its own
    # A widget shows side B and reports a change, as those of the scope bar do.
    key = f"compare-b-{name}"
    shown = st.session_state.get(key)
    is_partial = isinstance(shown, tuple) and len(shown) == 1
    if key not in st.session_state or (shown != value and not is_partial):
        st.session_state[key] = value
    return {"key": key, "on_change": lambda: on_change(st.session_state[key])}
