"""The ranks of responsible units by their rate on time, and how they moved since the window of comparison."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data.settings import settings
from pages.parts.asking.fetch import fetch, snapshot
from pages.parts.asking.window_names import earlier_name
from pages.parts.asking.windows import comparison_scope
from pages.parts.findings.ranking import Ranking
from pages.parts.words.language import _
from queries import Scope
from queries.measures import MEASURES

#: Ranks of fewer units say nothing.
_LEAST_RANKED = 3


@dataclass(frozen=True)
class UnitRanks:
    """Ranks of the units of a window.

    Attributes:
        now: The ranks; a unit with few due requests has none.
        then: Those of the window of comparison; None without one.
        earlier: Name of that window; empty without one.
    """

    now: Ranking
    then: Ranking | None = None
    earlier: str = ""

    def words(self, unit: str) -> str:
        """The rank of a unit with its movement; empty where too few units have one."""
        return self.now.words(unit, self.then) if len(self.now.ranks) >= _LEAST_RANKED else ""

    @property
    def clause(self) -> str:
        """What the ranks count and what their movement compares with; empty where there are none."""
        if len(self.now.ranks) < _LEAST_RANKED:
            return ""
        told = _("；名次按按期率，到期不足 {small} 件不排").format(small=settings().small_sample)
        return told + (_("，升降对照{window}").format(window=self.earlier) if self.earlier else "")

    def columns(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame with ``rank`` and ``compared_rank``; null where a unit has none."""
        ranks = (("rank", self.now.ranks), ("compared_rank", self.then.ranks if self.then else {}))
        names = frame["responsible_unit"].astype(str)
        return frame.assign(**{column: names.map(known).astype("Int64") for column, known in ranks})


def unit_ranks(question: str, frame: pd.DataFrame, scope: Scope) -> UnitRanks:
    """The ranks of the units of an answer.

    Args:
        question: The question.
        frame: Its answer: ``responsible_unit``, ``on_time_rate``, ``due_count``.
        scope: Its scope.
    """
    served = snapshot()
    other = comparison_scope(question, scope, served)
    if other is None:
        return UnitRanks(_ranking(frame))
    return UnitRanks(_ranking(frame), _ranking(fetch(question, other)), earlier_name(scope, served.as_of))


def _ranking(frame: pd.DataFrame) -> Ranking:
    named = {"responsible_unit": "name", "on_time_rate": "value", "due_count": "whole"}
    return Ranking.of(frame.rename(columns=named), MEASURES["on_time_rate"], settings().small_sample)
