"""The order of the rows of a table by one of its columns, the same on the screen and in its files.

Numbers go by their value, dates by time, texts by pinyin. Whatever the direction, rates of few cases
follow those of enough, and missing values come last. 未匹配 and 其他 keep their place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import numpy as np
import pandas as pd

from data.settings import settings
from pages.parts.findings.reading import named_rows
from pages.parts.words.numbers import is_small
from pages.parts.words.pinyin import initials, sort_key
from queries.measure import Kind
from queries.measures import MEASURES


@dataclass(frozen=True, slots=True)
class Order:
    """An order that the user asked for: a column, and whether its largest value comes first."""

    column: str
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """The place of one value among those of its column.

    Attributes:
        rank: 0 for the smallest; equal values have the same.
        group: 0 for a value, 1 for a rate of few cases, 2 for a missing value.
    """

    rank: int
    group: int = 0


_MISSING = Place(0, 2)
#: Numbers of which the smallest comes first.
_RANKS = ("rank", "compared_rank")
_PREFIXES = ("", "f")
#: Tables of so many rows have a box to search them.
LONG = 13
#: Characters of a text whose initials find its row: a name, and the beginning of a title.
_NAME = 12


def places(frame: pd.DataFrame, column: str) -> list[Place]:
    """The place of each row by a column."""
    values = frame[column].tolist()
    is_missing = frame[column].isna().tolist()
    keys = [None if missing else _key(value) for value, missing in zip(values, is_missing, strict=True)]
    known = sorted({key for key in keys if key is not None})
    rank = {key: number for number, key in enumerate(known)}
    few = _is_few(frame, column)
    return [
        _MISSING if key is None else Place(rank[key], int(is_few))
        for key, is_few in zip(keys, few, strict=True)
    ]


def _key(value: Any) -> tuple[int, Any]:  # noqa: ANN401 - any value of a pandas cell
    """A value as something that can be compared with any other: numbers, then dates, then texts."""
    if isinstance(value, date):
        return 1, pd.Timestamp(value)
    if isinstance(value, int | float | np.number | np.bool_):
        return 0, float(value)
    return 2, sort_key(str(value))


def whole_of(column: str) -> str:
    """The column with the denominators of a column of rates that is no measure, where a frame has one."""
    return f"{column} whole"


def _is_few(frame: pd.DataFrame, column: str) -> list[bool]:
    """For each row whether the column is a rate of fewer cases than 样本少 allows to compare."""
    measure = MEASURES.get(column)
    whole = whole_of(column) if measure is None or measure.kind is not Kind.RATE else measure.denominator
    if whole not in frame:
        return [False] * len(frame)
    return [is_small(count, settings().small_sample) for count in frame[whole]]


def moves(frame: pd.DataFrame) -> list[bool]:
    """For each row whether sorting moves it: 未匹配, 未填写 and 其他 keep their place."""
    name = _name_column(frame)
    return [True] * len(frame) if name is None else named_rows(frame, name).tolist()


def _name_column(frame: pd.DataFrame) -> str | None:
    """The column that names the rows: with those left of it, it has no two rows alike; None without one."""
    for number, column in enumerate(frame.columns, start=1):
        if pd.api.types.is_numeric_dtype(frame[column]):
            return None
        if not frame.iloc[:, :number].duplicated().any():
            return str(column)
    return None


def falls_first(frame: pd.DataFrame, column: str) -> bool:
    """Whether the first click puts the largest value first.

    That is the worse end of a declared measure; of other numbers the largest, of ranks, texts and dates the
    first.
    """
    if column in _RANKS or not pd.api.types.is_numeric_dtype(frame[column]):
        return False
    measure = MEASURES.get(column)
    return measure is None or measure.polarity <= 0


def in_order(frame: pd.DataFrame, order: Order) -> pd.DataFrame:
    """The rows in the order asked for; equal ones as they were.

    Raises:
        KeyError: The frame has no such column.
    """
    by_place = places(frame, order.column)
    slots = [row for row, is_moving in enumerate(moves(frame)) if is_moving]
    sign = -1 if order.is_descending else 1
    sought = sorted(slots, key=lambda row: (by_place[row].group, sign * by_place[row].rank))
    found = list(range(len(frame)))
    for slot, row in zip(slots, sought, strict=True):
        found[slot] = row
    return frame.iloc[found]


def under_name(html: str, table: str) -> str:
    """The HTML of tables under the name that tells them in an address: the key of their block."""
    return f'<div data-table="{escape(table)}">{html}</div>'


def heading_marks(frame: pd.DataFrame | None, columns: Sequence[str]) -> list[str]:
    """For each heading the attributes by which ``tables.js`` sorts: its column, and what comes first.

    Args:
        frame: The values of the table; without them nothing sorts.
        columns: The column of each heading, empty for one that does not sort.
    """
    if frame is None:
        return [""] * len(columns)
    return [
        f' data-c="{escape(column)}" data-d="{int(falls_first(frame, column))}"' if column else ""
        for column in columns
    ]


def row_marks(frame: pd.DataFrame | None, columns: Sequence[str], count: int) -> list[str]:
    """For each row the attributes by which ``tables.js`` sorts and finds it.

    ``data-o`` has the place by each column (``3``; ``f3`` of few cases; empty for a missing value), and is
    left out where the row keeps its place. ``data-q`` has the initials of its names in a long table.

    Args:
        frame: The values, one row each.
        columns: As in ``heading_marks``.
        count: Number of rows.
    """
    if frame is None:
        return [""] * count
    by_column = [
        [_place_text(place) for place in places(frame, name)] if name else [""] * count for name in columns
    ]
    marks = [",".join(row) for row in zip(*by_column, strict=True)]
    found = _letters(frame, columns) if count >= LONG else [""] * count
    return [
        (f' data-o="{mark}"' if is_moving else "") + (f' data-q="{escape(letters)}"' if letters else "")
        for mark, is_moving, letters in zip(marks, moves(frame), found, strict=True)
    ]


def _place_text(place: Place) -> str:
    return "" if place.group == _MISSING.group else f"{_PREFIXES[place.group]}{place.rank}"


def _letters(frame: pd.DataFrame, columns: Sequence[str]) -> list[str]:
    """For each row the initials of its texts."""
    texts = [
        frame[name].tolist() for name in columns if name and not pd.api.types.is_numeric_dtype(frame[name])
    ]
    return [
        " ".join(filter(None, (initials(str(text)[:_NAME]) for text in row)))
        for row in zip(*texts, strict=True)
    ]
