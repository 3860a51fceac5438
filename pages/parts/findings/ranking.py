"""Ranks of places and other groups, and how they moved since the window of comparison."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pages.parts.findings.reading import named_rows
from pages.parts.words.language import _
from queries.measure import Kind, Measure


@dataclass(frozen=True)
class Ranking:
    """Ranks of the groups of one window: 1 is best, for a neutral measure the highest."""

    ranks: dict[str, int]

    @classmethod
    def of(cls, frame: pd.DataFrame, measure: Measure, small: int) -> Ranking:
        """The ranks; groups of few cases and without a name have none.

        Args:
            frame: ``name``, ``value`` and, of a rate, ``whole``, its denominator.
            measure: What the values are.
            small: A rate of fewer cases has no rank.
        """
        kept = frame[named_rows(frame, "name") & frame["value"].notna()]
        if measure.kind is Kind.RATE:
            kept = kept[kept["whole"] >= small]
        places = kept["value"].rank(method="min", ascending=measure.polarity < 0)
        return cls(dict(zip(kept["name"].astype(str), places.astype(int), strict=True)))

    def words(self, name: str, before: Ranking | None) -> str:
        """The rank with its movement: ``第 3 ▲1``, ``—`` unchanged, ``新`` without an earlier rank."""
        if name not in self.ranks:
            return "—"
        now = _("第 {n}").format(n=self.ranks[name])
        if before is None:
            return now
        if name not in before.ranks:
            return f"{now} {_('新')}"
        moved = before.ranks[name] - self.ranks[name]
        return f"{now} {'▲' if moved > 0 else '▼'}{abs(moved)}" if moved else f"{now} —"
