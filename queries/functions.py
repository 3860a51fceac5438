"""SQL functions that questions may call although no engine has them.

The runner replaces each call, of a question or of a scoped relation, by its formula in plain SQL.

``wilson_low(rate, whole)`` and ``wilson_high(rate, whole)``: lower and upper limit of the Wilson 95 %
interval of a rate (0 to 1) with ``whole`` cases in its denominator; null if there are no cases.

``of_three_rates(a, b, c)``: the sum of what belongs to 响应率, 解决率 and 满意率, by the weights of the
settings, null as 0; ``composite_of(a, b, c, whole)``: the same, null where ``whole`` is 0.
``least_of_three_rates(a, b, c)``: the least of those that weigh anything.
``effective_count(rate, variance, whole)``: of how many answers one rate would have that variance: at least
``whole``, at most what three independent rates of ``whole`` answers are worth; null if there are none.
"""

from __future__ import annotations

import functools

import sqlglot
from sqlglot import exp

#: z² / n, where z = 1.96 is the normal quantile of a 95 % interval and n the number of cases.
_SPREAD = "(3.841458820694124e0 / nullif(whole, 0))"
_CENTRE = f"(rate + {_SPREAD} / 2)"
_WEIGHTS = tuple(f"cast(${name}_weight as double)" for name in ("response", "resolution", "satisfaction"))
_WEIGHTED = " + ".join(
    f"{weight} * coalesce({name}, 0)" for weight, name in zip(_WEIGHTS, "abc", strict=True)
)
_SQUARES = " + ".join(f"{weight} * {weight}" for weight in _WEIGHTS)
_MARGIN = f"sqrt({_SPREAD} * (rate * (1 - rate) + {_SPREAD} / 4))"
#: Name of the function -> the names of its arguments, and its formula.
_FUNCTIONS = {
    "wilson_low": (
        ("rate", "whole"),
        f"case when whole > 0 then greatest(({_CENTRE} - {_MARGIN}) / (1 + {_SPREAD}), 0e0) end",
    ),
    "of_three_rates": (("a", "b", "c"), _WEIGHTED),
    "composite_of": (("a", "b", "c", "whole"), f"case when whole > 0 then {_WEIGHTED} end"),
    "least_of_three_rates": (
        ("a", "b", "c"),
        "least({}, {}, {})".format(
            *(f"case when {weight} > 0 then {name} end" for weight, name in zip(_WEIGHTS, "abc", strict=True))
        ),
    ),
    "effective_count": (
        ("rate", "variance", "whole"),
        "case when whole > 0 then least("
        "greatest(coalesce(rate * (1 - rate) / nullif(variance, 0), whole), whole), "
        f"whole / ({_SQUARES})) end",
    ),
    "wilson_high": (
        ("rate", "whole"),
        f"case when whole > 0 then least(({_CENTRE} + {_MARGIN}) / (1 + {_SPREAD}), 1e0) end",
    ),
}


class FunctionsError(ValueError):
    """A question calls one of these functions with too few or too many arguments."""


def written_out(tree: exp.Select) -> exp.Select:
    """The question with each call of one of these functions replaced by its formula; it is changed in place.

    Raises:
        FunctionsError: A call has the wrong number of arguments, or the question is not a SELECT.
    """
    found = tree.transform(_written_out, copy=False)
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
