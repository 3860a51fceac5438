"""Rates over periods: dots on intervals for few periods, a line in its band for many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import rate_range
from pages.parts.charts.canvas import Part, empty, figure, target_line
from pages.parts.charts.envelope import usual_gap
from pages.parts.charts.few import below_dots, spare_below
from pages.parts.charts.lettering import percent
from pages.parts.charts.margin import Label, margin_labels
from pages.parts.charts.periods import few_periods, many_periods
from pages.parts.charts.theme import BAND, INK, INK3, MUTE
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing

#: px of the numbers of the y axis.
_AXIS = 36
FEW = 6  # number of periods whose n/N fit side by side on a phone


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
    limits: Sequence[tuple[int, int, float, float, float]] = (),
    small: int = 30,
    incomplete: bool = False,
    partial: bool = False,
    changes: Iterable[tuple[object, str]] = (),
    height: float = 318,
) -> go.Figure:
    """How did a rate move? Up to six periods as dots with intervals and n/N, more as a line in its band.

    Args:
        frame: one row per period in order; rates 0 to 1, null where the denominator is 0.
        period: column of the first day of each period.
        value: column of the rate.
        low: column of the lower end of its 95 % interval.
        high: column of the upper end.
        numerator: column of n.
        denominator: column of N.
        grain: day, week, month, quarter or year, for the names of few periods.
        target: 0 to 1, a dashed horizontal line with its label in the right margin.
        limits: first and last row, mean, lower and upper limit of ordinary variation of each stretch: a grey
            band, and the mean, with its label where the stretch has the last row.
        small: below this N a dot is hollow and its interval dotted.
        incomplete: whether the last period is unfinished: hollow, not joined, its name with ``*``.
        partial: whether the ledger begins in the middle of the first period: hollow.
        changes: (day, label) of a change of definition; drawn where there are many periods.
        height: px.

    Returns:
        The figure; 暂无数据 when the frame is empty or holds no rate.
    """
    columns = {period: "day", value: "value", low: "low", high: "high", numerator: "n", denominator: "total"}
    rows = frame[list(columns)].rename(columns=columns)
    rows = _prepare_rows(rows, small=small, incomplete=incomplete, partial=partial)
    if rows["value"].notna().sum() == 0:
        return empty(height=height)
    levels = [*([] if target is None else [target]), *(level for each in limits for level in each[2:])]
    spans = [*rows[["value", "low", "high"]].to_numpy().ravel(), *levels]
    spans = [float(span) for span in spans if not is_missing(span)]
    drawing = few_periods(rows, grain) if len(rows) <= FEW else many_periods(rows, changes)
    bottom, top, step = rate_range(min(spans), max(spans))
    ends, above = (bottom, top + (top - bottom) * 0.02), 26 if drawing.shapes else 12
    words, right = margin_labels(
        [*drawing.beside, *_target(target), *_mean(limits, len(rows) - 1)],
        ends,
        height - above - drawing.below,
    )
    return figure(
        drawing.traces,
        height=height,
        annotations=[*drawing.annotations, *words],
        shapes=[
            *_envelope(rows, limits),
            *drawing.shapes,
            *([] if target is None else [target_line(y=target)]),
        ],
        meta=spare_below(drawing.axis["ticktext"], below_dots(), left=0, below=drawing.below - 8, axis=_AXIS),
        margin={"l": 8, "r": max(right, 28), "t": above, "b": drawing.below},
        xaxis={**drawing.axis, "tickangle": 0},
        yaxis={"range": list(ends), "dtick": step, "tick0": 0, "tickformat": ".0%"},
    )


def _prepare_rows(rows: pd.DataFrame, *, small: int, incomplete: bool, partial: bool) -> pd.DataFrame:
    """Return the rows as numbers and dates, with columns for hollow, unfinished and partial periods."""
    rows = rows.reset_index(drop=True).astype(dict.fromkeys(("value", "low", "high", "n", "total"), float))
    first, last = rows.index == 0, rows.index == len(rows) - 1
    return rows.assign(
        day=pd.to_datetime(rows["day"]),
        hollow=~(rows["total"] >= small),
        waits=last & incomplete,
        is_part=(last & incomplete) | (first & partial),
    )


def _envelope(rows: pd.DataFrame, limits: Sequence[tuple[int, int, float, float, float]]) -> list[Part]:
    """Return the grey band between the limits, and the line of the mean, of each stretch of rows."""
    shapes: list[Part] = []
    for first, last, mean, lower, upper in limits:
        across = {**_across(rows, first, last), "layer": "below"}
        band = {"type": "rect", "y0": lower, "y1": upper, "fillcolor": BAND, "line": {"width": 0}, **across}
        line = {"color": MUTE, "width": 1.2}
        shapes += [band, {"type": "line", "y0": mean, "y1": mean, "line": line, **across}]
    return shapes


def _across(rows: pd.DataFrame, first: int, last: int) -> Part:
    """Return the ends of a stretch of rows on the x axis: the whole plot where it has all rows."""
    if (first, last) == (0, len(rows) - 1):
        return {"xref": "paper", "x0": 0, "x1": 1}
    if len(rows) <= FEW:  # the places of few periods are their numbers
        return {"xref": "x", "x0": first - 0.5, "x1": last + 0.5}
    half = (usual_gap(rows) / 2).to_pytimedelta()
    return {"xref": "x", "x0": rows["day"].iloc[first] - half, "x1": rows["day"].iloc[last] + half}


def _mean(limits: Sequence[tuple[int, int, float, float, float]], last: int) -> list[Label]:
    current = [mean for _first, end, mean, *_levels in limits if end == last]
    return [Label(_("均值 {value}").format(value=percent(mean)), mean, INK3) for mean in current]


def _target(target: float | None) -> list[Label]:
    if target is None:
        return []
    return [Label(_("目标 {target}").format(target=percent(target, decimals=0)), target, INK)]
