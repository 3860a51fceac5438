"""The numbers that a question asks for: one row a group, beside them those of the comparison."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data.schema import UNFILLED, UNMATCHED
from data.settings import settings
from data.snapshots.store import Snapshot
from queries.analysis import PERIOD, Analysis, answer
from queries.measure import Kind
from queries.measures import MEASURES
from queries.scope import Scope
from queries.sentence.understood import Ranking, Understood

#: Suffix of the columns of the comparison.
COMPARED = "_compared"
_CHANGE, _IS_LAST, _SIZE = "change", "is_last", "size_of_change"


@dataclass(frozen=True)
class Answer:
    """The numbers.

    Attributes:
        frame: One row a group: the dimensions, ``period_start``, the measures with their parts, and with
            ``_compared`` behind their names those of the comparison.
        keys: Its columns that name a group.
        total: How many rows there are, of which ``frame`` has the first.
    """

    frame: pd.DataFrame
    keys: tuple[str, ...]
    total: int


def answer_of(understood: Understood, served: Snapshot, most: int) -> Answer:
    """The answer, in the order that is asked for.

    Args:
        understood: The question.
        served: The snapshot.
        most: Most rows.
    """
    analysis = Analysis(understood.measures, understood.dimensions, understood.has_periods)
    keys = (*understood.dimensions, *([PERIOD] if understood.has_periods else []))
    frame = _frame(analysis, understood.scope.elapsed(served.as_of), served)
    # Periods of two windows have different days: they do not stand beside each other.
    if understood.compared is not None and not understood.has_periods:
        other = _frame(analysis, understood.compared, served)
        frame = _beside(frame, other, keys, understood.measures)
    if understood.ranking is not None:
        frame = _ranked(frame, understood.measures[0], understood.ranking, keys)
    limit = understood.ranking.limit if understood.ranking else 0
    shown = frame.head(min(limit or most, most))
    return Answer(shown.reset_index(drop=True), keys, min(limit, len(frame)) if limit else len(frame))


def _frame(analysis: Analysis, scope: Scope, served: Snapshot) -> pd.DataFrame:
    frame: pd.DataFrame = answer(analysis, scope, snapshot=served, with_parts=True).to_pandas()
    return frame


def _beside(
    frame: pd.DataFrame, other: pd.DataFrame, keys: tuple[str, ...], measures: tuple[str, ...]
) -> pd.DataFrame:
    """Both windows beside each other; a group that one of them does not have counts 0 there."""
    if not keys:
        both = pd.concat([frame, other.add_suffix(COMPARED)], axis=1)
    else:
        both = frame.merge(other, on=list(keys), how="outer", suffixes=("", COMPARED))
    for name in measures:
        if MEASURES[name].kind is Kind.COUNT:
            both[[name, name + COMPARED]] = both[[name, name + COMPARED]].fillna(0)
    return both


def _ranked(frame: pd.DataFrame, measure: str, ranking: Ranking, keys: tuple[str, ...]) -> pd.DataFrame:
    """In the order asked for; places that are none, and rates of few cases, stand at the end."""
    if not keys:
        return frame
    by = measure
    if ranking.is_by_change and measure + COMPARED in frame:
        frame = frame.assign(**{_CHANGE: frame[measure] - frame[measure + COMPARED]})
        by = _CHANGE
        if ranking.is_by_size:
            frame, by = frame.assign(**{_SIZE: frame[_CHANGE].abs()}), _SIZE
    is_last = frame[list(keys)].isin([UNFILLED, UNMATCHED]).any(axis=1)
    denominator = MEASURES[measure].denominator
    if MEASURES[measure].kind is Kind.RATE and denominator in frame:
        is_last |= frame[denominator].fillna(0) < settings().small_sample
    order = [_IS_LAST, by, *keys]
    ascending = [True, not ranking.is_descending, *(True for _ in keys)]
    return frame.assign(**{_IS_LAST: is_last}).sort_values(order, ascending=ascending, kind="stable")
