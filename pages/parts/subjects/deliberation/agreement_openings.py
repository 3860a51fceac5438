"""The rows behind the bars of 议—定—评."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from pages.parts.asking.block import Opening, openings, rows_behind
from pages.parts.shared_blocks.nested_openings import nested_openings
from pages.parts.words.language import _
from queries import Only, Scope

#: Column of the list that says whether an item passed a step, by the number of the step.
_TOLD = {2: "decision", 3: "settlement"}
#: Column of the steps -> label of its part of the bars, and what the list says of its rows.
_PARTS = {"reached": ("走到这一步", "是"), "waiting": ("在途", "否"), "untold": ("没说明", "未说明")}


def agreement_openings(steps: pd.DataFrame, question: str, scope: Scope) -> tuple[Opening, ...]:
    """The rows of the items that passed each step, that did not, and of which nobody knows.

    Args:
        steps: Result of ``agreed_steps``, as the bars draw it.
        question: The list of the items.
        scope: The scope in which they are counted.
    """
    if not steps["untold"].any():
        return nested_openings(steps, question, scope)
    return tuple(one for row in steps.to_dict("records") for one in _of_step(row, question, scope))


def _of_step(row: dict[str, float], question: str, scope: Scope) -> Iterator[Opening]:
    step, column = str(row["step"]), _TOLD.get(int(row["step_number"]))
    for name, (part, said) in _PARTS.items():
        only = None if column is None else Only((column,), ((said,),))
        label = _("{step}：{part}").format(step=step, part=_(part))
        yield from openings((_(part), step), rows_behind(question, scope, row[name], only=only, label=label))
