"""Signals of one place, category and cause are one event: what a narrower place makes is told by it alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from pages.parts.findings.cell_chances import RECENT_WEEKS
from pages.parts.findings.event import EventKind
from pages.parts.findings.events.cells import Cell
from pages.parts.findings.events.rules import EventSignal
from pages.parts.findings.reading import is_named

#: Kinds that more requests than usual have found.
COUNTED = (EventKind.FREQUENT, EventKind.RISING)
#: A place tells the signal of the wider one when it makes at least this share of what is above the usual.
_MOST_OF_IT = 0.5
#: A cause is named when it makes at least this share of the requests.
_CAUSE = 2 / 3


def joined_signals(signals: Iterable[EventSignal]) -> dict[Cell, list[EventSignal]]:
    """Cell -> its signals of one week, without those of wider places that narrower ones tell.

    A community's signal goes where its compounds make most of it, that of the whole office where
    communities and compounds do. The order of the signals does not matter.
    """
    of: dict[Cell, list[EventSignal]] = defaultdict(list)
    for one in sorted(signals, key=lambda one: (one.cell, list(EventKind).index(one.kind))):
        of[one.cell].append(one)
    excess = {
        cell: max((one.excess for one in ones if one.kind in COUNTED), default=0.0)
        for cell, ones in of.items()
    }
    told: set[Cell] = set()
    for is_told in (_is_of_community, _is_of_all):
        for wide in [cell for cell in of if is_told(cell) and excess[cell] > 0]:
            within = sum(
                value for cell, value in excess.items() if cell not in told and is_within(cell, wide)
            )
            told |= {wide} if within >= _MOST_OF_IT * excess[wide] else set()
    left = {
        cell: [one for one in ones if cell not in told or one.kind not in COUNTED]
        for cell, ones in of.items()
    }
    return {cell: ones for cell, ones in left.items() if ones}


def _is_of_community(cell: Cell) -> bool:
    return bool(cell.community and cell.category and not cell.compound)


def _is_of_all(cell: Cell) -> bool:
    return bool(cell.category and not cell.community and not cell.unit)


def is_within(cell: Cell, wide: Cell) -> bool:
    """Whether a cell is a part of a wider one of the same category: a compound of a community, any of all."""
    if cell == wide or cell.category != wide.category or cell.unit != wide.unit:
        return False
    return not wide.community or (cell.community == wide.community and not wide.compound)


def cause_of(frame: pd.DataFrame, cell: Cell, weeks_back: int) -> str:
    """The cause that makes two thirds of a cell's requests in the four weeks up to a week; empty without one.

    Args:
        frame: Answer of ``signals/count_by_cell_week``.
        cell: Where and what.
        weeks_back: The week, 0 for the last.
    """
    if not cell.category:
        return ""
    back = frame["weeks_back"]
    of = (back >= weeks_back) & (back < weeks_back + RECENT_WEEKS)
    for column in ("community", "compound", "category"):
        if chosen := getattr(cell, column):
            of &= frame[column].astype(str) == chosen
    counts = frame[of].groupby(frame["subcategory"].astype(str))["request_count"].sum()
    return leading_cause(counts.to_dict())


def leading_cause(counts: Mapping[str, float]) -> str:
    """The named one of the causes that makes two thirds of all, else nothing."""
    whole = sum(counts.values())
    named = {name: number for name, number in counts.items() if is_named(name)}
    name = max(sorted(named), key=lambda name: named[name], default="")
    return name if name and whole and named[name] >= _CAUSE * whole else ""
