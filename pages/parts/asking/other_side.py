"""The other side of a comparison: what differs from the scope of the page, in the address beside it.

Side A is the scope of the page. Side B is the same scope with other dates, another place or other values of
some dimensions: only what differs stands in the address, under the names of the scope with ``b_`` in front.
An empty value means all. ``b_compare`` takes the previous window, or that of a year ago, in place of dates;
without anything, B is the previous window.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import quote, urlencode

from pages.parts.words.language import LANGUAGES, _, language
from queries import Comparison, Scope, ScopeError
from queries.conditions import NOT
from queries.dimensions import DIMENSIONS, FIELDS

#: Prefix of the parameters of B.
PREFIX = "b_"
_RELATIVE = f"{PREFIX}compare"
_DATES = (f"{PREFIX}from", f"{PREFIX}to")
#: Another community is another place: whoever names one of them says both.
_PLACES = ("community", "compound")
#: Value of a parameter that chooses all.
_ALL = [""]

Query = Mapping[str, Sequence[str]]


def relative(comparison: Comparison) -> dict[str, list[str]]:
    """The parameters of B as an earlier window of A."""
    return {_RELATIVE: [comparison.value]}


def other_side(base: Scope, query: Query, as_of: datetime) -> tuple[Scope, list[str]]:
    """Side B, and a note for each parameter that cannot be read.

    Args:
        base: Side A.
        query: Parameters of an address; those without the prefix are ignored.
        as_of: 数据截至, for earlier windows.
    """
    asked = {name: list(values) for name, values in query.items() if name.startswith(PREFIX)}
    scope, unread = _with_dimensions(base, asked)
    found, bad_dates = _with_dates(scope, asked, as_of, is_default=not asked)
    notes = [
        _("链接中的 {name}={value} 无法识别，已忽略。").format(name=name, value="、".join(asked[name]))
        for name in (*unread, *bad_dates)
    ]
    return found.replace(comparison=None), notes


def _with_dimensions(base: Scope, asked: Query) -> tuple[Scope, list[str]]:
    """The scope with the places and conditions of B, and the parameters that name nothing."""
    known = [name for name in asked if name not in (*_DATES, _RELATIVE) and _dimension(name) in DIMENSIONS]
    scope = base
    for dimension in {_dimension(name): None for name in known}:
        for replaced in _PLACES if dimension in _PLACES else (dimension,):
            scope = scope.with_condition(replaced, ()).with_condition(f"{NOT}{replaced}", ())
    for name in known:
        scope = scope.with_condition(name.removeprefix(PREFIX), tuple(filter(None, asked[name])))
    return scope, [name for name in asked if name not in (*known, *_DATES, _RELATIVE)]


def _dimension(name: str) -> str:
    return name.removeprefix(PREFIX).removeprefix(NOT)


def _with_dates(
    scope: Scope, asked: Query, as_of: datetime, *, is_default: bool
) -> tuple[Scope, tuple[str, ...]]:
    """The scope with the dates of B, and the parameters of dates that cannot be read."""
    written = tuple(name for name in _DATES if name in asked)
    if written:
        try:
            days = Scope.from_query({name.removeprefix(PREFIX): asked[name] for name in written})
            first, end = days.bounds
        except ScopeError:
            return scope, written
        return (scope, written) if first >= end else (scope.replace(date_from=first, date_to=end), ())
    wanted = asked.get(_RELATIVE, [Comparison.PREVIOUS.value] if is_default else [])
    if not wanted:
        return scope, ()
    if wanted[-1] not in list(Comparison):
        return scope, (_RELATIVE,)
    return scope.compared(as_of, Comparison(wanted[-1])) or scope, ()


def difference(base: Scope, wanted: Scope) -> dict[str, list[str]]:
    """The parameters that make B out of A; empty where both are the same.

    Raises:
        ScopeError: The dates differ, and those of B are open.
    """
    found: dict[str, list[str]] = {}
    if (base.date_from, base.date_to) != (wanted.date_from, wanted.date_to):
        found |= dict(zip(_DATES, ([str(day)] for day in wanted.bounds), strict=True))
    own, other = chosen_values(base), chosen_values(wanted)
    for name in DIMENSIONS:
        group = _PLACES if name in _PLACES else (name,)
        keys = [key for each in group for key in (each, f"{NOT}{each}")]
        if any(own.get(key) != other.get(key) for key in keys):
            given = {f"{PREFIX}{key}": list(other[key]) for key in keys if key in other}
            found |= given or {f"{PREFIX}{name}": _ALL}
    return found


def chosen_values(scope: Scope) -> dict[str, tuple[str, ...]]:
    """Key of an address (a dimension, or ``not_`` and a dimension) -> the values that a scope chooses."""
    fields = {key: getattr(scope, field) for key, field in FIELDS.items() if getattr(scope, field)}
    return fields | {condition.key: condition.values for condition in scope.conditions}


def side_b_query(scope: Scope) -> tuple[Scope, dict[str, list[str]]]:
    """A scope of exactly two places as two sides: A and the parameters of B; else itself against earlier."""
    for field, key in (("compounds", "compound"), ("communities", "community")):
        names = getattr(scope, field) or ()
        if len(names) == 2:
            return scope.replace(**{field: names[:1]}), {f"{PREFIX}{key}": list(names[1:])}
    return scope, {}


def compare_address(scope: Scope) -> str:
    """The address of the page 对比 with this scope as side A; two places become the two sides."""
    return address_of_sides(*side_b_query(scope))


def address_of_sides(a: Scope, b: Query) -> str:
    """The address of the page 对比 with a scope as side A and the parameters of B."""
    query = a.to_query() | {name: list(values) for name, values in b.items()}
    if language() != LANGUAGES[0]:
        query["lang"] = [language()]
    return "compare?" + urlencode(query, doseq=True, quote_via=quote)
