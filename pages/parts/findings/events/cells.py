"""Counts of each cell in each week: one category in one compound, in one community, or in all places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from pages.parts.findings.reading import is_named


class Cell(NamedTuple):
    """Where and what an event is about; empty where it is about all of them.

    ``unit`` is filled where it is about a responsible unit, wherever it works.
    """

    community: str = ""
    compound: str = ""
    category: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class WeeklyCounts:
    """Cells × weeks, oldest week first.

    Attributes:
        cells: The cells of one level, in order.
        counts: One row a cell, one column a week.
    """

    cells: tuple[Cell, ...]
    counts: np.ndarray

    @property
    def weeks(self) -> int:
        """Number of weeks."""
        return int(self.counts.shape[1])

    def week(self, column: int) -> int:
        """The number of the week of a column: 0 for the last, negative before it."""
        return column - self.weeks + 1

    def of(self, cell: Cell) -> np.ndarray:
        """The counts of one cell; zeros where it is none of them."""
        found: np.ndarray = (
            self.counts[self.cells.index(cell)] if cell in self.cells else np.zeros(self.weeks)
        )
        return found


def weekly_counts(
    frame: pd.DataFrame, by: tuple[str, ...], *, weeks: int, column: str = "request_count"
) -> WeeklyCounts:
    """Sum a column of an answer by some fields of a cell; rows in which one of them has no name are left out.

    Args:
        frame: An answer with ``weeks_back`` (0 for the last week).
        by: The fields that make a cell, such as ``("community", "category")``.
        weeks: How many weeks are wanted; earlier ones are left out.
        column: What is summed.
    """
    within = frame[frame["weeks_back"] < weeks]
    texts = within[list(by)].astype(str)
    named = texts.apply(lambda column: column.map(is_named)).all(axis=1) if len(within) else []
    known, texts = within[named], texts[named]
    if known.empty:
        return WeeklyCounts((), np.zeros((0, weeks)))
    keys = pd.MultiIndex.from_frame(texts)
    places = keys.unique().sort_values()
    counts = np.zeros((len(places), weeks))
    at = weeks - 1 - known["weeks_back"].to_numpy(int)
    np.add.at(counts, (places.get_indexer(keys), at), known[column].to_numpy(float))
    cells = tuple(Cell(**dict(zip(by, place, strict=True))) for place in places)
    return WeeklyCounts(cells, counts)


def sums_of(counts: np.ndarray, weeks: int) -> np.ndarray:
    """For each column the sum of so many up to it; fewer where there are not so many."""
    total = np.cumsum(counts, axis=1)
    earlier = np.zeros_like(total)
    earlier[:, weeks:] = total[:, : max(total.shape[1] - weeks, 0)]
    result: np.ndarray = total - earlier
    return result
