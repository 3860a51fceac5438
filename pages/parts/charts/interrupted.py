"""Did something change at an event: a series with the fitted line before it, extended, and the one after."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import count_range, period_ticks
from pages.parts.charts.canvas import Part, empty, figure, text
from pages.parts.charts.lettering import safe
from pages.parts.charts.theme import BLUE, BLUE2, INK2, INK3, PAPER, with_opacity
from pages.parts.words.language import _


def interrupted_series(
    frame: pd.DataFrame | None, *, event_on: date | None, label: str, unit: str = "件", height: float = 318
) -> go.Figure:
    """Observed counts, the counts expected from the time before, and the fit after, with 95 % intervals.

    Args:
        frame: One row per period: period_start, request_count, is_after, fitted, fitted_low, fitted_high, and
            expected_count after the event.
        event_on: The day of the event.
        label: Name of the event over the plot, at most six characters.
        unit: Of the counts, for the hover.
        height: px.

    Returns:
        The figure; 暂无数据 without a frame.
    """
    if frame is None or frame.empty:
        return empty(height=height, words=_("前后月数不足，不作比较"))
    rows = frame.assign(day=pd.to_datetime(frame["period_start"])).sort_values("day")
    highest = float(rows[["request_count", "fitted_high", "expected_count"]].max().max())
    bottom, top, step = count_range(0, highest, from_zero=True)
    ticks, words = period_ticks(list(rows["day"]))
    edge = (rows["day"].iloc[-1] - rows["day"].iloc[0]) * 0.03
    reach = [rows["day"].iloc[0] - edge, rows["day"].iloc[-1] + edge]
    day = pd.Timestamp(event_on)
    share = (day - reach[0]) / (reach[1] - reach[0])
    side = "left" if share < 0.2 else "right" if share > 0.8 else "center"
    head = text(safe(label), x=day, y=1, xref="x", anchor=side, valign="bottom", shift=(0, 4), colour=INK2)
    return figure(
        _traces(rows, unit),
        height=height,
        annotations=[head, *_line_name(rows)],
        shapes=[_upright(day)],
        margin={"l": 8, "r": 16, "t": 26, "b": 42},
        xaxis={"type": "date", "range": reach, "tickvals": ticks, "ticktext": words, "tickangle": 0},
        yaxis={"range": [bottom, top], "dtick": step, "tick0": 0},
    )


def _traces(rows: pd.DataFrame, unit: str) -> list[go.Scatter]:
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    traces = []
    for is_after in (False, True):
        part = rows[rows["is_after"].astype(bool) == is_after]
        colour = BLUE if is_after else INK3
        band = {"fill": "tonexty", "fillcolor": with_opacity(colour, 0.16)}
        traces += [
            go.Scatter(x=part["day"], y=part["fitted_low"].clip(lower=0), **edge),
            go.Scatter(x=part["day"], y=part["fitted_high"], **edge, **band),
            go.Scatter(
                x=part["day"], y=part["fitted"], mode="lines", hoverinfo="skip",
                line={"color": colour, "width": 3 if is_after else 2},
            ),
        ]  # fmt: skip
    carried = rows[rows["is_after"].astype(bool)]
    dashes = {"color": INK3, "width": 1.4, "dash": "5px,4px"}
    traces.append(
        go.Scatter(x=carried["day"], y=carried["expected_count"], mode="lines", line=dashes, hoverinfo="skip")
    )
    marker = {"size": 6, "color": BLUE2, "line": {"color": PAPER, "width": 1}}
    form = f"%{{x|%Y-%m}}<br>%{{y:,.0f}} {safe(unit)}<extra></extra>"
    seen = {"mode": "markers", "marker": marker, "hovertemplate": form, "cliponaxis": False}
    return [*traces, go.Scatter(x=rows["day"], y=rows["request_count"], **seen)]


def _line_name(rows: pd.DataFrame) -> list[Part]:
    """The label of the dashed line, at the end that is farther from the line after the event."""
    after = rows[rows["is_after"].astype(bool)]
    gaps = (after["expected_count"] - after["fitted"]).abs()
    is_last = gaps.iloc[-1] >= gaps.iloc[0]
    at = after.iloc[-1 if is_last else 0]
    is_over = at["expected_count"] >= at["fitted"]
    place = {"x": at["day"], "y": at["expected_count"], "xref": "x", "yref": "y"}
    place |= {"anchor": "right" if is_last else "left", "valign": "bottom" if is_over else "top"}
    words = _("此前趋势的延续")
    return [
        text(words, **place, shift=(0, 5 if is_over else -5), colour=INK2, ground="rgba(255,255,255,0.8)")
    ]


def _upright(day: pd.Timestamp) -> Part:
    line = {"color": INK3, "width": 1, "dash": "1px,3px"}
    return {"type": "line", "layer": "below", "line": line, "x0": day, "x1": day, "xref": "x",
            "y0": 0, "y1": 1, "yref": "y domain"}  # fmt: skip
