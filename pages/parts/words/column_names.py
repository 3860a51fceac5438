"""The headers people read over the columns of an answer, and how the values under them are written."""

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
from queries.measures import LABELS, LEDGERS_OF, OWN_LABELS

#: What a cell holds; None where there is nothing.
Value = str | date | float | None


class Kind(enum.Enum):
    """How the values of a column are written."""

    TEXT = enum.auto()
    COUNT = enum.auto()
    NUMBER = enum.auto()
    #: A number that counts nothing: a year.
    PLAIN = enum.auto()
    RATE = enum.auto()
    YUAN = enum.auto()
    DAY = enum.auto()
    MOMENT = enum.auto()
    YES_NO = enum.auto()

    @property
    def is_number(self) -> bool:
        """Whether the column stands to the right."""
        return self in (Kind.COUNT, Kind.NUMBER, Kind.PLAIN, Kind.RATE, Kind.YUAN)


_RATES = ("_rate", "_share", "_coverage")
_RATE_NAMES = {"share", "interval_low", "interval_high", "survival", "low", "high", "all_change", "score"}


@dataclass(frozen=True)
class ReadableTable:
    """An answer as people read it.

    Attributes:
        frame: The values under the names of the columns.
        headers: What stands over each column.
        kinds: How each column is written.
        total: The sums under the table by name of column, where there are any.
    """

    frame: pd.DataFrame
    headers: tuple[str, ...]
    kinds: tuple[Kind, ...]
    total: Mapping[str, Any] | None = None

    def rows(self) -> list[tuple[Value, ...]]:
        """The rows as plain values, None where there is nothing, the total last."""
        columns = [_values(self.frame.iloc[:, at]) for at in range(len(self.headers))]
        found = list(zip(*columns, strict=True))
        if self.total is not None:
            found.append(tuple(_value(self.total.get(str(name))) for name in self.frame.columns))
        return found


def readable_table(
    frame: pd.DataFrame, question: str, total: Mapping[str, Any] | None = None, *, earlier: str = ""
) -> ReadableTable:
    """A frame under the headers of its question, in the user's language.

    Args:
        frame: Columns are named as the question names them.
        question: Path name of the question: the same name means something else in another folder.
        total: The sums under the table by name of column.
        earlier: What the window compared with is called, 上期 when not given.
    """
    names = [str(name) for name in frame.columns]
    kinds = tuple(kind(name, frame.iloc[:, at]) for at, name in enumerate(names))
    return ReadableTable(frame, tuple(label(name, question, earlier=earlier) for name in names), kinds, total)


def label(name: str, question: str, *, earlier: str = "") -> str:
    """The header of one column of a question; a name nobody declared stands as it is.

    Args:
        name: As the question names the column.
        question: Path name of the question.
        earlier: What the window compared with is called, 上期 when not given.
    """
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
    """How the values of a column of that name are written."""
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
    """A value as it stands in a table of a page: nothing for what is missing, days as days, 是 and 否."""
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


def _value(value: Any) -> Value:  # noqa: ANN401 - whatever pandas has in a cell
    """A plain value: None for what is missing, a whole number without a decimal point."""
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    kept: Value = value.to_pydatetime() if isinstance(value, pd.Timestamp) else value
    return kept
