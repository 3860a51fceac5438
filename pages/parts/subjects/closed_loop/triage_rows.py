"""The matters behind the nodes and flows of 三事分流 that stand for no value of a dimension."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from pages.parts.asking.block import Opening, openings, rows_behind
from pages.parts.subjects.closed_loop.triage_readings import DISPUTES, ITEMS, OTHER, with_origins
from pages.parts.words.language import _
from queries import Only, Scope

ROWS = "closed_loop/matter_rows"
#: Nodes at the left that are no category of requests.
_SUMS = (OTHER, DISPUTES, ITEMS)
_COLUMNS = ("ledger", "issue", "triage", "ending")


def flow_openings(frame: pd.DataFrame, scope: Scope) -> tuple[Opening, ...]:
    """The matters of each ending and of what sums up categories, and of the flows from and to them.

    Args:
        frame: Result of closed_loop/triage_flows.
        scope: Its scope.
    """
    named = with_origins(frame)
    is_sum = named["origin"].isin(_SUMS)
    said = named.assign(
        origin=named["origin"].where(~is_sum, named["origin"].map(_)), ending_said=named["ending"].map(_)
    )
    return (
        *_of(said[is_sum], ["origin"], scope),
        *_of(said, ["ending_said"], scope),
        *_of(said[is_sum], ["origin", "triage"], scope),
        *_of(said, ["triage", "ending_said"], scope),
    )


def _of(matters: pd.DataFrame, by: list[str], scope: Scope) -> Iterator[Opening]:
    """The matters of each node, or of each flow from one node to another."""
    for names, part in matters.groupby(by, sort=False):
        text = " → ".join(map(str, names))
        cells = part[list(_COLUMNS)].astype(str).itertuples(index=False, name=None)
        only = Only(_COLUMNS, tuple(dict.fromkeys(cells)))
        yield from openings((text,), rows_behind(ROWS, scope, part["matter_count"], only=only, label=text))
