"""Rates over periods: dots on intervals where there are few, a line in its band where many."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import rate_range
from pages.parts.charts.canvas import dashed, empty, figure
from pages.parts.charts.lettering import percent
from pages.parts.charts.margin import Label, margin_labels
from pages.parts.charts.periods import few_periods, many_periods
from pages.parts.charts.theme import INK
from pages.parts.numbers import is_missing
from pages.parts.wording import _

FEW = 6  # periods whose n/N still stand beside one another on a phone


def line(
    frame: pd.DataFrame,
    *,
    period: str,
    value: str,
    low: str,
    high: str,
    numerator: str,
    denominator: str,
    grain: str = "month",
    target: float | None = None,
    small: int = 30,
    incomplete: bool = False,
    changes: Iterable[tuple[object, str]] = (),
    height: float = 318,
) -> go.Figure:
    """How did a rate move? Up to six periods as dots with intervals and n/N, more as a line in its band.

    Args:
        frame: one row a period in order; rates 0 to 1, null where nothing is in the denominator.
        period: column of the first day of each period.
        value: column of the rate.
        low: column of the lower end of its 95 % interval.
        high: column of the upper end.
        numerator: column of n.
        denominator: column of N.
        grain: day, week, month, quarter or year, for the names of few periods.
        target: 0 to 1, a level dashed line with its label in the right margin.
        small: below this N a dot is hollow and its interval dotted.
        incomplete: the last period is not over: hollow, not joined, its name with ``*``.
        changes: (day, label) of a change of definition; drawn where there are many periods.
        height: px.

    Returns:
        The figure; 暂无数据 when the frame is empty or holds no rate.
    """
    columns = {period: "day", value: "value", low: "low", high: "high", numerator: "n", denominator: "total"}
    rows = _prepared(frame[list(columns)].rename(columns=columns), small=small, incomplete=incomplete)
    if rows["value"].notna().sum() == 0:
        return empty(height=height)
    spans = [*rows[["value", "low", "high"]].to_numpy().ravel(), *([] if target is None else [target])]
    spans = [float(span) for span in spans if not is_missing(span)]
    drawing = few_periods(rows, grain) if len(rows) <= FEW else many_periods(rows, changes)
    bottom, top, step = rate_range(min(spans), max(spans))
    ends = (bottom, top + (top - bottom) * 0.02)
    above = 26 if drawing.shapes else 12
    words, right = margin_labels([*drawing.beside, *_target(target)], ends, height - above - drawing.below)
    return figure(
        drawing.traces,
        height=height,
        annotations=[*drawing.annotations, *words],
        shapes=[*drawing.shapes, *([] if target is None else [dashed(y=target)])],
        margin={"l": 8, "r": max(right, 28), "t": above, "b": drawing.below},
        xaxis={**drawing.axis, "tickangle": 0},
        yaxis={"range": list(ends), "dtick": step, "tick0": 0, "tickformat": ".0%"},
    )


def _prepared(rows: pd.DataFrame, *, small: int, incomplete: bool) -> pd.DataFrame:
    """Return the rows as numbers and dates, with what is hollow and what is not over yet."""
    rows = rows.reset_index(drop=True).astype(dict.fromkeys(("value", "low", "high", "n", "total"), float))
    last = rows.index == len(rows) - 1
    return rows.assign(
        day=pd.to_datetime(rows["day"]), hollow=~(rows["total"] >= small), waits=last & incomplete
    )


def _target(target: float | None) -> list[Label]:
    if target is None:
        return []
    return [Label(_("目标 {target}").format(target=percent(target, decimals=0)), target, INK)]
