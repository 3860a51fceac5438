"""Calendar: where and when, one cell per place and period, darker for more."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import fits_phone, names_axis, period_names, years_below
from pages.parts.charts.canvas import column, column_width, empty, figure
from pages.parts.charts.lettering import DASH, number, safe
from pages.parts.charts.theme import INK, INK3, PAPER, SEQUENTIAL, WASH
from pages.parts.words.numbers import is_missing

ROW = 34  # px
_DARK = 0.6  # of the largest value: from here on the number is white


def calendar(
    frame: pd.DataFrame,
    *,
    name: str,
    period: str,
    value: str,
    names: Sequence[str],
    periods: Sequence[object],
    grain: str,
    totals: dict[str, str] | None = None,
    total_label: str = "",
    unit: str = "",
    height: float | None = None,
) -> go.Figure:
    """Where and when? One cell per place and period, its value printed; empty cells are grey.

    Args:
        frame: one row per place and period; an absent row is 0, a null value is a dash.
        name: column of the places.
        period: column of the first day of each period.
        value: column of the measure.
        names: the places from the top.
        periods: the periods from the left, at most twelve, so that they are legible on a phone.
        grain: day, week, month, quarter or year, for the names of the periods.
        totals: text per place in the column at the right.
        total_label: its header.
        unit: of the values, for the hover.
        height: px; None: from the number of rows.

    Returns:
        The figure; 暂无数据 when the frame is empty.
    """
    if frame.empty or not names or not len(periods):
        return empty(height=height or 240)
    grid = _grid(frame, name, period, value, names, periods)
    axis, left = names_axis(list(names))
    cells = [(place, (totals or {}).get(place, ""), INK, 13) for place in names] if totals else []
    right = 8 + column_width(total_label, [cell[1] for cell in cells]) if cells else 8
    ticks = _ticks(periods, grain)
    return figure(
        [_ground(grid, names), *_numbers(grid, names, ticks, unit)],
        height=height or ROW * len(names) + 28 + 44,
        annotations=column(total_label, cells, right=right) if cells else [],
        margin={"l": left, "r": right + 4, "t": 28 if cells else 10, "b": 44},
        yaxis={**axis, "ticks": ""},
        xaxis={
            "tickvals": list(range(len(periods))),
            "ticktext": _thin_ticks(ticks),
            "range": [-0.5, len(periods) - 0.5],
            "showline": False,
            "ticks": "",
            "tickangle": 0,
        },
    )


def _ticks(periods: Sequence[object], grain: str) -> list[str]:
    names, years = period_names(periods, grain=grain), years_below(periods, grain=grain)
    return ["<br>".join(item for item in pair if item) for pair in zip(names, years, strict=True)]


def _thin_ticks(ticks: Sequence[str]) -> list[str]:
    """Every other name where all would touch on a phone; a name with a year stays, its neighbours go."""
    if fits_phone(list(ticks), count=len(ticks)):
        return list(ticks)
    has_year = [bool(item.split("<br>")[-1].strip()) and "<br>" in item for item in ticks]
    kept: list[str] = []
    for at, item in enumerate(ticks):
        is_beside = (at > 0 and kept[-1] != "") or (at + 1 < len(ticks) and has_year[at + 1])
        kept.append("" if is_beside and not has_year[at] else item)
    return kept


def _grid(
    frame: pd.DataFrame, name: str, period: str, value: str, names: Sequence[str], periods: Sequence[object]
) -> pd.DataFrame:
    """One row per place and one column per period; 0 where there is no row, null where its value is null."""
    known = {
        (str(place), pd.Timestamp(at)): held
        for place, at, held in zip(frame[name], frame[period], frame[value], strict=True)
    }
    cells = [[known.get((place, pd.Timestamp(at)), 0.0) for at in periods] for place in names]
    return pd.DataFrame(cells, index=list(names), columns=range(len(periods))).astype(float)


def _ground(grid: pd.DataFrame, names: Sequence[str]) -> go.Heatmap:
    top = float(grid.max().max()) if grid.notna().to_numpy().any() else 0.0
    # from the second colour on: the palest is hardly visible, and 0 has its own grey
    colours = SEQUENTIAL[1:]
    shades = [[max(place / (len(colours) - 1), 0.00011), colour] for place, colour in enumerate(colours)]
    scale = [[0.0, WASH], [0.0001, WASH], *shades]
    return go.Heatmap(
        z=grid.fillna(0.0).to_numpy(),
        x=list(grid.columns),
        y=list(names),
        zmin=0,
        zmax=top or 1.0,
        colorscale=scale,
        showscale=False,
        xgap=1,
        ygap=1,
        hoverinfo="skip",
    )


def _numbers(grid: pd.DataFrame, names: Sequence[str], ticks: Sequence[str], unit: str) -> list[go.Scatter]:
    """Return the numbers in the cells: white on dark cells, grey where the value is 0 or missing."""
    top = float(grid.max().max()) or 1.0
    cells = [(place, at, grid.loc[place, at]) for place in names for at in grid.columns]
    traces = []
    for colour in (INK, PAPER, INK3):
        chosen = [cell for cell in cells if _colour(cell[2], top) == colour]
        if not chosen:
            continue
        told = [
            f"{safe(place)} {ticks[at].replace('<br>', ' ')}<br>{cell_text(held)} {safe(unit)}"
            for place, at, held in chosen
        ]
        traces.append(
            go.Scatter(
                x=[at for _place, at, _held in chosen],
                y=[place for place, _at, _held in chosen],
                mode="text",
                text=[cell_text(held) for _place, _at, held in chosen],
                textfont={"size": 12, "color": colour},
                hovertext=told,
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    return traces


def _colour(held: float, top: float) -> str:
    if is_missing(held) or held == 0:
        return INK3
    return PAPER if held >= _DARK * top else INK


def cell_text(held: float) -> str:
    """A value short enough for a cell: one decimal below ten, none above, a dash for a missing value."""
    if is_missing(held):
        return DASH
    return number(held, decimals=1 if 0 < held < 10 and held != round(held) else 0)
