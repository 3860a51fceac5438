"""The scope that the user has selected: one value per session, complete in the address of the page.

Widgets show this value and report changes to it; they never store it. So it survives a change of page,
a widget that is not drawn, and a new snapshot in which a selected name no longer occurs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import streamlit as st

from pages.parts.asking import browser_history
from pages.parts.asking.choices import Choices, dimension_values
from pages.parts.asking.fetch import snapshot
from pages.parts.words.language import LANGUAGES, _, listing, set_language
from pages.parts.words.presets import DEFAULT, window
from queries import Comparison, DistantDayError, Grain, Scope, ScopeError
from queries.conditions import NOT, is_condition_key
from queries.dimensions import DIMENSIONS, FIELDS

_SCOPE = "scope"
_NOTES = "scope_notes"
_LATEST = "scope_latest_condition"
_LANGUAGE = "language"
#: Parameters of the address that hold the scope, as ``Scope.to_query`` names them.
PARAMETERS = (
    "from", "to", "grain", "compare",
    *DIMENSIONS, *(f"{NOT}{name}" for name in DIMENSIONS),
)  # fmt: skip
#: Parameter and session key of 截图模式; a copied address never contains it.
CAPTURE = "capture"
#: Parameter with the snapshot whose numbers an address opens.
SNAPSHOT = "snapshot"


def current_scope() -> Scope:
    """The scope of this session; the default scope before the first choice."""
    if _SCOPE not in st.session_state:
        st.session_state[_SCOPE] = default_scope()
    scope: Scope = st.session_state[_SCOPE]
    return scope


def speak() -> None:
    """Set the language from the address, and keep it for the session.

    Call it at the start of every run; a fragment and a dialog run on their own, without the shell.
    """
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state[_LANGUAGE] = asked
    set_language(st.session_state.setdefault(_LANGUAGE, LANGUAGES[0]))


def default_scope() -> Scope:
    """The last whole week of the data by weeks, compared with the week before."""
    date_from, date_to = window(DEFAULT, snapshot().as_of.date())
    return Scope(date_from, date_to, grain=Grain.WEEK, comparison=Comparison.PREVIOUS)


def change(**fields: object) -> None:
    """Replace fields of the current scope; an empty selection means all."""
    become(current_scope().replace(**fields))


def choose(key: str, values: Iterable[str]) -> None:
    """Set the condition with this key of an address (``not_…`` for an exclusion); no values take it off."""
    become(current_scope().with_condition(key, values))


def clear_conditions() -> None:
    """Take off all conditions, categories and channels among them; places and dates stay."""
    become(current_scope().without_conditions())


def latest_condition() -> str:
    """Key of the condition that the last change of the scope set; empty when it set none."""
    key: str = st.session_state.get(_LATEST, "")
    return key


def become(scope: Scope) -> None:
    """Take the scope that the user has chosen; 后退 of the browser leads to the one before."""
    before = set(current_scope().all_conditions)
    made = [condition.key for condition in scope.all_conditions if condition not in before]
    st.session_state[_SCOPE], st.session_state[_NOTES] = scope, []
    st.session_state[_LATEST] = made[-1] if made else ""
    browser_history.count_change()


def clear() -> None:
    """Go back to the default scope."""
    become(default_scope())


def names_under(scope: Scope, key: str) -> tuple[str, ...]:
    """The names that a scope has chosen under a key of an address."""
    if key in FIELDS:
        return getattr(scope, FIELDS[key]) or ()
    condition = scope.condition(key)
    return condition.values if condition else ()


def notes() -> list[str]:
    """The notes for the user: which parts of the scope were omitted, and why."""
    texts: list[str] = st.session_state.get(_NOTES, [])
    return texts


def tell(note: str) -> None:
    """Show the user a note about the scope, until the scope changes."""
    st.session_state[_NOTES] = [*notes(), note]


def begin(choices: Choices) -> Scope:
    """The scope at the start of a run, without names that do not occur.

    It is read from the address in the first run, and when the user goes back or forward.
    """
    asked = {name: st.query_params.get_all(name) for name in st.query_params if name in PARAMETERS}
    has_returned = browser_history.has_returned()
    if has_returned and asked:
        st.session_state[_SCOPE], st.session_state[_NOTES] = read(asked, default_scope())
    elif _SCOPE not in st.session_state:
        st.session_state[_SCOPE], remarks = read(asked, default_scope())
        st.session_state[_NOTES] = [*notes(), *remarks]
    scope, dropped = without_unknown_names(current_scope(), choices)
    if dropped:
        st.session_state[_SCOPE] = scope
        note = _("{names} 不在台账或所选社区中，已从筛选中去掉。").format(names=listing(dropped))
        st.session_state[_NOTES] = [*notes(), note]
    return scope


def read(query: Mapping[str, list[str]], otherwise: Scope) -> tuple[Scope, list[str]]:
    """The scope in an address, and a note for each part that cannot be read.

    Args:
        query: Parameters of the address.
        otherwise: Scope that gives dates, grain and comparison where the address does not.
    """
    scope, remarks = otherwise, []
    for name, values in query.items():
        if name in ("from", "to"):
            continue
        try:
            asked = Scope.from_query({name: values})
        except ValueError:
            remarks.append(
                _("链接中的 {name}={value} 无法识别，已忽略。").format(name=name, value="、".join(values))
            )
            continue
        scope = _with_part(scope, name, asked)
    dates = {name: query[name] for name in ("from", "to") if name in query}
    if not dates:
        return scope, remarks
    if "compare" not in query:
        scope = scope.replace(comparison=None)
    try:
        first, end = _days(dates)
    except ScopeError as error:
        remarks.append(str(error))
        return scope.replace(comparison=otherwise.comparison), remarks
    return scope.replace(date_from=first, date_to=end), remarks


def _with_part(scope: Scope, name: str, asked: Scope) -> Scope:
    """The scope with what one parameter of an address asks for."""
    if is_condition_key(name):
        return scope.with_condition(name, names_under(asked, name))
    field = {"compare": "comparison"}.get(name, name)
    return scope.replace(**{field: getattr(asked, field)})


def _days(query: Mapping[str, list[str]]) -> tuple[date, date]:
    """The first day and the day after the last day in an address.

    Raises:
        ScopeError: One of them is missing, no date or out of range, or they are not in order; the message
            is the note for the user.
    """
    unreadable = _("链接中的起止日期无法识别，已换成上周。")
    try:
        first, end = (Scope.from_query({name: query.get(name, [])}) for name in ("from", "to"))
    except DistantDayError as error:
        raise ScopeError(_("链接中的起止日期不在 1900 至 2100 年之间，已换成上周。")) from error
    except ScopeError as error:
        raise ScopeError(unreadable) from error
    if first.date_from is None or end.date_to is None:
        raise ScopeError(unreadable)
    if first.date_from >= end.date_to:
        raise ScopeError(_("链接中的开始日期须早于结束日期，已换成上周。"))
    return first.date_from, end.date_to


def without_unknown_names(scope: Scope, choices: Choices) -> tuple[Scope, list[str]]:
    """The scope without names that are no options, and those names."""
    dropped: list[str] = []
    for key in (*FIELDS, *(condition.key for condition in scope.conditions)):
        chosen = names_under(scope, key)
        if not chosen:
            continue
        if key in FIELDS:
            known = choices.names_for(FIELDS[key], scope.communities)
        else:
            known = dimension_values(key.removeprefix(NOT))
        dropped += [name for name in chosen if name not in known]
        scope = scope.with_condition(key, tuple(name for name in chosen if name in known))
    return scope, dropped


def forget() -> None:
    """Forget the scope and its notes: ``begin`` reads the scope from the address again."""
    st.session_state.pop(_SCOPE, None)
    st.session_state[_NOTES] = []
