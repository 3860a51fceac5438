"""The rows behind the bars of steps of which each counts those that passed the one before."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from pages.parts.asking.block import Opening, openings, rows_behind
from pages.parts.words.language import _
from queries import Only, Scope


def nested_openings(steps: pd.DataFrame, question: str, scope: Scope) -> tuple[Opening, ...]:
    """The rows of those that passed each step, and of those that wait before it.

    Args:
        steps: Result of ``nested_steps``, as the bars draw it.
        question: The list of the rows, with a column ``last_step``.
        scope: The scope in which they are counted.
    """
    return tuple(
        one for row in steps.to_dict("records") for one in _of_step(row, len(steps), question, scope)
    )


def _of_step(row: dict[str, float], most: int, question: str, scope: Scope) -> Iterator[Opening]:
    number, step = int(row["step_number"]), str(row["step"])
    come = tuple((str(at),) for at in range(number, most + 1))
    for part, count, cells in (
        (_("走到这一步"), row["reached"], come),
        (_("在途"), row["waiting"], ((str(number - 1),),)),
    ):
        label = _("{step}：{part}").format(step=step, part=part)
        only = Only(("last_step",), cells)
        yield from openings((part, step), rows_behind(question, scope, count, only=only, label=label))
