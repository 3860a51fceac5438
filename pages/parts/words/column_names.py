"""The headers of the columns of a query result, the format of their values, the definition of a measure."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from data.ledgers import LEDGERS
from data.schema import Column
from pages.parts.words.dates import day, moment
from pages.parts.words.language import _
from pages.parts.words.numbers import MINUS
from queries.dimensions import DIMENSIONS
from queries.measures import LABELS, LEDGERS_OF, MEASURES, OWN_LABELS

#: How the command of a free question begins; its columns are measures and dimensions.
ASK = "ask "
#: The value of a cell; None for a missing one.
Value = str | date | float | None


class Kind(enum.Enum):
    """The format of the values of a column."""

    TEXT = enum.auto()
    COUNT = enum.auto()
    NUMBER = enum.auto()
    #: A number that is not a count: a year.
    PLAIN = enum.auto()
    RATE = enum.auto()
    YUAN = enum.auto()
    DAY = enum.auto()
    MOMENT = enum.auto()
    YES_NO = enum.auto()

    @property
    def is_number(self) -> bool:
        """Whether the column is right-aligned."""
        return self in (Kind.COUNT, Kind.NUMBER, Kind.PLAIN, Kind.RATE, Kind.YUAN)


_RATES = ("_rate", "_share", "_coverage")
_RATE_NAMES = {"share", "interval_low", "interval_high", "survival", "low", "high", "all_change", "score"}


@dataclass(frozen=True)
class ReadableTable:
    """A query result with the headers and formats that users read.

    Attributes:
        frame: The values, with the column names of the query.
        headers: The header of each column.
        kinds: The format of each column.
        total: The sums under the table by column name, where there are any.
    """

    frame: pd.DataFrame
    headers: tuple[str, ...]
    kinds: tuple[Kind, ...]
    total: Mapping[str, Any] | None = None

    def rows(self) -> list[tuple[Value, ...]]:
        """The rows as plain values, None for a missing one, the total last."""
        columns = [_values(self.frame.iloc[:, at]) for at in range(len(self.headers))]
        found = list(zip(*columns, strict=True))
        if self.total is not None:
            found.append(tuple(_value(self.total.get(str(name))) for name in self.frame.columns))
        return found


def readable_table(
    frame: pd.DataFrame, question: str, total: Mapping[str, Any] | None = None, *, earlier: str = ""
) -> ReadableTable:
    """A frame with the headers of its query, in the user's language.

    Args:
        frame: The result, with the column names of the query.
        question: Path name of the query: the same column name means something else in another folder.
        total: The sums under the table by column name.
        earlier: Name of the window compared with; empty: 上期.
    """
    names = [str(name) for name in frame.columns]
    kinds = tuple(kind(name, frame.iloc[:, at]) for at, name in enumerate(names))
    return ReadableTable(frame, tuple(label(name, question, earlier=earlier) for name in names), kinds, total)


def label(name: str, question: str, *, earlier: str = "") -> str:
    """The header of one column of a query; an undeclared name is returned unchanged.

    Args:
        name: Column name in the query.
        question: Path name of the query, or the command of a free question (``ask --measure …``).
        earlier: Name of the window compared with; empty: 上期.
    """
    if question.startswith(ASK) and name in DIMENSIONS:
        return _(DIMENSIONS[name].label)
    folder = question.split("/")[0]
    if name in OWN_LABELS.get(folder, {}):
        return _(OWN_LABELS[folder][name])
    for ledger in LEDGERS_OF.get(folder, ()):
        for column in LEDGERS[ledger].columns:
            if column.name == name:
                return _declared_label(column)
    if name in LABELS:
        return _(LABELS[name]).format(window=earlier or _("上期"))
    declared = (column for ledger in LEDGERS.values() for column in ledger.columns if column.name == name)
    return next(map(_declared_label, declared), name)


def _declared_label(column: Column) -> str:
    name = _(column.label)
    if not column.unit or column.unit in column.label:
        return name
    return _("{name}（{unit}）").format(name=name, unit=_(column.unit))


def kind(name: str, values: pd.Series) -> Kind:
    """The format of the values of a column with this name."""
    if pd.api.types.is_datetime64_any_dtype(values):
        return Kind.MOMENT
    if pd.api.types.is_bool_dtype(values):
        return Kind.YES_NO
    if pd.api.types.is_numeric_dtype(values):
        return _number_kind(name, values)
    known = values.dropna()
    first = known.iloc[0] if len(known) else None
    if isinstance(first, bool):
        return Kind.YES_NO
    if isinstance(first, datetime):
        return Kind.MOMENT
    return Kind.DAY if isinstance(first, date) else Kind.TEXT


def _number_kind(name: str, values: pd.Series) -> Kind:
    if name.endswith("_yuan"):
        return Kind.YUAN
    if name.endswith("_year"):
        return Kind.PLAIN
    if name.endswith(_RATES) or name in _RATE_NAMES:
        return Kind.RATE
    known = values.dropna()
    return Kind.COUNT if bool((known == known.round()).all()) else Kind.NUMBER


def cell_text(value: Value, kind: Kind) -> str:
    """A value as text for a table of a page: empty for a missing one, dates as dates, 是 and 否."""
    if value is None:
        return ""
    if kind is Kind.YES_NO:
        return _("是") if value else _("否")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, str):
        return value
    if kind is Kind.RATE:
        return f"{100 * value:.1f}%"
    digits = 0 if float(value).is_integer() and kind is not Kind.NUMBER else 2 if kind is Kind.YUAN else 1
    return f"{value:g}" if kind is Kind.PLAIN else f"{value:,.{digits}f}".replace("-", MINUS)


def _values(column: pd.Series) -> list[Value]:
    return [_value(value) for value in column.tolist()]


def _value(value: Any) -> Value:  # noqa: ANN401 - any value of a pandas cell
    """A plain value: None for a missing one, a whole number without a decimal point."""
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    kept: Value = value.to_pydatetime() if isinstance(value, pd.Timestamp) else value
    return kept


def definition(name: str) -> tuple[str, str]:
    """Label and definition of a measure in the user's language.

    Raises:
        KeyError: No measure has this name.
    """
    measure = MEASURES[name]
    return _(measure.label), _(measure.definition)
