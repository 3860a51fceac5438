"""What a figure is asked as: a total, a rate, a quotient, a change, a year or the length of a stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

import pandas as pd

from data.published import PublishedFigure
from queries.scope import Scope

#: Function that answers a question for a scope.
Asks = Callable[[str, Scope], pd.DataFrame]
#: Column -> the values of the rows that count.
Rows = Mapping[str, tuple[str, ...]]
_ANY: Rows = MappingProxyType({})
_DAYS_OF_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class FigureValue:
    """The value of an answer in the unit of the figure, with its parts.

    Attributes:
        value: The answer; None if the ledgers have no rows of the place, or the denominator is 0.
        part: Numerator of a rate, or the count of the year for a change; None for plain counts.
        whole: Denominator, or the count of the year before.
    """

    value: float | None
    part: float | None = None
    whole: float | None = None


def year_of(figure: PublishedFigure, *, years: int = 1) -> Scope:
    """The place of a figure and its year, or so many years of which it is the last."""
    return Scope(
        date(figure.year - years + 1, 1, 1),
        date(figure.year + 1, 1, 1),
        communities=(figure.community,),
        compounds=(figure.compound,) if figure.compound else None,
    )


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a column over the rows that count.

    Attributes:
        question: Name of the question.
        column: The column to sum.
        rows: The values of the rows that count; rows of ``others`` count as well.
        others: Values of further rows that count.
        channels: Channels of the scope; None means all.
        years: Number of years of the window; the last one is the year of the figure.
        scale: Factor from the unit of the column to that of the figure.
    """

    question: str
    column: str
    rows: Rows = field(default_factory=lambda: _ANY)
    others: tuple[Rows, ...] = ()
    channels: tuple[str, ...] | None = None
    years: int = 1
    scale: float = 1

    def of(self, figure: PublishedFigure, ask: Asks) -> FigureValue:
        """The answer for the place and the year of a figure."""
        return FigureValue(self.counted(self.scope(figure), ask))

    def scope(self, figure: PublishedFigure) -> Scope:
        """Place and window of a figure."""
        return year_of(figure, years=self.years).replace(channels=self.channels)

    def counted(self, scope: Scope, ask: Asks) -> float:
        """The sum over the rows that count."""
        frame = ask(self.question, scope)
        is_counted = _matching(frame, self.rows)
        for rows in self.others:
            is_counted |= _matching(frame, rows)
        return float(frame.loc[is_counted, self.column].sum()) * self.scale


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of a summary question, in per cent, with its denominator."""

    question: str
    column: str
    denominators: tuple[str, ...]

    def of(self, figure: PublishedFigure, ask: Asks) -> FigureValue:
        """The answer for the place and the year of a figure."""
        row = ask(self.question, year_of(figure)).iloc[0]
        whole = float(sum(row[name] for name in self.denominators))
        if not whole:
            return FigureValue(None, 0.0, 0.0)
        rate = float(row[self.column])
        return FigureValue(100 * rate, round(rate * whole, 6), whole)


@dataclass(frozen=True, slots=True)
class Quotient:
    """The sum of one column over that of another."""

    question: str
    part: str
    whole: str

    def of(self, figure: PublishedFigure, ask: Asks) -> FigureValue:
        """The answer for the place of a figure."""
        scope = Total(self.question, self.part).scope(figure)
        part, whole = (Total(self.question, column).counted(scope, ask) for column in (self.part, self.whole))
        return FigureValue(part / whole if whole else None, part, whole)


@dataclass(frozen=True, slots=True)
class FoundingYear:
    """The year of a date of a register."""

    question: str
    column: str

    def of(self, figure: PublishedFigure, ask: Asks) -> FigureValue:
        """The answer for the place of a figure."""
        frame = ask(self.question, year_of(figure))
        known = pd.to_datetime(frame[self.column]).dropna()
        return FigureValue(float(known.iloc[0].year) if len(known) else None)


@dataclass(frozen=True, slots=True)
class Stay:
    """For how many months the companies stayed whose contract ended in the year: the longest of them."""

    question: str

    def of(self, figure: PublishedFigure, ask: Asks) -> FigureValue:
        """The answer for the place and the year of a figure."""
        frame = ask(self.question, Total(self.question, "").scope(figure))
        started, ended = pd.to_datetime(frame["started_on"]), pd.to_datetime(frame["ended_on"])
        days = (ended - started).dt.days[ended.dt.year == figure.year].dropna()
        return FigureValue(float(days.max()) / _DAYS_OF_MONTH if len(days) else None)


@dataclass(frozen=True, slots=True)
class Change:
    """A total against the same total of the year before, in per cent."""

    total: Total

    @property
    def question(self) -> str:
        """Name of the question, which is asked for both years."""
        return self.total.question

    def of(self, figure: PublishedFigure, ask: Asks) -> FigureValue:
        """The answer for the place and the year of a figure."""
        scope = self.total.scope(figure)
        earlier = self.total.scope(replace(figure, year=figure.year - 1))
        now, before = self.total.counted(scope, ask), self.total.counted(earlier, ask)
        return FigureValue((now - before) / before * 100 if before else None, now, before)


def _matching(frame: pd.DataFrame, rows: Rows) -> pd.Series:
    matches = pd.Series(True, index=frame.index)
    for column, wanted in rows.items():
        matches &= frame[column].astype(str).isin(wanted)
    return matches
