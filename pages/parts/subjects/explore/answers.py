"""The answers of a plan: cells, totals and the rest, each asked for itself; no rate or median is added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.schema import UNFILLED, UNMATCHED
from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import fetch_analysis
from pages.parts.asking.windows import comparison_scope
from pages.parts.subjects.explore.choice import PERIOD
from queries import Scope
from queries.analysis import PERIOD as PERIOD_START
from queries.analysis import Analysis
from queries.derived_relations import source_of
from queries.dimensions import DIMENSIONS, FIELDS
from queries.measures import AGGREGATES, MEASURES
from queries.subjects import SUBJECT_OF

#: Values that stand for no place or category, listed below the others.
UNNAMED = (UNMATCHED, UNFILLED)
#: The name of all values that are not listed, and of the row and column of totals in an answer.
REST, TOTAL = "其他", "合计"


def ledger_of(measure: str) -> str:
    """The ledger from which a measure is computed."""
    return source_of(AGGREGATES[measure].relation)


def kept_question(measure: str) -> str:
    """The question that says since when the ledger of a measure is kept."""
    return SUBJECT_OF[ledger_of(measure)].kept_since


def compared_scope(measure: str, scope: Scope, served: Snapshot) -> Scope | None:
    """The window of comparison; None without one, or when the ledger was not kept then."""
    return comparison_scope(kept_question(measure), scope, served)


def groups_of(
    measure: str, dimensions: Sequence[str], scope: Scope, *, has_periods: bool = False
) -> pd.DataFrame:
    """The answer of one measure in common columns.

    Returns:
        The dimensions, perhaps ``period_start``, ``value``, ``part`` (numerator; the count itself where
        there is none) and ``whole`` (denominator; NaN where there is none). One row a group with anything.
    """
    frame = fetch_analysis(Analysis((measure,), tuple(dimensions), has_periods), scope)
    declared, how = MEASURES[measure], AGGREGATES[measure]
    keys = [*dimensions, *([PERIOD_START] if has_periods else [])]
    if how.is_curve:
        part, whole = frame["timed_count"], frame["timed_count"]
    elif how.whole or how.per:
        part, whole = frame[declared.numerator], frame[declared.denominator]
    else:
        part, whole = frame[measure], pd.Series(np.nan, index=frame.index)
    found = frame[keys].assign(value=frame[measure], part=part, whole=whole)
    return found.astype(dict.fromkeys(("value", "part", "whole"), float))


def sizes(frame: pd.DataFrame, measure: str) -> pd.Series:
    """By what groups are ranked for a place in a chart: cases of a rate, else the count."""
    is_share = bool(AGGREGATES[measure].whole) or AGGREGATES[measure].is_curve
    return frame["whole"] if is_share else frame["part"]


@dataclass(frozen=True, slots=True)
class Listing:
    """The values of a dimension that are listed.

    Attributes:
        dimension: The dimension.
        names: The values, in the order in which they are listed, the unnamed last.
        rest: How many further values are one row 其他; 0 for none.
    """

    dimension: str
    names: tuple[str, ...]
    rest: int = 0

    @property
    def all_names(self) -> tuple[str, ...]:
        """The values with 其他, which stands above the unnamed."""
        if not self.rest:
            return self.names
        named = tuple(name for name in self.names if name not in UNNAMED)
        return (*named, REST, *(name for name in self.names if name in UNNAMED))


def listing_of(measure: str, dimension: str, scope: Scope, most: int) -> Listing:
    """The largest values of a dimension, or all in their natural order where it has one."""
    frame = groups_of(measure, (dimension,), scope)
    order = frame.assign(size=sizes(frame, measure)).sort_values(
        ["size", dimension], ascending=[False, True], kind="stable"
    )
    found = [str(name) for name in order[dimension]]
    named = [name for name in found if name not in (*UNNAMED, REST)]
    declared = DIMENSIONS[dimension].values  # noqa: PD011 - of a declaration, not of a frame
    if declared:
        return Listing(dimension, tuple(name for name in declared if name in found))
    is_whole = len(named) <= most + 1
    own_rest = [REST] if REST in found else []  # a ledger may have 其他 as a value of its own
    shown = [*named, *own_rest] if is_whole else named[:most]
    unnamed = tuple(name for name in UNNAMED if name in found)
    return Listing(dimension, (*shown, *unnamed), 0 if is_whole else len(named) + len(own_rest) - most)


def without(scope: Scope, listed: Listing) -> Scope:
    """The scope of 其他: the rows with none of the listed values."""
    key = f"not_{listed.dimension}"
    before = scope.condition(key)
    excluded = before.values if before else ()  # noqa: PD011 - of a condition, not of a frame
    return scope.with_condition(key, (*excluded, *listed.names))


def by_listing(
    measure: str, listed: Listing, scope: Scope, further: Sequence[str] = (), *, has_periods: bool = False
) -> pd.DataFrame:
    """The answer for each listed value, and for 其他 as one group asked for itself.

    Args:
        measure: The measure.
        listed: The listed values of a dimension.
        scope: The scope.
        further: Dimensions by which each is cut further.
        has_periods: Whether it is cut by period.
    """
    frame = groups_of(measure, (listed.dimension, *further), scope, has_periods=has_periods)
    frame = frame[frame[listed.dimension].isin(listed.names)]
    if not listed.rest:
        return frame.reset_index(drop=True)
    rest = groups_of(measure, further, without(scope, listed), has_periods=has_periods)
    rest.insert(0, listed.dimension, REST)
    return pd.concat([frame, rest], ignore_index=True)


@dataclass(frozen=True, slots=True)
class Cells:
    """One measure cut by rows and columns, with each total asked for itself.

    Attributes:
        measure: The measure.
        rows: The listed rows.
        columns: The listed columns; ``None`` where the columns are periods.
        frame: ``row``, ``column``, ``value``, ``part``, ``whole``; 合计 is a name of both.
        column_names: The columns in order, without 合计.
    """

    measure: str
    rows: Listing
    columns: Listing | None
    frame: pd.DataFrame
    column_names: tuple[object, ...]

    @property
    def inner(self) -> pd.DataFrame:
        """The cells without the totals."""
        return self.frame[(self.frame["row"] != TOTAL) & (self.frame["column"] != TOTAL)]

    def side(self, name: str) -> pd.DataFrame:
        """The totals of the rows (``row``) or of the columns (``column``), named in that column."""
        other = "column" if name == "row" else "row"
        return self.frame[(self.frame[other] == TOTAL) & (self.frame[name] != TOTAL)]


def cells_of(measure: str, rows: Listing, columns: Listing | None, scope: Scope) -> Cells:
    """The cells of a table with the totals of its rows, of its columns, and of all.

    Args:
        measure: The measure.
        rows: The listed rows.
        columns: The listed columns; None for the periods of the scope's grain.
        scope: The scope.
    """
    inner, ends = _cell_rows(measure, rows, columns, scope)
    of_rows = by_listing(measure, rows, scope).rename(columns={rows.dimension: "row"}).assign(column=TOTAL)
    whole = groups_of(measure, (), scope).assign(row=TOTAL, column=TOTAL)
    frame = pd.concat([inner, of_rows, ends.assign(row=TOTAL), whole], ignore_index=True)
    names = tuple(sorted(ends["column"])) if columns is None else columns.all_names
    kept = frame[["row", "column", "value", "part", "whole"]]
    return Cells(measure, rows, columns, kept, names)


def _cell_rows(
    measure: str, rows: Listing, columns: Listing | None, scope: Scope
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The inner cells, and the totals of the columns."""
    if columns is None:
        inner = by_listing(measure, rows, scope, has_periods=True)
        ends = groups_of(measure, (), scope, has_periods=True)
        naming = {rows.dimension: "row", PERIOD_START: "column"}
        return inner.rename(columns=naming), ends.rename(columns=naming)
    inner = by_listing(measure, rows, scope, (columns.dimension,))
    inner = inner[inner[columns.dimension].isin(columns.names)]
    ends = by_listing(measure, columns, scope)
    if columns.rest:
        further = by_listing(measure, rows, without(scope, columns)).assign(**{columns.dimension: REST})
        inner = pd.concat([inner, further], ignore_index=True)
    naming = {rows.dimension: "row", columns.dimension: "column"}
    return inner.rename(columns=naming), ends.rename(columns=naming)


def columns_of(measure: str, columns: str, scope: Scope, most: int) -> Listing | None:
    """The listed columns; None for periods."""
    return None if columns == PERIOD else listing_of(measure, columns, scope, most)


def has_field(dimension: str) -> str | None:
    """The field of a scope that a click on a value of this dimension narrows; None without one."""
    return FIELDS.get(dimension)
