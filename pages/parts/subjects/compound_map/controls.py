"""What a reader chooses on the page: the measure, and the way to the page of the chosen compound."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import streamlit as st

from pages.parts.asking.page_address import set_parameters
from pages.parts.subjects.compound_map.choice import (
    FORM,
    FORMS,
    LABELS,
    PARAMETER,
    Form,
    MapMeasure,
    read_form,
    read_measure,
)
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from queries import Scope

_Choice = TypeVar("_Choice", MapMeasure, Form)
_KEY, _FORM_KEY = "compound-map-measure", "compound-map-form"


def current_measure() -> MapMeasure:
    """The measure that the address says."""
    return read_measure(st.query_params.get_all(PARAMETER))


def current_form(*, has_boundaries: bool) -> Form:
    """The form that the address says."""
    return read_form(st.query_params.get_all(FORM), has_boundaries=has_boundaries)


def switches(measure: MapMeasure, form: Form, *, has_boundaries: bool, fault: str = "") -> None:
    """Draw the measures, and tiles or map where the office has boundaries; a change goes into the address.

    Args:
        measure: The measure that is shown.
        form: The form that is shown.
        has_boundaries: Whether there is a map at all.
        fault: Why boundaries that are there cannot be drawn; empty when they can.
    """
    if fault:
        st.warning(literal(fault))
    with st.container(horizontal=True, key="compound-map-switches"):
        _switch(_("指标"), list(MapMeasure), LABELS, _KEY, measure, _choose_measure)
        if has_boundaries:
            _switch(_("画法"), list(Form), FORMS, _FORM_KEY, form, _choose_form)


def _switch(
    label: str,
    options: Sequence[_Choice],
    names: Mapping[_Choice, str],
    key: str,
    shown: _Choice,
    on_change: Callable[[], None],
) -> None:
    if st.session_state.get(key) != shown:
        st.session_state[key] = shown
    st.segmented_control(
        literal(label),
        options,
        format_func=lambda each: _(names[each]),
        key=key,
        on_change=on_change,
        label_visibility="collapsed",
    )


def _choose_measure() -> None:
    chosen = st.session_state[_KEY]
    if chosen is not None:  # a second click would leave none
        set_parameters([PARAMETER], {} if chosen is MapMeasure.REQUESTS else {PARAMETER: [str(chosen)]})


def _choose_form() -> None:
    chosen = st.session_state[_FORM_KEY]
    if chosen is not None:
        set_parameters([FORM], {} if chosen is Form.TILES else {FORM: [str(chosen)]})


def profile_link(scope: Scope) -> None:
    """Draw the way to 小区画像 where one compound is chosen, by a click on its tile or else."""
    if scope.compounds is not None and len(scope.compounds) == 1:
        label = _("看{name}的小区画像 →").format(name=literal(scope.compounds[0]))
        with st.container(key="compound-map-profile"):
            st.page_link("compound.py", label=label)
