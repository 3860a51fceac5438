"""Functions that questions call by name; the runner writes each out, so that every engine knows them.

``wilson_low(rate, whole)`` and ``wilson_high(rate, whole)``: the ends of the Wilson 95 % interval of a rate
of so many cases; null where there are none.
"""

from __future__ import annotations

import functools

import sqlglot
from sqlglot import exp

#: The square of 1.96, the standard deviations that hold 95 %, over the number of cases.
_SPREAD = "(3.841458820694124e0 / nullif(whole, 0))"
_CENTRE = f"(rate + {_SPREAD} / 2)"
_MARGIN = f"sqrt({_SPREAD} * (rate * (1 - rate) + {_SPREAD} / 4))"
#: Function -> the names of its arguments, and what it is.
_FUNCTIONS = {
    "wilson_low": (
        ("rate", "whole"),
        f"case when whole > 0 then greatest(({_CENTRE} - {_MARGIN}) / (1 + {_SPREAD}), 0e0) end",
    ),
    "wilson_high": (
        ("rate", "whole"),
        f"case when whole > 0 then least(({_CENTRE} + {_MARGIN}) / (1 + {_SPREAD}), 1e0) end",
    ),
}


class FunctionsError(ValueError):
    """A question calls one of these functions with too few or too many arguments."""


def written_out(tree: exp.Select) -> exp.Select:
    """The question with each call of a function replaced by what the function is.

    Raises:
        FunctionsError: A call has another number of arguments than the function, or stands for all of it.
    """
    found = tree.transform(_written_out)
    if not isinstance(found, exp.Select):
        raise FunctionsError("a question is one SELECT, and stays one")
    return found


def _written_out(node: exp.Expr) -> exp.Expr:
    if not isinstance(node, exp.Anonymous) or node.name.lower() not in _FUNCTIONS:
        return node
    names, _text = _FUNCTIONS[node.name.lower()]
    if len(names) != len(node.expressions):
        raise FunctionsError(f"{node.sql()}: wanted are {', '.join(names)}")
    given = dict(zip(names, node.expressions, strict=True))
    return _body(node.name.lower()).transform(
        lambda part: exp.paren(given[part.name].copy()) if isinstance(part, exp.Column) else part
    )


@functools.cache
def _body(name: str) -> exp.Expr:
    return sqlglot.parse_one(_FUNCTIONS[name][1], read="duckdb")
