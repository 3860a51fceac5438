"""The lists behind the numbers of 三率考核: numerator and denominator of each rate, and what is left out."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from pages.parts.asking.block import Rows, rows_behind
from pages.parts.subjects.satisfaction.readings import MOSTLY, SATISFIED, SCALE
from pages.parts.words.language import _, mark
from queries import Only, Scope

ROWS = "satisfaction/assessed_rows"
_KEPT, _LEFT_OUT = "false", "true"
_YES, _NO = ("true",), ("false",)
#: Column of a count -> the column of the list, the values of what it counts, and the name of the list.
_FLAGS = (
    ("request_contacted_count", "was_contacted", _YES, mark("已联系")),
    ("request_contact_known_count", "was_contacted", (*_YES, *_NO), mark("写明是否联系")),
    ("request_resolved_count", "is_resolved", _YES, mark("已解决")),
    ("request_resolution_known_count", "is_resolved", (*_YES, *_NO), mark("写明是否解决")),
    ("request_rated_count", "rating", SCALE, mark("已评价")),
)


def lists(scope: Scope, frame: pd.DataFrame) -> tuple[Rows, ...]:
    """All answers of 剔除后, those of each numerator and denominator, and those left out."""
    found = rows_behind(
        ROWS, scope, frame["answer_count"], only=Only(("is_left_out",), ((_KEPT,),)), label=_("剔除后")
    )
    for count, column, values, label in _FLAGS:
        found += _of_values(scope, frame[count], column, values, _(label))
    weight = settings().mostly_satisfied_weight
    if weight in (0.0, 1.0):  # between them a numerator is no number of answers
        satisfied = SATISFIED if not weight else (*SATISFIED, MOSTLY)
        found += _of_values(scope, frame["request_satisfied_weight"], "rating", satisfied, _("满意"))
    return found + rows_behind(
        ROWS, scope, frame["left_out_count"], only=Only(("is_left_out",), ((_LEFT_OUT,),)), label=_("剔除")
    )


def _of_values(
    scope: Scope, counted: pd.Series, column: str, values: tuple[str, ...], label: str
) -> tuple[Rows, ...]:
    cells = tuple((_KEPT, value) for value in values)
    return rows_behind(ROWS, scope, counted, only=Only(("is_left_out", column), cells), label=label)
