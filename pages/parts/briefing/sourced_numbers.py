"""Numbers of a briefing: each comes from one question and records its source."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import fetch
from pages.parts.asking.windows import comparison_scope, kept_since
from pages.parts.briefing.model import Derivation, Number
from pages.parts.briefing.period_words import PeriodWords, words_of
from pages.parts.findings.reading import named_rows
from pages.parts.words import numbers
from pages.parts.words.dates import dates
from queries import Comparison, Scope
from queries.measures import SUMS
from queries.windows import day_after


@dataclass(frozen=True, slots=True)
class Window:
    """Scope of a briefing (places and dates), and the snapshot that answers."""

    scope: Scope
    served: Snapshot

    def against(self, question: str, comparison: Comparison) -> Scope | None:
        """The scope of comparison for a question; None when its ledger was not kept at that time."""
        return comparison_scope(question, self.scope, self.served, comparison)

    def is_before(self, question: str) -> bool:
        """Whether the window ended before the ledger of a question begins: its counts are unknown, not 0."""
        first = kept_since(question)
        return first is None or self.scope.bounds[1] <= first

    def has(self, ledger: str) -> bool:
        """Whether the ledger was ever imported."""
        return bool(self.served.row_counts.get(ledger))

    @property
    def words(self) -> PeriodWords:
        """How the briefing speaks of its period."""
        return words_of(self.scope)

    @property
    def is_open(self) -> bool:
        """Whether the window ends after the day of 数据截至."""
        return self.scope.bounds[1] > day_after(self.served.as_of)

    @property
    def dates(self) -> str:
        """First and last day that are counted: the window, cut at 数据截至."""
        return dates(*self.scope.elapsed(self.served.as_of).bounds)

    def name_of(self, comparison: Comparison) -> str:
        """Name of the window of comparison: 上月, 上月同期 where this one is not over, 上年同期."""
        if comparison is Comparison.YEAR:
            return "上年同期"
        return self.words.part_before if self.is_open else self.words.before

    @property
    def is_one_community(self) -> bool:
        """Whether the briefing is about one community, and thus about its compounds."""
        return len(self.scope.communities or ()) == 1 or self.scope.compounds is not None


def as_text(value: object) -> str:
    """The text of a cell that identifies a row: a name, or a day."""
    return f"{value:%Y-%m-%d}" if hasattr(value, "strftime") else str(value)


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a question, over all its rows or those with the given values."""

    question: str
    column: str
    rows: tuple[tuple[str, str], ...] = ()

    def value(self, scope: Scope) -> float:
        """The value, or the sum over the rows; 0 without rows, NaN where the value is null."""
        frame, places = fetch(self.question, scope), None
        for name, wanted in self.rows:
            cells = frame[name].tolist()
            places = [
                at for at in (range(len(cells)) if places is None else places) if as_text(cells[at]) == wanted
            ]
        # a denominator without a column of its own is the sum of several columns
        columns = [
            pd.to_numeric(frame[name]).to_numpy(dtype=float) for name in SUMS.get(self.column, (self.column,))
        ]
        found = sum(column if places is None else column[places] for column in columns)
        return float(found[0]) if len(found) == 1 else float(np.nansum(found))

    def number(self, scope: Scope, digits: int = 0) -> Number:
        """The value."""
        value = self.value(scope)
        return self._number(numbers.plain(value, digits), value, scope)

    def percent(self, scope: Scope, digits: int = 1) -> Number:
        """A rate in per cent."""
        value = self.value(scope)
        return self._number(numbers.plain(100 * value, digits), value, scope)

    def change(self, scope: Scope, other: Scope) -> Number:
        """The size of the change, in per cent of the earlier value."""
        now, before = self.value(scope), self.value(other)
        size = (now - before) / before
        return self._number(numbers.plain(abs(100 * size), 1), size, scope, Derivation.CHANGE, other)

    def difference(self, scope: Scope, other: Scope, *, is_rate: bool = False) -> Number:
        """The size of the difference; for a rate, in percentage points."""
        size = self.value(scope) - self.value(other)
        text = numbers.plain(abs(100 * size), 1) if is_rate else numbers.plain(abs(size))
        return self._number(text, size, scope, Derivation.DIFFERENCE, other)

    def step(self, scope: Scope, other: Scope) -> Number:
        """The difference with its sign, for a narrow column."""
        size = self.value(scope) - self.value(other)
        return self._number(numbers.signed_number(size), size, scope, Derivation.DIFFERENCE, other)

    def share(self, scope: Scope) -> Number:
        """The value as a share of the sum over all rows, in per cent."""
        size = self.value(scope) / Cell(self.question, self.column).value(scope)
        return self._number(numbers.plain(100 * size, 1), size, scope, Derivation.SHARE)

    def rank(self, scope: Scope) -> Number:
        """Rank of the row among the named rows; the largest value has rank 1."""
        frame = fetch(self.question, scope)
        named = pd.to_numeric(frame[named_rows(frame, self.rows[-1][0])][self.column])
        place = 1 + int((named > self.value(scope)).sum())
        return self._number(str(place), place, scope, Derivation.RANK)

    def climb(self, scope: Scope, other: Scope) -> Number:
        """Change of the rank since the other scope, with a sign; positive when the row climbed."""
        places = self.rank(other).value - self.rank(scope).value
        return self._number(numbers.signed_number(places), places, scope, Derivation.CLIMB, other)

    def row_count(self, scope: Scope) -> Number:
        """Number of rows of the answer."""
        size = len(fetch(self.question, scope))
        return self._number(numbers.plain(size), float(size), scope, Derivation.ROWS)

    def _number(
        self,
        text: str,
        value: float,
        scope: Scope,
        derivation: Derivation = Derivation.VALUE,
        against: Scope | None = None,
    ) -> Number:
        return Number(text, value, self.question, self.column, scope, self.rows, derivation, against)


def setting(name: str, scope: Scope) -> Number:
    """The value of a setting that decides what is counted."""
    value = asdict(settings())[name]
    return Number(numbers.plain(value), float(value), "", name, scope, derivation=Derivation.SETTING)
