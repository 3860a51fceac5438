"""The part of the sidebar with conditions on further dimensions, and the list from which they are added."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.parts.asking.choices import dimension_values, findable
from pages.parts.asking.scope_state import choose, current_scope, speak
from pages.parts.screen.scope_widget import shows
from pages.parts.words.condition_words import condition_name, value_words
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from queries import Condition, Scope
from queries.conditions import NOT
from queries.dimension import Dimension, Group
from queries.dimensions import DIMENSIONS, FIELDS

#: Key of the popover; chart.js opens it from the row of chips.
_MORE = "scope-more"
_DIMENSION, _SIDE, _VALUES = "scope-more-dimension", "scope-more-side", "scope-more-values"
_GROUPS = tuple(Group)


def further_conditions(scope: Scope) -> None:
    """Draw a list for each condition without one of its own, and the list of the remaining dimensions."""
    for condition in scope.conditions:
        _list_of(condition)
    _more(scope)


def remaining(scope: Scope) -> list[str]:
    """Names of the dimensions on which the scope has no condition yet, group by group.

    Those with a list of their own in the sidebar are among them: their values can be left out (不含).
    """
    used = {condition.dimension for condition in scope.conditions}
    left = [dimension for name, dimension in DIMENSIONS.items() if name not in used]
    return [each.name for each in sorted(left, key=lambda dimension: _GROUPS.index(dimension.group))]


def _list_of(condition: Condition) -> None:
    dimension = DIMENSIONS[condition.dimension]
    st.multiselect(
        literal(condition_name(condition.key)),
        dimension_values(dimension.name),
        format_func=_option,
        filter_mode="contains",
        help=literal(_(dimension.definition)),
        select_all=False,
        **shows(condition.key, list(condition.values), partial(choose, condition.key)),
    )


@st.fragment
def _more(drawn: Scope) -> None:
    """The list of the remaining dimensions; it runs again alone until the scope is not the one drawn."""
    speak()
    if current_scope() != drawn:
        st.rerun()
    with st.popover(_("＋ 更多条件"), type="tertiary", key=_MORE, on_change="rerun"):
        name = st.selectbox(
            _("按什么筛选"),
            remaining(drawn),
            index=None,
            format_func=_dimension_option,
            placeholder=_("选一项，可输拼音首字母"),
            filter_mode="contains",
            key=_DIMENSION,
            on_change=_forget_values,
        )
        if name is not None:
            _values_of(DIMENSIONS[name])


def _values_of(dimension: Dimension) -> None:
    st.caption(literal(_(dimension.definition)))
    # 含 of these has a list of its own above.
    sides = (NOT,) if dimension.name in FIELDS else ("", NOT)
    side = st.segmented_control(
        _("含或不含"),
        sides,
        format_func=lambda prefix: _("不含") if prefix else _("含"),
        default=sides[0],
        required=True,
        key=_SIDE,
    )
    values = st.multiselect(
        literal(_(dimension.label)),
        dimension_values(dimension.name),
        format_func=_option,
        filter_mode="contains",
        placeholder=_("选一个或几个"),
        select_all=False,
        key=_VALUES,
    )
    key = f"{side}{dimension.name}"
    st.button(
        _("加上条件"),
        type="primary",
        key="scope-more-add",
        disabled=not values,
        on_click=_add,
        args=(key, values),
    )


def _add(key: str, values: list[str]) -> None:
    choose(key, values)
    _forget_values()
    st.session_state[_DIMENSION], st.session_state[_MORE] = None, False


def _forget_values() -> None:
    for key in (_SIDE, _VALUES):
        st.session_state.pop(key, None)


def _dimension_option(name: str) -> str:
    """The label of a dimension: ``诉求 › 诉求类型 · sqlx``."""
    dimension = DIMENSIONS[name]
    return f"{_(dimension.group.value)} › {findable(_(dimension.label))}"


def _option(value: str) -> str:
    """The label of a value: with its initials, and in English with its English name."""
    words = value_words(value)
    return findable(value) if words == value else f"{words} · {value}"
