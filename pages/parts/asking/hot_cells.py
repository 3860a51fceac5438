"""The hot spots within a scope; they are tested among all places and categories."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import fetch
from pages.parts.asking.windows import all_time
from pages.parts.findings.cell_chances import EARLIER_WEEKS, QUARTER_WEEKS
from pages.parts.findings.hot_spots import hot_spot_signals, hot_spots, within_scope, without_hot_compounds
from pages.parts.findings.signals import Signal
from queries import Scope
from queries.conditions import NOT
from queries.dimensions import FIELDS
from queries.windows import day_after

HOT_SPOTS = "signals/count_by_compound_category"
HOT_COMMUNITIES = "signals/count_by_community_category"
#: Dimensions that make a cell.
_CELLS = ("community", "compound", "category")


def hot_spot_scope(scope: Scope, served: Snapshot) -> tuple[Scope, int]:
    """The scope of the 39 weeks that end with the window, and how many of the 26 earlier ones have a ledger.

    It has all places and categories: a cell is tested among the others, so it is hot in every scope or none.
    Conditions on other dimensions stay: then requests of another kind are counted.
    """
    end = scope.date_to or day_after(served.as_of)
    judged_from = end - timedelta(weeks=QUARTER_WEEKS)
    kept = tuple(each for each in scope.conditions if each.dimension not in _CELLS)
    every = scope.replace(**{FIELDS[name]: None for name in _CELLS}, conditions=kept, comparison=None)
    asked = every.up_to(end, timedelta(weeks=EARLIER_WEEKS + QUARTER_WEEKS))
    kept_from = all_time(HOT_SPOTS, scope, served).date_from
    held = 0 if kept_from is None else max(0, (judged_from - kept_from).days // 7)
    return asked, min(held, EARLIER_WEEKS)


def hot(scope: Scope, served: Snapshot) -> pd.DataFrame:
    """The hot pairs of compound and category in the weeks that end with the window, one row per pair."""
    asked, held = hot_spot_scope(scope, served)
    found = hot_spots(fetch(HOT_SPOTS, asked), earlier_weeks=held)
    return _chosen_cells(found, scope, _CELLS)


def _chosen_cells(found: pd.DataFrame, scope: Scope, columns: Sequence[str]) -> pd.DataFrame:
    """The cells that the scope has chosen and not left out."""
    within = within_scope(found, **{name: getattr(scope, FIELDS[name]) for name in columns})
    for name in columns:
        if left_out := scope.condition(f"{NOT}{name}"):
            within = within[~within[name].astype(str).isin(left_out.values)]
    return within


def hot_rows(scope: Scope, served: Snapshot) -> list[Signal]:
    """The rows of 需办: hot compounds, and hot communities whose rise does not come from hot compounds."""
    asked, held = hot_spot_scope(scope, served)
    compounds = hot(scope, served)
    rows = hot_spot_signals(compounds, asked.bounds[1])
    # A signal of a community does not hold for some of its compounds.
    if scope.compounds is not None or scope.condition(f"{NOT}compound"):
        return rows
    found = hot_spots(fetch(HOT_COMMUNITIES, asked), earlier_weeks=held)
    communities = _chosen_cells(found, scope, ("community", "category"))
    return rows + hot_spot_signals(without_hot_compounds(communities, compounds), asked.bounds[1])
