"""How long it takes: median and ninetieth percentile of each unit on one line."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.theme import BLUE, BLUE2, BLUE3, INK, INK3, MUTE, PAPER
from pages.parts.drafts.base import bold, empty, figure, margin_column, note


def median_to_tail(
    frame: pd.DataFrame, *, name: str, median: str, tail: str, count: str, heads: tuple[str, str, str],
    overall: float | None = None, overall_label: str = "", small: int = 30, height: int | None = None,
) -> go.Figure:  # fmt: skip
    """A line from the median (filled) to the ninetieth percentile (hollow), slowest on top.

    Args:
        frame: One row a unit.
        name: Column of the unit.
        median: Column of the median in days; units without one are left out.
        tail: Column of the ninetieth percentile in days.
        count: Column of the closed ones.
        heads: Names of the filled mark, of the hollow mark, and of the column of counts.
        overall: Median of the whole, drawn dashed.
        overall_label: Text at that line.
        small: Units with fewer closed ones are drawn grey and dotted.
        height: Height in px; by the number of units when None.
    """
    rows = frame[frame[median].notna()] if len(frame) else frame
    if rows.empty:
        return empty(height or 330)
    rows = rows.sort_values([median, name], ascending=[True, False])
    names = [str(n) for n in rows[name]]
    few = list(rows[count] < small)
    fig = figure(height=height or max(200, 34 * len(rows) + 76), margin={"l": 8, "r": 88, "t": 34, "b": 8})
    for label, start, end, is_small in zip(names, rows[median], rows[tail], few, strict=True):
        fig.add_scatter(
            x=[start, end], y=[label, label], mode="lines", hoverinfo="skip",
            line={"color": MUTE if is_small else BLUE3, "width": 2 if is_small else 4, "dash": "dot" if is_small else "solid"},
        )  # fmt: skip
    _marks(fig, list(rows[tail]), names, PAPER, [MUTE if s else BLUE2 for s in few], "middle right")
    _marks(fig, list(rows[median]), names, None, [MUTE if s else BLUE for s in few], "top center")
    margin_column(fig, heads[2], [f"{n:,.0f}" for n in rows[count]], names, shift=82, colours=[INK3] * len(names))
    note(fig, f"● {heads[0]}　○ {heads[1]}", x=0, xref="paper", xanchor="left", y=1, yref="y domain", yanchor="bottom", yshift=14)
    if overall is not None:
        fig.add_vline(x=overall, line={"color": INK, "width": 1.2, "dash": "dash"})
        note(fig, overall_label, x=overall, y=1, yref="y domain", yanchor="bottom", yshift=-2, xanchor="left", xshift=4, font={"color": INK})
    fig.update_xaxes(rangemode="tozero", range=[0, float(rows[tail].max()) * 1.14], nticks=6)
    fig.update_yaxes(ticklabelstandoff=6, tickfont={"size": 13, "color": INK}, range=[-0.6, len(rows) - 0.3])
    return fig


def _marks(
    fig: go.Figure, values: Sequence[float], names: Sequence[str], fill: str | None, colours: Sequence[str], where: str
) -> None:
    fig.add_scatter(
        x=values, y=names, mode="markers+text", text=[bold(f"{v:.1f}") if fill is None else f"{v:.1f}" for v in values],
        textposition=where, textfont={"size": 12, "color": INK if fill is None else INK3}, cliponaxis=False, customdata=names,
        marker={"size": 11, "color": [fill or c for c in colours], "line": {"color": list(colours), "width": 1.8}},
        hovertemplate="%{y} %{x:.1f}<extra></extra>",
    )  # fmt: skip
