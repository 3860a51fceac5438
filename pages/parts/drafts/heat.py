"""Where and when: community by category against what is expected, weekday by hour."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.theme import DIVERGING, INK, INK2, PAPER, SEQUENTIAL, WASH
from pages.parts.drafts.base import empty, figure

#: Cells this far from what is expected are coloured; from the second on their text is white.
COLOURED, STRONG = 2.0, 4.0


def deviation(
    frame: pd.DataFrame, *, row: str, column: str, value: str, z: str, rows: Sequence[str], columns: Sequence[str],
    labels: Sequence[str] | None = None, height: int = 372,
) -> go.Figure:  # fmt: skip
    """Counts of row × column, every one printed, coloured where they stray by two standard deviations.

    Args:
        frame: One row a cell.
        row: Column of the rows.
        column: Column of the columns.
        value: Column of the count.
        z: Column of the deviation in standard deviations.
        rows: Rows to draw, from the top.
        columns: Columns to draw, from the left.
        labels: Names of the rows as they are written; ``rows`` when None.
        height: Height in px.
    """
    if frame.empty:
        return empty(height)
    text = frame.assign(**{row: frame[row].astype(str), column: frame[column].astype(str)})
    counts = text.pivot_table(index=row, columns=column, values=value, aggfunc="sum").reindex(index=rows, columns=columns)
    strays = text.pivot_table(index=row, columns=column, values=z, aggfunc="sum").reindex(index=rows, columns=columns)
    counts, strays = counts.fillna(0), strays.fillna(0)
    shown = strays.where(strays.abs() >= COLOURED, 0).clip(-6, 6)
    fig = figure(
        go.Heatmap(
            z=shown.to_numpy(), zmin=-6, zmax=6, colorscale=_steps(DIVERGING), showscale=False, xgap=2, ygap=2,
            customdata=counts.to_numpy(), hovertemplate="%{y} %{x} %{customdata:,}<extra></extra>",
        ),
        height=height,
        margin={"l": 8, "r": 8, "t": 44, "b": 4},
    )  # fmt: skip
    for at, (_name, cells) in enumerate(counts.iterrows()):
        for place, count in enumerate(cells):
            stray = strays.iat[at, place]
            is_marked = abs(stray) >= COLOURED
            fig.add_annotation(
                x=place, y=at, text=f"<b>{count:,.0f}</b>" if is_marked else f"{count:,.0f}", showarrow=False,
                font={"size": 12, "color": PAPER if abs(stray) >= STRONG else INK if is_marked else INK2},
            )  # fmt: skip
    fig.update_xaxes(
        tickvals=list(range(len(columns))), ticktext=[_two_lines(name) for name in columns], side="top", showline=False,
        ticks="", tickfont={"size": 12, "color": INK2},
    )  # fmt: skip
    fig.update_yaxes(
        tickvals=list(range(len(rows))), ticktext=list(labels or rows), autorange="reversed", showgrid=False,
        tickfont={"size": 13, "color": INK}, ticklabelstandoff=6,
    )  # fmt: skip
    return fig


def _two_lines(name: str) -> str:
    return f"{name[:2]}<br>{name[2:]}" if 3 <= len(name) <= 4 else name if len(name) < 3 else f"{name[:2]}<br>{name[2:4]}…"


def _steps(colours: Sequence[str]) -> list[list[object]]:
    return [[at / (len(colours) - 1), colour] for at, colour in enumerate(colours)]


def weekday_hour(
    frame: pd.DataFrame, *, weekday: str, hour: str, value: str, weekdays: Sequence[str], hour_word: str, unit: str,
    height: int = 330,
) -> go.Figure:  # fmt: skip
    """Counts by weekday and hour in one hue, the scale under the figure.

    Args:
        frame: One row a cell; missing cells are zeros.
        weekday: Column of the weekday, 1 = Monday.
        hour: Column of the hour, 0 to 23.
        value: Column of the count.
        weekdays: Seven names, Monday first.
        hour_word: Word behind an hour (时).
        unit: Unit of the counts.
        height: Height in px.
    """
    if frame.empty or not frame[value].sum():
        return empty(height)
    grid = frame.pivot_table(index=weekday, columns=hour, values=value, aggfunc="sum")
    grid = grid.reindex(index=range(1, 8), columns=range(24)).fillna(0)
    fig = figure(
        go.Heatmap(
            z=grid.to_numpy(), x=list(range(24)), y=list(weekdays), colorscale=_steps(SEQUENTIAL), zmin=0, xgap=1.5, ygap=1.5,
            hovertemplate="%{y} %{x}" + hour_word + "<br>%{z:,} " + unit + "<extra></extra>",
            colorbar={
                "orientation": "h", "thickness": 8, "len": 0.36, "x": 1, "xanchor": "right", "y": -0.13, "yanchor": "top",
                "outlinewidth": 0, "nticks": 4, "tickfont": {"size": 12, "color": INK2}, "ticks": "",
            },
        ),
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 64},
        plot_bgcolor=WASH,
    )  # fmt: skip
    shown = [0, 3, 6, 9, 12, 15, 18, 21]
    fig.update_xaxes(tickvals=shown, ticktext=[f"{h}{hour_word}" if h % 9 == 0 else str(h) for h in shown], showline=False, ticks="")
    fig.update_yaxes(autorange="reversed", showgrid=False, tickfont={"size": 13, "color": INK}, ticklabelstandoff=6)
    return fig
