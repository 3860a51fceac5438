"""Is a place unusual for its size: requests per thousand households against households."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.theme import AMBER, AMBER_FILL, BLUE, BLUE2, INK, INK3, MUTE, PAPER
from pages.parts.drafts.base import empty, figure, note

#: Standard normal quantiles of the dashed and of the solid bow.
INNER, OUTER = 1.96, 3.09
#: Two labels nearer than this (share of the plot, x and y) collide.
_NEAR = (0.26, 0.06)


def size_funnel(
    frame: pd.DataFrame, *, name: str, households: str, requests: str, average_label: str, unit: str,
    chosen: Sequence[str] = (), most: int = 5, height: int = 372,
) -> go.Figure:  # fmt: skip
    """A funnel: rate per thousand against households (log), bows of 95 % and 99.8 % of a Poisson count.

    Args:
        frame: One row a place that has households.
        name: Column of the place.
        households: Column of the households.
        requests: Column of the requests.
        average_label: Text at the line of the pooled rate.
        unit: Unit behind the largest tick of the households.
        chosen: Places labelled whatever they show.
        most: Most labels outside the solid bow.
        height: Height in px.
    """
    rows = frame[frame[households].fillna(0) > 0] if len(frame) else frame
    if len(rows) < 2:
        return empty(height)
    sizes, counts = rows[households].astype(float), rows[requests].astype(float)
    pooled = counts.sum() / sizes.sum()
    rates = 1000 * counts / sizes
    strays = (counts - sizes * pooled) / (sizes * pooled).pow(0.5).replace(0, 1)
    fig = figure(height=height, margin={"l": 8, "r": 20, "t": 12, "b": 8})
    top = max(float(rates.max()) * 1.12, 1000 * pooled * 1.5)
    _bows(fig, float(sizes.min()) * 0.85, float(sizes.max()) * 1.15, pooled, top)
    sides = [int(z > OUTER) - int(z < -OUTER) for z in strays]
    fig.add_scatter(
        x=list(sizes), y=list(rates), mode="markers", customdata=[str(n) for n in rows[name]], cliponaxis=False,
        marker={
            "symbol": ["diamond" if s > 0 else "square" if s < 0 else "circle" for s in sides],
            "size": [10 if s or str(n) in chosen else 7 for s, n in zip(sides, rows[name], strict=True)],
            "color": [AMBER_FILL if s > 0 else BLUE if s < 0 or str(n) in chosen else BLUE2 for s, n in zip(sides, rows[name], strict=True)],
            "line": {"color": PAPER, "width": 1},
        },
        hovertemplate="%{customdata}<br>%{y:.1f}<extra></extra>",
    )  # fmt: skip
    _labels(fig, rows, name, sizes, rates, strays, sides, chosen, most, top)
    note(fig, average_label, x=0, xref="paper", xanchor="left", y=1000 * pooled, yanchor="bottom")
    ticks = [t for t in (50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000) if sizes.min() * 0.8 <= t <= sizes.max() * 1.2]
    fig.update_xaxes(
        type="log", tickvals=ticks, ticktext=[f"{t:,}" + (f" {unit}" if t == ticks[-1] else "") for t in ticks],
        range=[math.log10(sizes.min() * 0.82), math.log10(sizes.max() * 1.2)],
    )  # fmt: skip
    fig.update_yaxes(range=[0, top], nticks=6)
    return fig


def _bows(fig: go.Figure, first: float, last: float, pooled: float, top: float) -> None:
    steps = [first * (last / first) ** (at / 60) for at in range(61)]
    for quantile, dash, label in ((INNER, "4px,3px", "95%"), (OUTER, "solid", "99.8%")):
        for side in (1, -1):
            bow = [max(0.0, 1000 * (pooled + side * quantile * math.sqrt(pooled / n))) for n in steps]
            drawn = [value if value <= top else None for value in bow]
            fig.add_scatter(x=steps, y=drawn, mode="lines", hoverinfo="skip", line={"color": MUTE, "width": 1, "dash": dash})
        at = next((k for k in range(18, 61) if 1000 * (pooled + quantile * math.sqrt(pooled / steps[k])) < top * 0.94), 60)
        note(
            fig, label, x=math.log10(steps[at]), y=1000 * (pooled + quantile * math.sqrt(pooled / steps[at])), bgcolor=PAPER,
            xanchor="center", yanchor="middle",
        )  # fmt: skip
    fig.add_scatter(x=[first, last], y=[1000 * pooled] * 2, mode="lines", hoverinfo="skip", line={"color": INK3, "width": 1})


def _labels(
    fig: go.Figure, rows: pd.DataFrame, name: str, sizes: pd.Series, rates: pd.Series, strays: pd.Series,
    sides: Sequence[int], chosen: Sequence[str], most: int, top: float,
) -> None:  # fmt: skip
    low, high = math.log10(sizes.min() * 0.82), math.log10(sizes.max() * 1.2)
    order = sorted(range(len(rows)), key=lambda at: (str(rows[name].iloc[at]) not in chosen, -abs(strays.iloc[at])))
    placed: list[tuple[float, float]] = []
    for at in order:
        label = str(rows[name].iloc[at])
        if not (sides[at] or label in chosen) or len(placed) >= most:
            continue
        x, y = (math.log10(sizes.iloc[at]) - low) / (high - low), rates.iloc[at] / top
        if any(abs(x - px) < _NEAR[0] and abs(y - py) < _NEAR[1] for px, py in placed):
            continue
        placed.append((x, y))
        is_right = x < 0.6
        note(
            fig, f"<b>{label} {rates.iloc[at]:,.0f}</b>", x=math.log10(sizes.iloc[at]), y=rates.iloc[at],
            xanchor="left" if is_right else "right", xshift=9 if is_right else -9, yanchor="middle",
            font={"size": 13, "color": AMBER if sides[at] > 0 else BLUE if sides[at] < 0 else INK},
        )  # fmt: skip
