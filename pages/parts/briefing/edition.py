"""One edition of the briefing: what the ledgers say, what was written by hand, which charts were chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from data.snapshots import briefing_choices
from data.snapshots.store import Snapshot
from pages.parts.briefing.build import build
from pages.parts.briefing.model import Briefing
from pages.parts.briefing.sheet import Sheet, build_sheet
from queries import Scope


@dataclass(frozen=True)
class Edition:
    """A briefing, and the sheet its pictures are drawn from.

    Attributes:
        scope: What it is about.
        served: The snapshot that answers.
        briefing: The data, with 下周建议.
    """

    scope: Scope
    served: Snapshot
    briefing: Briefing

    @cached_property
    def sheet(self) -> Sheet:
        """What stands on the pictures; built when the first one is asked for."""
        return build_sheet(self.scope, self.served, briefing_choices.charts(), self.briefing.advice)


def edition(scope: Scope, served: Snapshot) -> Edition:
    """The edition of a scope, with what the office keeps for it.

    Raises:
        StoreError: What the office keeps is damaged.
    """
    advice = briefing_choices.advice(*advice_key(scope))
    return Edition(scope, served, replace(build(scope, served), advice=advice))


def advice_key(scope: Scope) -> tuple[str, str]:
    """Window and place that 下周建议 is kept by; the place is empty for the whole sub-district."""
    places = "、".join(scope.compounds or scope.communities or ())
    first, end = scope.bounds
    return f"{first.isoformat()}..{end.isoformat()}", places
