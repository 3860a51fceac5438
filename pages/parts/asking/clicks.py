"""A click on a mark: the scope it leads to, and the scope of the chart that was clicked.

A first click narrows the scope to what the mark stands for, a second takes that off; with Ctrl, or a long
press, it is added to what is chosen. A chart ignores the conditions that its own marks choose, so that it
keeps all its rows, and the chosen ones stand out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

import streamlit as st

from data.weeks import WEEK
from pages.parts.asking.marks import PERIOD, Mark, Marks
from pages.parts.asking.scope_state import become, current_scope, names_under
from queries import Grain, Scope

#: A period of this length is looked at by this grain: days of a week are too few to be judged.
_FINER = {Grain.MONTH: Grain.WEEK, Grain.QUARTER: Grain.MONTH, Grain.YEAR: Grain.MONTH}
#: Window before a period was chosen from, where the session does not know it any more.
_LEAST = 12 * WEEK
_WIDER = "window_before_click"

Window = tuple[date | None, date | None, Grain]


def take(mark: Sequence[tuple[str, str]], *, is_added: bool) -> None:
    """Narrow the current scope to a mark that was clicked, or take it off again.

    Args:
        mark: Pairs of key and value: several for the cell of a heat map, and for 其他.
        is_added: Whether it is added to what is chosen instead of replacing it.
    """
    scope = current_scope()
    is_off = is_chosen(mark, scope)
    for key in dict.fromkeys(key for key, _value in mark):
        values = tuple(value for name, value in mark if name == key)
        if key == PERIOD:
            scope = _with_period(scope, values[0], is_off=is_off, is_added=is_added)
        else:
            scope = scope.with_condition(key, _values(values_of(scope, key), values, is_off, is_added))
    become(scope)


def release(keys: Iterable[str]) -> None:
    """Take off all that the marks of a chart have chosen."""
    become(own_scope(current_scope(), keys))


def values_of(scope: Scope, key: str) -> tuple[str, ...]:
    """The chosen values of a dimension, and the window as the value of a period."""
    if key == PERIOD:
        return (f"{scope.date_from}/{scope.date_to}",)
    return names_under(scope, key)


def own_scope(scope: Scope, keys: Iterable[str]) -> Scope:
    """The scope of a chart whose marks choose values of these keys: without the conditions on them."""
    for key in keys:
        if key == PERIOD:
            first, end, grain = _wider(scope) or (scope.date_from, scope.date_to, scope.grain)
            scope = scope.replace(date_from=first, date_to=end, grain=grain)
        else:
            scope = scope.with_condition(key, ())
    return scope


def chosen_keys(keys: Iterable[str], scope: Scope) -> tuple[str, ...]:
    """Those of the keys on which the scope has a condition; a period counts when it was clicked."""
    return tuple(
        key for key in dict.fromkeys(keys) if (_wider(scope) if key == PERIOD else values_of(scope, key))
    )


def chosen_marks(marks: Marks, scope: Scope, keys: Collection[str]) -> set[Mark]:
    """The marks that a scope is narrowed to by conditions on these keys."""
    different = {mark for trace in marks.traces for mark in trace}
    told = {mark: [pair for pair in mark if pair[0] in keys] for mark in different}
    return {
        mark
        for mark, pairs in told.items()
        if {key for key, _value in pairs} == {*keys} and all(_covers(scope, *pair) for pair in pairs)
    }


def _covers(scope: Scope, key: str, value: str) -> bool:
    """Whether a scope has chosen a value; several periods are chosen as one window."""
    if key != PERIOD:
        return value in values_of(scope, key)
    first, end = map(date.fromisoformat, value.split("/"))
    return scope.bounds[0] <= first and end <= scope.bounds[1]


def is_chosen(mark: Sequence[tuple[str, str]], scope: Scope) -> bool:
    """Whether the scope is narrowed to a mark."""
    return all(value in values_of(scope, key) for key, value in mark)


def _values(
    chosen: tuple[str, ...], values: tuple[str, ...], is_off: bool, is_added: bool
) -> tuple[str, ...]:
    if is_off:
        return tuple(each for each in chosen if each not in values)
    return tuple(dict.fromkeys((*chosen, *values))) if is_added else values


def _with_period(scope: Scope, value: str, *, is_off: bool, is_added: bool) -> Scope:
    """The scope over a period; over the window before when the period is taken off."""
    if is_off:
        first, end, grain = _wider(scope) or (*scope.at_least(_LEAST).bounds, scope.grain)
        return scope.replace(date_from=first, date_to=end, grain=grain)
    first, end = map(date.fromisoformat, value.split("/"))
    before = _wider(scope)
    if before and is_added:
        first, end = min(first, scope.bounds[0]), max(end, scope.bounds[1])
    grain = scope.grain if before else _FINER.get(scope.grain, scope.grain)
    narrowed = scope.replace(date_from=first, date_to=end, grain=grain)
    _remember(narrowed, before or _window(scope))
    return narrowed


def _window(scope: Scope) -> Window:
    return scope.date_from, scope.date_to, scope.grain


def _wider(scope: Scope) -> Window | None:
    """The window before a period was clicked; None when the window of the scope was not clicked."""
    windows: dict[Window, Window] = st.session_state.get(_WIDER, {})
    return windows.get(_window(scope))


def _remember(narrowed: Scope, before: Window) -> None:
    st.session_state[_WIDER] = {**st.session_state.get(_WIDER, {}), _window(narrowed): before}
