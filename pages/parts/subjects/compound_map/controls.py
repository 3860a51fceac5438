"""What a reader chooses on the page: the measure, and the way to the page of the chosen compound."""

from __future__ import annotations

import streamlit as st

from pages.parts.asking.page_address import set_parameters
from pages.parts.subjects.compound_map.choice import LABELS, PARAMETER, MapMeasure, offered, read_measure
from pages.parts.words.language import _
from queries import Scope

_KEY = "compound-map-measure"


def current_measure(*, has_events: bool = False) -> MapMeasure:
    """The measure that the address says."""
    return read_measure(st.query_params.get_all(PARAMETER), has_events=has_events)


def measure_switch(measure: MapMeasure, *, has_events: bool = False) -> None:
    """Draw the measures, of which one is chosen; a change is written into the address."""
    if st.session_state.get(_KEY) != measure:
        st.session_state[_KEY] = measure
    st.segmented_control(
        _("指标"),
        offered(has_events=has_events),
        format_func=lambda each: _(LABELS[each]),
        key=_KEY,
        on_change=_choose,
        label_visibility="collapsed",
    )


def _choose() -> None:
    chosen = st.session_state[_KEY]
    if chosen is not None:  # a second click would leave none
        set_parameters([PARAMETER], {} if chosen is MapMeasure.REQUESTS else {PARAMETER: [str(chosen)]})


def profile_link(scope: Scope) -> None:
    """Draw the way to 小区画像 where one compound is chosen, by a click on its tile or else."""
    if scope.compounds is not None and len(scope.compounds) == 1:
        label = _("看{name}的小区画像 →").format(name=scope.compounds[0])
        with st.container(key="compound-map-profile"):
            st.page_link("compound.py", label=label)
