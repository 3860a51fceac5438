"""What the marks of a chart stand for: values of dimensions, or a period; a click narrows the scope to them.

It is derived from the figure and its table, so that no chart has to say it: a text of a mark (its name,
category or trace) that is a value of a dimension in the table stands for that value, and a date that is a
start of a period stands for the period.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from data.months import shift_months
from data.weeks import DAY
from pages.parts.findings.reading import short
from pages.parts.words.column_names import ASK
from pages.parts.words.language import _
from queries.dimensions import DIMENSIONS, Dimension, time_of_day
from queries.runner import ledgers

#: Key of a mark that stands for a period; its value is ``first day/day after the last``.
PERIOD = "period"
#: 其他 sums up what has no mark of its own, so it is no value.
_POOLED = "其他"
#: A text that stands for a dimension does so for more than this share of the marks of a trace.
_MOST = 0.5
#: Days between the starts of two periods, at most -> months of a period; 0 months: that many days.
_LENGTHS = ((1, 0), (7, 0), (31, 1), (92, 3), (366, 12))

#: What one mark stands for: pairs of key and value, none where a click does nothing.
Mark = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """What the marks of a figure stand for.

    Attributes:
        traces: One list per trace, one mark per point; of a heat map one mark per cell, row by row.
        widths: Number of columns of each trace that is a heat map; 0 of the others.
    """

    traces: tuple[tuple[Mark, ...], ...] = ()
    widths: tuple[int, ...] = ()
    keys: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Collect the keys that occur, in their order."""
        found = (key for marks in self.traces for mark in marks for key, _value in mark)
        object.__setattr__(self, "keys", tuple(dict.fromkeys(found)))


def marks(figure: go.Figure | None, table: pd.DataFrame, question: str) -> Marks:
    """What the marks of a figure stand for.

    Args:
        figure: The figure; None has no marks.
        table: The numbers behind it, columns named as the questions name them.
        question: Path name of the question that answered.
    """
    if figure is None:
        return Marks()
    meanings = _meanings(table, question)
    if not meanings:
        return Marks()
    traces = figure.to_plotly_json()["data"]
    return Marks(
        tuple(tuple(_marks_of(trace, meanings)) for trace in traces),
        tuple(len(trace.get("x", ())) if trace["type"] == "heatmap" else 0 for trace in traces),
    )


def names(table: pd.DataFrame, question: str) -> dict[str, Mark]:
    """Name in a table -> the mark it stands for, where it is a value of a dimension of the table."""
    found: dict[str, Mark] = {}
    for key, written in _meanings(table, question).items():
        if key in table and key != PERIOD:
            found = {text: ((key, value),) for text, value in written.items()} | found
    return found


def _meanings(table: pd.DataFrame, question: str) -> dict[str, Mapping[str, str]]:
    """Key -> text of a mark -> value, for the dimensions and the periods of a table."""
    if question.startswith(ASK):
        return {}  # 对比 has two scopes, and a mark of it stands for both
    read = ledgers(question)
    found: dict[str, Mapping[str, str]] = {
        name: _texts_of(dimension, table)
        for name, dimension in DIMENSIONS.items()
        if _is_in(dimension, table) and any(dimension.expression(each) for each in read)
    }
    if "hour" in table:
        found["time_of_day"] = {str(hour): time_of_day(hour) for hour in range(24)}
    if "period_start" in table:
        found[PERIOD] = periods(pd.to_datetime(table["period_start"]).dt.date.unique())
    return found


def _is_in(dimension: Dimension, table: pd.DataFrame) -> bool:
    """Whether a table has a column of the dimension, or one column for each of several of its values."""
    return dimension.name in table or sum(value in table for value in dimension.values) > 1  # noqa: PD011 - no frame


def _texts_of(dimension: Dimension, table: pd.DataFrame) -> dict[str, str]:
    """Text of a mark -> value: a value as it is written, in short, and translated."""
    values = dimension.values or _texts(table[dimension.name])  # noqa: PD011 - no frame
    return {written: value for value in values for written in (_(value), short(value), value)}


def _texts(column: pd.Series) -> list[str]:
    return [text for text in column.dropna().astype(str).unique() if text != _POOLED]


def periods(starts: Iterable[date]) -> dict[str, str]:
    """Each day of a period -> ``first day/day after the last`` of it.

    Periods are as long as the shortest distance of two starts; one start alone has no length, and no mark.
    """
    ordered = sorted(starts)
    gaps = [(after - first).days for first, after in zip(ordered, ordered[1:], strict=False)]
    length = next((each for each in _LENGTHS if gaps and min(gaps) <= each[0]), None)
    if length is None:
        return {}
    most, months = length
    found: dict[str, str] = {}
    for first in ordered:
        end = shift_months(first, months) if months else first + most * DAY
        days = (str(first + number * DAY) for number in range((end - first).days))
        found |= dict.fromkeys(days, f"{first}/{end}")
    return found


def _marks_of(trace: Mapping[str, Any], meanings: Mapping[str, Mapping[str, str]]) -> Iterator[Mark]:
    """One mark per point of a trace."""
    columns = list(_columns(trace))
    told = [(column, {key: _share(column, values) for key, values in meanings.items()}) for column in columns]
    chosen = {
        key: max(((shares[key], -at) for at, (_column, shares) in enumerate(told)), default=(0.0, 0))
        for key in meanings
    }
    read = [(key, columns[-place], meanings[key]) for key, (share, place) in chosen.items() if share > _MOST]
    for at in range(max(map(len, columns), default=0)):
        pairs = ((key, values.get(column[at])) for key, column, values in read if at < len(column))
        yield tuple((key, value) for key, value in pairs if value is not None)


def _share(column: Sequence[str], values: Mapping[str, str]) -> float:
    filled = [text for text in column if text]
    return sum(text in values for text in filled) / len(filled) if filled else 0.0


def _columns(trace: Mapping[str, Any]) -> Iterator[list[str]]:
    """The texts of the marks of a trace, one list per place where they can stand."""
    if trace["type"] == "heatmap":
        across, down = (list(map(_text, trace.get(name, ()))) for name in ("x", "y"))
        yield across * len(down)
        yield [text for text in down for _each in across]
        return
    found = [trace[name] for name in ("customdata", "labels", "y", "x") if trace.get(name) is not None]
    yield from ([_text(each) for each in column] for column in found)
    if trace.get("name"):
        yield [str(trace["name"])] * max(map(len, found), default=0)


def _text(value: object) -> str:
    """The text of a mark in one place: of several texts the first; a day as ``2026-10-19``."""
    if isinstance(value, str):
        return value[:10] if value[:4].isdigit() and value[10:11] in (" ", "T") else value
    if isinstance(value, (date, np.datetime64)):
        return str(pd.Timestamp(value).date())
    if isinstance(value, (list, tuple, np.ndarray)):
        return _text(value[0]) if len(value) else ""
    return str(value) if isinstance(value, (int, np.integer)) else ""
