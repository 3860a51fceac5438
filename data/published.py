"""The figures that six communities published about themselves, from ``published_figures.csv``."""

from __future__ import annotations

import csv
import enum
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("published_figures.csv")
ARTICLES = Path(__file__).with_name("published_articles.csv")
#: Largest relative difference of an answer from a figure with 约.
_ABOUT = 0.1


class Relation(enum.StrEnum):
    """The required relation of an answer to a figure: 余 and 以上 are lower bounds, 约 allows a tenth."""

    EQUAL = "eq"
    AT_LEAST = "ge"
    MORE = "gt"
    LESS = "lt"
    ABOUT = "approx"


class Basis(enum.StrEnum):
    """How the year of a figure was chosen: written, the first of a span, that of the article, or assumed."""

    WRITTEN = "written"
    SINCE = "since"
    AT_PUBLICATION = "at_publication"
    UNWRITTEN = "unwritten"


@dataclass(frozen=True, slots=True)
class Article:
    """A published article.

    Attributes:
        city: Province and city of its communities, in Chinese.
        source: Who published it; empty where the article does not say.
        published_on: The day, as ``2023-03-21``; empty where the article does not say.
    """

    city: str
    source: str
    published_on: str


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One published figure.

    Attributes:
        community: The community that published it.
        compound: The compound it describes; empty for the whole community.
        year: The year it describes.
        figure: The counted thing, in Chinese.
        value: The published value, in ``unit``; a bound if ``relation`` is not EQUAL.
        relation: The required relation of an answer to it.
        unit: Unit of the value, in Chinese.
        article: The article that says it.
        basis: How the year was chosen.
    """

    community: str
    compound: str
    year: int
    figure: str
    value: float
    relation: Relation
    unit: str
    article: Article = Article("", "", "")
    basis: Basis = Basis.WRITTEN

    def agrees(self, answer: float) -> bool:
        """Whether an answer agrees, at the precision of the published figure."""
        decimals = len(f"{self.value:g}".partition(".")[2])
        return {
            Relation.EQUAL: round(answer, decimals) == self.value,
            Relation.AT_LEAST: answer >= self.value,
            Relation.MORE: answer > self.value,
            Relation.LESS: answer < self.value,
            Relation.ABOUT: abs(answer - self.value) <= _ABOUT * self.value,
        }[self.relation]


def _articles() -> dict[str, Article]:
    with ARTICLES.open(encoding="utf-8", newline="") as file:
        return {
            row["article"]: Article(row["city"], row["source"], row["published_on"])
            for row in csv.DictReader(file)
        }


def published_figures() -> tuple[PublishedFigure, ...]:
    """All published figures, community by community."""
    articles = _articles()
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
                article=articles[row["article"]],
                basis=Basis(row["basis"]),
            )
            for row in csv.DictReader(file)
        )
