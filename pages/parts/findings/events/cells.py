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
    # Names repeat in thousands of rows: each is looked at once.
    coded = [pd.factorize(within[name].astype(str).to_numpy(object)) for name in by]
    named = [np.array([is_named(name) for name in names], dtype=bool)[at] for at, names in coded]
    known = np.logical_and.reduce(named)
    if not known.any():
        return WeeklyCounts((), np.zeros((0, weeks)))
    number = np.ravel_multi_index([at[known] for at, _ in coded], [len(names) for _, names in coded])
    found, row = np.unique(number, return_inverse=True)
    places = np.unravel_index(found, [len(names) for _, names in coded])
    texts = [
        tuple(names[at] for (_, names), at in zip(coded, place, strict=True))
        for place in zip(*places, strict=True)
    ]
    order = sorted(range(len(texts)), key=texts.__getitem__)
    counts = np.zeros((len(texts), weeks))
    week = weeks - 1 - within["weeks_back"].to_numpy(int)[known]
    np.add.at(counts, (row, week), within[column].to_numpy(float)[known])
    return WeeklyCounts(tuple(Cell(**dict(zip(by, texts[at], strict=True))) for at in order), counts[order])


def sums_of(counts: np.ndarray, weeks: int) -> np.ndarray:
    """For each column the sum of so many up to it; fewer where there are not so many."""
    total = np.cumsum(counts, axis=1)
    earlier = np.zeros_like(total)
    earlier[:, weeks:] = total[:, : max(total.shape[1] - weeks, 0)]
    result: np.ndarray = total - earlier
    return result
