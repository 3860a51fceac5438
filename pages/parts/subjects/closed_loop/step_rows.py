"""The events behind each part of the bars of the closed loop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from pages.parts.asking.block import Opening, openings, rows_behind
from pages.parts.words.language import _, mark
from queries import Only, Scope

EVENTS = "closed_loop/event_rows"
REACHED, UNWRITTEN = mark("走到这一步"), mark("走到、台账没写")
_LATE = "断点"
#: States of events that wait for the next step and are not late.
_WAITING = ("未分流", "未办结", "未回访")
#: Column of those that stopped before a step -> label of their part of the bar, and how they stand.
_STOPPED = {
    "waiting_count": (mark("在途"), _WAITING),
    "broken_count": (mark("断点"), (_LATE,)),
    "lapsed_count": (mark("没有回访"), ("没有回访",)),
    "untold_count": (mark("没说明"), ("未说明",)),
}
#: Number of a step -> column that says whether a ledger writes of it.
_TOLD = {2: "is_triaged", 3: "is_settled"}
_LAST = 4


def step_openings(table: pd.DataFrame, scope: Scope) -> tuple[Opening, ...]:
    """The events of each part of each bar.

    Args:
        table: The steps as ``closed_loop/steps`` answers them, with ``step``, their names on the figure.
        scope: The scope of the steps.
    """
    return tuple(one for row in table.to_dict("records") for one in _of_step(row, scope))


def _of_step(row: dict[str, Any], scope: Scope) -> Iterator[Opening]:
    step, name = int(row["step_number"]), str(row["step"])
    come, told = [str(at) for at in range(step, _LAST + 1)], _TOLD.get(step)
    columns = ("last_step", *([told] if told else []))
    for label, word, count in (
        (_(REACHED), "true", row["reached_count"] - row["unwritten_count"]),
        (_(UNWRITTEN), "", row["unwritten_count"]),
    ):
        cells = tuple((at, word) if told else (at,) for at in come)
        yield from _opening((label, name), scope, float(count), Only(columns, cells))
    for column, (label, states) in _STOPPED.items():
        stopped = Only(("last_step", "standing"), tuple((str(step - 1), state) for state in states))
        yield from _opening((_(label), name), scope, float(row[column]), stopped)


def _opening(at: Sequence[str], scope: Scope, count: float, only: Only) -> tuple[Opening, ...]:
    label = _("{step}：{part}").format(step=at[1], part=at[0])
    return openings(at, rows_behind(EVENTS, scope, count, only=only, label=label))
