"""Shares in a pivot table: of the row, of the column or of the total, said as any rate of so many cases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.settings import settings
from pages.parts.html.markup import below
from pages.parts.subjects.explore.answers import TOTAL
from pages.parts.subjects.explore.choice import Chart, Share
from pages.parts.words.language import _
from pages.parts.words.numbers import fraction, is_fraction_only, is_missing, is_small, rate
from queries.measure import Kind
from queries.measures import AGGREGATES, MEASURES

Key = tuple[object, object]


def share_reason(chart: Chart, measure: str) -> str:
    """Why a table has no shares, in the user's language; empty where it can."""
    if MEASURES[measure].kind is Kind.RATE:
        return _("率已经是占比")
    if not AGGREGATES[measure].is_additive:
        return _("不能相加的指标没有占比")
    return "" if chart in (Chart.PIVOT, Chart.PANELS) else _("只有透视表列占比")


def whole_of_share(row: object, column: object, share: Share) -> Key:
    """Row and column of the total that a cell is a share of."""
    return (TOTAL if share is not Share.ROW else row), (TOTAL if share is not Share.COLUMN else column)


def share_html(known: Mapping[Key, Mapping[str, Any]], row: object, column: object, share: Share) -> str:
    """The line below a count: its share; a fraction of fewer than ten, and 样本少 of few cases."""
    part, whole = known[row, column]["value"], known[whole_of_share(row, column, share)]["value"]
    if is_missing(part) or is_missing(whole) or not whole:
        return ""
    if is_fraction_only(whole):
        return below(fraction(part, whole)) + below(_("样本少"))
    few = below(_("样本少")) if is_small(whole, settings().small_sample) else ""
    return below(rate(part / whole)) + few


def shares(frame: pd.DataFrame, share: Share) -> list[float]:
    """The share of each cell of ``row``, ``column``, ``value``; NaN where its total is none or 0."""
    values = {
        (row, column): value
        for row, column, value in frame[["row", "column", "value"]].itertuples(index=False)
    }
    wholes = [values.get(whole_of_share(row, column, share)) for row, column in values]
    return [
        float("nan") if is_missing(whole) or not whole else value / whole
        for value, whole in zip(values.values(), wholes, strict=True)
    ]
