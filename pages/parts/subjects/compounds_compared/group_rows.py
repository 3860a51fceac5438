"""The rows behind the dots of groups of compounds that are no condition of a scope: by their party lead."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pages.parts.asking.block import Opening, of_places, openings, rows_behind
from queries import Only, Scope

COMPLAINTS, RATED = "service_requests/complaint_rows", "satisfaction/rated_rows"
#: The groups that no dimension names; a kind of management and a company narrow the scope.
_GROUPED = "party_lead"


def complaint_openings(
    members: pd.DataFrame, by: str, counted: Sequence[tuple[str, Scope, pd.DataFrame]]
) -> tuple[Opening, ...]:
    """The complaints of the compounds of each group.

    Args:
        members: Every compound with its groups.
        by: Column of the groups.
        counted: Name of the dots of a window, its scope, and its groups with ``complaint_count``.
    """
    if by != _GROUPED:
        return ()
    return tuple(
        one
        for dots, scope, groups in counted
        for group, count in zip(groups[by].astype(str), groups["complaint_count"].fillna(0), strict=True)
        for one in openings((dots, group), rows_behind(
            COMPLAINTS, scope, float(count), only=_of_group(members, by, group), label=group
        ))
    )  # fmt: skip


def rated_openings(
    members: pd.DataFrame, by: str, scope: Scope, groups: pd.DataFrame, compounds: int
) -> tuple[Opening, ...]:
    """The rated answers of the compounds of each group; none where the groups of some are not known.

    Args:
        members: Every compound with households, with its groups.
        by: Column of the groups.
        scope: The scope.
        groups: The groups with ``rated_count``.
        compounds: Number of compounds of the register.
    """
    if by != _GROUPED or len(members) != compounds:
        return ()
    return tuple(
        one
        for group, count in zip(groups[by].astype(str), groups["rated_count"], strict=True)
        for one in openings((group,), rows_behind(
            RATED, scope, float(count), only=_of_group(members, by, group), label=group
        ))
    )  # fmt: skip


def _of_group(members: pd.DataFrame, by: str, group: str) -> Only:
    return of_places(members[members[by].astype(str) == group])
