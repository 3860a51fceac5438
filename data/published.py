"""The figures that six communities published about themselves, as ``published_figures.csv`` lists them."""

from __future__ import annotations

import csv
import enum
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("published_figures.csv")
#: How far an answer may lie from a figure that says 约.
_ABOUT = 0.1


class Relation(enum.StrEnum):
    """How an answer has to stand to the figure: 余 and 以上 are bounds, 约 leaves a tenth of room."""

    EQUAL = "eq"
    AT_LEAST = "ge"
    MORE = "gt"
    LESS = "lt"
    ABOUT = "approx"


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One published figure.

    Attributes:
        community: Whose figure it is.
        compound: The compound it is about; empty when it is about the whole community.
        year: The year it is about.
        figure: What is counted, in Chinese.
        value: What was published, in ``unit``; a bound when ``relation`` is not EQUAL.
        relation: How an answer has to stand to it.
        unit: Unit of the value, in Chinese.
    """

    community: str
    compound: str
    year: int
    figure: str
    value: float
    relation: Relation
    unit: str

    def agrees(self, answer: float) -> bool:
        """Whether an answer says the same, at the precision in which the figure was published."""
        decimals = len(f"{self.value:g}".partition(".")[2])
        return {
            Relation.EQUAL: round(answer, decimals) == self.value,
            Relation.AT_LEAST: answer >= self.value,
            Relation.MORE: answer > self.value,
            Relation.LESS: answer < self.value,
            Relation.ABOUT: abs(answer - self.value) <= _ABOUT * self.value,
        }[self.relation]


def published_figures() -> tuple[PublishedFigure, ...]:
    """All published figures, community by community."""
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        return tuple(
            PublishedFigure(
                community=row["community"],
                compound=row["compound"],
                year=int(row["period"]),
                figure=row["figure"],
                value=float(row["value"]),
                relation=Relation(row["comparison"]),
                unit=row["unit"],
            )
            for row in csv.DictReader(file)
        )
