"""Running totals: how many were completed so far this year, and by this date last year."""

from __future__ import annotations

from functools import partial

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import count_range, month_name
from pages.parts.charts.canvas import Part, empty, figure, text
from pages.parts.charts.lettering import folded_width, move_apart, number, safe
from pages.parts.charts.theme import BLUE, INK3, MUTE


def running_totals(
    frame: pd.DataFrame,
    *,
    this_label: str,
    last_label: str,
    unit: str = "件",
    height: float = 300,
) -> go.Figure:
    """How many were completed so far this year? The running total, and last year's in grey.

    Args:
        frame: one row per month with the columns month (1 to 12), this and last (running totals); null after
            the last month that has begun, and where there is nothing to compare with.
        this_label: the year of ``this``, written at the end of its line.
        last_label: the year of ``last``.
        unit: of the counts.
        height: px.

    Returns:
        The figure; 暂无数据 when nothing was completed.
    """
    if frame.empty or not frame[["this", "last"]].fillna(0).to_numpy().sum():
        return empty(height=height)
    known = [*frame["this"].dropna(), *frame["last"].dropna()]
    bottom, top, step = count_range(0, max(known), from_zero=True)
    months = frame["month"].tolist()
    ticks = months[::2] if len(months) > 7 else months
    ends, right = _ends(frame, (this_label, last_label), unit, gap=36 * (top - bottom) / (height - 52))
    return figure(
        [
            _line(frame, "last", {"color": MUTE, "width": 1.4, "dash": "4px,3px"}, 0, unit, last_label),
            _line(frame, "this", {"color": BLUE, "width": 2}, 5, unit, this_label),
        ],
        height=height,
        annotations=ends,
        margin={"l": 8, "r": right, "t": 24, "b": 28},
        xaxis={
            "tickvals": ticks,
            "ticktext": [month_name(month) for month in ticks],
            "range": [months[0] - 0.3, months[-1] + 0.1],
            "tickangle": 0,
        },
        yaxis={"range": [bottom, top], "dtick": step, "tick0": 0},
    )


def _line(frame: pd.DataFrame, column: str, line: Part, mark: int, unit: str, label: str) -> go.Scatter:
    return go.Scatter(
        x=frame["month"].tolist(),
        y=frame[column].tolist(),
        mode="lines+markers" if mark else "lines",
        line=line,
        marker={"size": mark, "color": BLUE},
        name=label,
        connectgaps=False,
        cliponaxis=False,
        hovertemplate=f"{safe(label)} · %{{x}}<br>%{{y:,.0f}} {safe(unit)}<extra></extra>",
    )


def _ends(frame: pd.DataFrame, labels: tuple[str, str], unit: str, gap: float) -> tuple[list[Part], float]:
    """Return the names and totals in the right margin, at the ends of the lines, and its px."""
    ends = {side: frame.dropna(subset=[side]).tail(1) for side in ("this", "last")}
    known = [(side, float(end[side].iloc[0])) for side, end in ends.items() if len(end)]
    levels = move_apart([level for _side, level in known], gap=gap)
    parts, widths = [], []
    for (side, total), level in zip(known, levels, strict=True):
        is_now = side == "this"
        words = f"{safe(labels[0 if is_now else 1])}<br>{number(total)} {safe(unit)}"
        widths.append(folded_width(words, size=13))
        beside = partial(text, x=1, y=level, yref="y", shift=(10, 0))
        parts.append(
            beside(f"<b>{words}</b>", colour=BLUE, size=13) if is_now else beside(words, colour=INK3, size=12)
        )
    return parts, 14 + max(widths)
