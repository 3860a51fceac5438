"""What the marks of a chart stand for: values of dimensions, or a period; a click narrows the scope to them.

It is derived from the figure and its table: a text of a mark (its name, category or trace) that is a value
of a dimension in the table stands for that value, and a date that starts a period for the period.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.parts.asking.asked import dimensions_asked, relations_of
from pages.parts.asking.calendar_periods import periods
from pages.parts.asking.figure_texts import text_columns, texts_in
from pages.parts.findings.reading import short
from pages.parts.words.language import _, mark
from queries.dimension import Dimension
from queries.dimensions import DIMENSIONS
from queries.time_values import time_of_day

#: Key of a mark that stands for a period; its value is ``first day/day after the last``.
PERIOD = "period"
#: Key of a mark that opens the rows it counts; its values are the texts by which it is known.
OPENS = "opens"
#: What sums up values without a mark of their own, or stands for a whole ledger: no value of a dimension.
_NO_VALUES = (mark("其他"), mark("其他类别"), mark("矛盾纠纷"), mark("议事议题"), mark("合计"))
#: What sums up the values without a mark of their own: it stands for all of them.
_OTHERS = (mark("其他"), mark("其他类别"))
#: A text that stands for a dimension does so for more than this share of the marks of a trace.
_MOST = 0.5
#: What one mark stands for: pairs of key and value, none where a click does nothing.
Mark = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """What the marks of a figure stand for.

    Attributes:
        traces: One list per trace, one mark per point; of a heat map one mark per cell, row by row; of flows
            one per node, then one per flow.
        widths: Number of columns of each trace that is a heat map; 0 of the others.
        keys: The keys that narrow the scope, in their order.
    """

    traces: tuple[tuple[Mark, ...], ...] = ()
    widths: tuple[int, ...] = ()
    keys: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Collect the keys that occur, in their order."""
        found = (key for marks in self.traces for mark in marks for key, _value in mark if key != OPENS)
        object.__setattr__(self, "keys", tuple(dict.fromkeys(found)))


def marks(
    figure: go.Figure | None, table: pd.DataFrame, question: str, members: pd.DataFrame | None = None
) -> Marks:
    """What the marks of a figure stand for.

    Args:
        figure: The figure; None has no marks.
        table: The numbers behind it, columns named as the questions name them.
        question: Path name of the question that answered.
        members: Further rows whose names stand at marks.
    """
    if figure is None:
        return Marks()
    meanings = meanings_of(table, question)
    if members is not None:
        meanings = meanings_of(members, question) | meanings
    if not meanings:
        return Marks()
    traces = figure.to_plotly_json()["data"]
    everything = {key: _values_in(key, table) for key in meanings}
    return Marks(
        tuple(tuple(_marks_of(trace, meanings, everything)) for trace in traces),
        tuple(len(trace.get("x", ())) if trace["type"] == "heatmap" else 0 for trace in traces),
    )


def names(table: pd.DataFrame, question: str) -> dict[str, Mark]:
    """Name in a table -> the mark it stands for, where it is a value of a dimension of the table."""
    found: dict[str, Mark] = {}
    for key, written in meanings_of(table, question).items():
        if key in DIMENSIONS and _column_of(DIMENSIONS[key], table):
            found = {text: ((key, value),) for text, value in written.items()} | found
    return found


def meanings_of(table: pd.DataFrame, question: str) -> dict[str, Mapping[str, str]]:
    """Key -> text of a mark -> value, for the dimensions and the periods of a table."""
    asked, read = dimensions_asked(question), relations_of(question)
    found: dict[str, Mapping[str, str]] = {
        name: _texts_of(dimension, table)
        for name, dimension in DIMENSIONS.items()
        if (asked is None or name in asked)
        and _is_in(dimension, table)
        and any(dimension.expression(each) for each in read)
    }
    if "hour" in table:
        found["time_of_day"] = {str(hour): time_of_day(hour) for hour in range(24)}
    if "period_start" in table:
        days = pd.to_datetime(table["period_start"], errors="coerce").dropna()  # a total has no day
        found[PERIOD] = periods(days.dt.date.unique())
    return found


def _column_of(dimension: Dimension, table: pd.DataFrame) -> str:
    """The column with the values of a dimension, by its name or by its heading; empty without one."""
    called = (dimension.name, *dimension.also, _(dimension.label))
    return next((name for name in called if name in table), "")


def _is_in(dimension: Dimension, table: pd.DataFrame) -> bool:
    """Whether a table has a column of the dimension, or one column for each of several of its values."""
    declared = dimension.values  # noqa: PD011 - of a declaration, not of a frame
    return bool(_column_of(dimension, table)) or sum(value in table for value in declared) > 1


def _texts_of(dimension: Dimension, table: pd.DataFrame) -> dict[str, str]:
    """Text of a mark -> value: a value as it is written, in short, and translated."""
    declared = dimension.values  # noqa: PD011 - of a declaration, not of a frame
    values = declared or _texts(table[_column_of(dimension, table)])
    return {written: value for value in values for written in (_(value), short(value), value)}


def _texts(column: pd.Series) -> list[str]:
    left_out = {*_NO_VALUES, *map(_, _NO_VALUES)}
    return [text for text in column.dropna().astype(str).unique() if text and text not in left_out]


def _values_in(key: str, table: pd.DataFrame) -> list[str]:
    """The values of a dimension in its column of a table, 其他 too where the ledger has it as a value."""
    column = _column_of(DIMENSIONS[key], table) if key in DIMENSIONS else ""
    return [text for text in table[column].dropna().astype(str).unique() if text] if column else []


def _marks_of(
    trace: Mapping[str, Any],
    meanings: Mapping[str, Mapping[str, str]],
    everything: Mapping[str, Sequence[str]],
) -> Iterator[Mark]:
    """One mark per point of a trace; 其他 stands for all values of the table that have none of their own."""
    if trace["type"] in ("sankey", "icicle"):
        yield from _marks_of_nodes(trace, meanings)
        return
    columns = list(text_columns(trace))
    told = [(column, {key: _share(column, values) for key, values in meanings.items()}) for column in columns]
    chosen = {
        key: max(((shares[key], -at) for at, (_column, shares) in enumerate(told)), default=(0.0, 0))
        for key in meanings
    }
    read = [(key, columns[-place], meanings[key]) for key, (share, place) in chosen.items() if share > _MOST]
    found = [(key, column, _values_of(column, values, everything[key])) for key, column, values in read]
    for at in range(max(map(len, columns), default=0)):
        yield tuple(
            (key, value)
            for key, column, told in found
            if at < len(column)
            for value in told.get(column[at], ())
        )


def _values_of(
    column: Sequence[str], values: Mapping[str, str], everything: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Text in a column -> the values it stands for: one, or all that are not drawn."""
    drawn = {values[text] for text in column if text in values}
    rest = tuple(value for value in everything if value not in drawn)
    others = {text: rest for name in _OTHERS for text in (name, _(name)) if rest and text in column}
    return {text: (value,) for text, value in values.items()} | others


def _marks_of_nodes(trace: Mapping[str, Any], meanings: Mapping[str, Mapping[str, str]]) -> Iterator[Mark]:
    """One mark per node, whose text may be of any dimension; a flow stands for both of its ends."""
    is_flow = trace["type"] == "sankey"
    texts = trace["node"]["customdata"] if is_flow else trace.get("customdata", ())
    nodes = [_mark_of_text(texts_in(text)[0], meanings) for text in texts]
    yield from nodes
    if is_flow:
        ends = zip(trace["link"]["source"], trace["link"]["target"], strict=True)
        yield from (tuple(dict.fromkeys((*nodes[one], *nodes[other]))) for one, other in ends)


def _mark_of_text(text: str, meanings: Mapping[str, Mapping[str, str]]) -> Mark:
    return next((((key, values[text]),) for key, values in meanings.items() if text in values), ())


def _share(column: Sequence[str], values: Mapping[str, str]) -> float:
    filled = [text for text in column if text]
    return sum(text in values for text in filled) / len(filled) if filled else 0.0
