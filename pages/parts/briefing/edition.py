"""One edition of the briefing: numbers from the ledgers, 下周建议, and the selected charts."""

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
    """A briefing, and the sheet from which its pictures are drawn.

    Attributes:
        scope: Its places and dates.
        served: Snapshot that answers.
        briefing: The data, with 下周建议.
    """

    scope: Scope
    served: Snapshot
    briefing: Briefing

    @cached_property
    def sheet(self) -> Sheet:
        """The content of the pictures; built on first use."""
        return build_sheet(self.scope, self.served, briefing_choices.charts(), self.briefing.advice)


def edition(scope: Scope, served: Snapshot) -> Edition:
    """The edition of a scope, with the office's saved text and charts.

    Raises:
        StoreError: The office's saved choices are damaged.
    """
    advice = briefing_choices.advice(*advice_key(scope))
    return Edition(scope, served, replace(build(scope, served), advice=advice))


def advice_key(scope: Scope) -> tuple[str, str]:
    """Window and place under which 下周建议 is saved; the place is empty for the whole sub-district."""
    places = "、".join(scope.compounds or scope.communities or ())
    first, end = scope.bounds
    return f"{first.isoformat()}..{end.isoformat()}", places
