"""After an import the scope moves to the dates of the imported rows, so that the charts are not empty."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from data.snapshots.store import Snapshot
from data.weeks import DAY, WEEK
from pages.parts.asking.fetch import fetch
from pages.parts.asking.scope_state import change, clear, current_scope
from pages.parts.words.presets import DEFAULT, preset_of, window
from queries import Scope

#: Windows to try in this order, after the current one.
_WINDOWS = (DEFAULT, "本周", "近12周", "近12月")


def follow(before: Snapshot, after: Snapshot, ledgers: Iterable[str]) -> None:
    """Set the scope to the first window in which the imported ledgers have rows.

    A named window (上周) follows the new 数据截至; freely chosen dates stay if there are rows in them. Places
    that were selected in the demonstration are removed from the scope.

    Args:
        before: The snapshot before the import.
        after: The snapshot after it, which is current now.
        ledgers: Names of the imported ledgers.
    """
    if before.is_demonstration is not after.is_demonstration:
        clear()
    scope = current_scope()
    found = fetch("ledgers/rows_by_week", Scope())
    weeks = found.loc[found["ledger"].isin(list(ledgers)), "week_start"]
    chosen = preset_of(scope.date_from, scope.date_to, before.as_of.date())
    today = after.as_of.date()
    windows = [window(name, today) for name in ([chosen] if chosen else []) + list(_WINDOWS)]
    if chosen is None and scope.date_from and scope.date_to:
        windows.insert(0, (scope.date_from, scope.date_to))
    for first, end in windows:
        if _has_rows(weeks, first, end):
            change(date_from=first, date_to=end)
            return
    if len(weeks):
        change(date_from=weeks.min(), date_to=weeks.max() + WEEK)


def _has_rows(weeks: pd.Series, first: date, end: date) -> bool:
    return any(first <= week + WEEK - DAY and week < end for week in weeks)
