"""The hot spots within a scope; they are tested among all places and categories.

Where limits begin anew by an annotation, the weeks before it say nothing of the usual level: one of the whole
office shortens the earlier weeks of all, and a place with one of its own is not tested until it is long ago.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import fetch
from pages.parts.asking.notebook import new_limits_from, notebook
from pages.parts.asking.windows import all_time
from pages.parts.findings.cell_chances import EARLIER_WEEKS, QUARTER_WEEKS
from pages.parts.findings.hot_spots import hot_spot_signals, hot_spots, within_scope, without_hot_compounds
from pages.parts.findings.signals import Signal
from queries import Scope
from queries.conditions import NOT
from queries.dimensions import FIELDS
from queries.subjects import subject_of
from queries.windows import day_after

HOT_SPOTS = "signals/count_by_compound_category"
HOT_COMMUNITIES = "signals/count_by_community_category"
_LEDGER = subject_of(HOT_SPOTS).ledger
#: Dimensions that make a cell.
_CELLS = ("community", "compound", "category")


def hot_spot_scope(scope: Scope, served: Snapshot) -> tuple[Scope, int]:
    """The scope of 39 weeks, and how many of the 26 earlier ones among them have a ledger.

    They end with the window, or with 数据截至 where that is earlier: later weeks have no rows yet.

    It has all places and categories: a cell is tested among the others, so it is hot in every scope or none.
    Conditions on other dimensions stay: then requests of another kind are counted.
    """
    end = min(scope.date_to or day_after(served.as_of), day_after(served.as_of))
    judged_from = end - timedelta(weeks=QUARTER_WEEKS)
    kept = tuple(each for each in scope.conditions if each.dimension not in _CELLS)
    every = scope.replace(**{FIELDS[name]: None for name in _CELLS}, conditions=kept, comparison=None)
    asked = every.up_to(end, timedelta(weeks=EARLIER_WEEKS + QUARTER_WEEKS))
    kept_from = all_time(HOT_SPOTS, scope, served).date_from
    anew = [day for day in new_limits_from(_LEDGER, every.replace(channels=None), served) if day < end]
    begins = [day for day in (kept_from, *anew) if day is not None]
    held = 0 if kept_from is None else min(max(0, (judged_from - max(begins)).days // 7), EARLIER_WEEKS)
    return (asked.up_to(end, timedelta(weeks=held + QUARTER_WEEKS)) if anew else asked), held


def hot_cells(question: str, asked: Scope, served: Snapshot) -> pd.DataFrame:
    """The cells that are tested: without those of places whose own limits begin anew within their weeks.

    Args:
        question: ``HOT_SPOTS`` or ``HOT_COMMUNITIES``.
        asked: As ``hot_spot_scope`` returns it.
        served: Snapshot that answers.
    """
    cells, (begin, end) = fetch(question, asked), asked.bounds
    if not any(one.community for one in notebook(served).annotations):
        return cells
    by = [name for name in ("community", "compound") if name in cells]
    places = cells[by].astype(str).drop_duplicates()
    anew = [
        place
        for place in places.itertuples(index=False, name=None)
        if any(begin < day < end for day in new_limits_from(_LEDGER, _at(asked, *place), served))
    ]
    is_anew = (
        pd.MultiIndex.from_frame(cells[by].astype(str)).isin(anew)
        if len(by) > 1
        else (cells[by[0]].astype(str).isin([name for (name,) in anew]).to_numpy())
    )
    return cells[~is_anew]


def _at(asked: Scope, community: str, compound: str = "") -> Scope:
    return asked.replace(communities=(community,), compounds=(compound,) if compound else None)


def hot(scope: Scope, served: Snapshot) -> pd.DataFrame:
    """The hot pairs of compound and category in the weeks that end with the window, one row per pair."""
    asked, held = hot_spot_scope(scope, served)
    found = hot_spots(hot_cells(HOT_SPOTS, asked, served), earlier_weeks=held)
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
    found = hot_spots(hot_cells(HOT_COMMUNITIES, asked, served), earlier_weeks=held)
    communities = _chosen_cells(found, scope, ("community", "category"))
    return rows + hot_spot_signals(without_hot_compounds(communities, compounds), asked.bounds[1])
