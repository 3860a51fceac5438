"""The charts of the briefing: bars of categories or lines over periods, with every value readable."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import MOST_TICKS, Axis, count_range, names_axis
from pages.parts.charts.bars import ROW, bars
from pages.parts.charts.canvas import Part, column, column_width, empty, figure, swatches, text, unique
from pages.parts.charts.lettering import decimals_of, fold, folded_width, move_apart, number, safe
from pages.parts.charts.theme import BLUE, BLUE2, CATEGORICAL, INK, INK3, MUTE, PAPER
from pages.parts.words.numbers import is_missing, is_number

#: Characters per line of a name, and for a name longer than two such lines.
_EMS, _MOST_EMS = 8, 12


def figure_of(kind: str, categories: Sequence[str], series: Series, unit: str) -> go.Figure:
    """Draw one chart of the briefing; equal values give an equal figure.

    Args:
        kind: ``bar`` or ``line``.
        categories: Names of the bars, the first on top, or of the periods.
        series: Name and values of each series; with two series of bars the second is a tick across the bar.
        unit: Unit of the values.

    Returns:
        The figure; 暂无数据 when there is no value.
    """
    kept = series[: len(CATEGORICAL)]
    if all(is_missing(value) for _name, values in kept for value in values):
        return empty(height=160)
    if kind == "line":
        return lines(categories, kept, unit)
    return _bars(categories, kept, unit) if len(kept) < 3 else _groups(categories, kept, unit)


def _names(rows: Sequence[str]) -> tuple[Axis, float, int]:
    """The axis of names, none of them shortened; its px, and the px of a row."""
    longest = max(len(name) for name in rows)
    ems = _EMS if longest <= 2 * _EMS else _MOST_EMS
    axis, _width = names_axis(rows, ems=ems)
    folded = [fold(name.rstrip("\u200b"), ems=ems, lines=len(name)) for name in rows]
    deepest = max(name.count("<br>") + 1 for name in folded)
    size = 13 if deepest == 1 else 12
    width = max(folded_width(name, size=size) for name in folded) + 14
    return {**axis, "ticktext": folded, "tickfont": {"size": size, "color": INK}}, width, deepest


def _bars(categories: Sequence[str], series: Series, unit: str) -> go.Figure:
    decimals, sign = printer(series, unit)
    rows = pd.DataFrame({"name": list(categories), "row": unique(categories), "value": series[0][1]})
    axis, left, deepest = _names(rows["row"].tolist())
    margins, right = [], 0.0
    for place, (name, values) in enumerate(series):
        look = (INK, 13) if place == 0 else (INK3, 12)
        cells = [
            (row, f"{number(value, decimals=decimals)}{'' if is_missing(value) else sign}", *look)
            for row, value in zip(rows["row"], values, strict=True)
        ]
        cells = [
            (row, f"<b>{words}</b>", *rest) if place == 0 else (row, words, *rest)
            for row, words, *rest in cells
        ]
        head = safe(name if place == 0 else f"｜{name}")
        right += 10 + column_width(head, [cell[1] for cell in cells])
        margins += column(head, cells, right=right)
    traces = [bars(rows, signal=(), unit=unit, decimals=decimals)]
    if len(series) > 1:
        traces.append(_ticks(rows["row"].tolist(), series[1], unit, decimals))
    return figure(
        traces,
        height=max(ROW, 17 * deepest + 6) * len(rows) + 36,
        annotations=margins,
        margin={"l": left, "r": right + 4, "t": 28, "b": 8},
        bargap=0.36,
        yaxis=axis,
        xaxis=_values_axis(series),
    )


def _ticks(
    rows: list[str], series: tuple[str, Sequence[float | None]], unit: str, decimals: int
) -> go.Scatter:
    return go.Scatter(
        x=list(series[1]),
        y=rows,
        mode="markers",
        marker={"symbol": "line-ns", "size": 18, "line": {"color": INK, "width": 2}},
        cliponaxis=False,
        hovertemplate=f"%{{y}} · {safe(series[0])}<br>%{{x:,.{decimals}f}} {safe(unit)}<extra></extra>",
    )


def _groups(categories: Sequence[str], series: Series, unit: str) -> go.Figure:
    """Three or more series: bars side by side, the value behind each, the key above."""
    decimals, sign = printer(series, unit)
    rows = unique(categories)
    axis, left, deepest = _names(rows)
    key, top = swatches([(name, CATEGORICAL[at]) for at, (name, _values) in enumerate(series)], left=left)
    traces = [
        go.Bar(
            x=list(values),
            y=rows,
            orientation="h",
            name=name,
            marker={"color": CATEGORICAL[at], "line": {"width": 0}},
            text=["" if is_missing(v) else f"{number(v, decimals=decimals)}{sign}" for v in values],
            textposition="outside",
            textfont={"size": 12, "color": INK},
            cliponaxis=False,
            hovertemplate=f"%{{y}} · {safe(name)}<br>%{{x:,.{decimals}f}} {safe(unit)}<extra></extra>",
        )
        for at, (name, values) in enumerate(series)
    ]
    widest = max(folded_width(words, size=12) for trace in traces for words in trace.text)
    return figure(
        traces,
        height=max(17 * len(series) + 12, 17 * deepest + 6) * len(rows) + top + 12,
        annotations=key,
        margin={"l": left, "r": widest + 12, "t": top, "b": 8},
        bargap=0.25,
        barmode="group",
        yaxis=axis,
        xaxis=_values_axis(series),
    )


def _values_axis(series: Series) -> Part:
    known = [value for _name, values in series for value in values if is_number(value)]
    low, high = min(0.0, *known), max(0.0, *known)
    room = 0.03 * (high - low or 1.0)
    return {"range": [low - room if low else 0, high + room], "visible": False}


#: Name and values of each series, the current one first; None where there is no value.
Series = Sequence[tuple[str, Sequence[float | None]]]

_LINE_HEIGHT = 260


def printer(series: Series, unit: str) -> tuple[int, str]:
    """Number of decimals of all values, and the suffix of each: a per cent sign, or nothing."""
    return decimals_of([value for _name, values in series for value in values]), "%" if unit == "%" else ""


def lines(categories: Sequence[str], series: Series, unit: str) -> go.Figure:
    """Draw the lines, the current one on top; the last value of each is in the right margin."""
    decimals, sign = printer(series, unit)
    known = [value for _name, values in series for value in values if is_number(value)]
    bottom, top, step = count_range(min(known), max(known))
    places = list(range(len(categories)))
    shown = places[:: -math.ceil(len(places) / (MOST_TICKS - 1))][::-1]  # the last one is named
    labels, right = _ends(series, unit, (decimals, sign), gap=36 * (top - bottom) / (_LINE_HEIGHT - 52))
    return figure(
        [trace for at, one in reversed(list(enumerate(series))) for trace in _line(at, one, unit, decimals)],
        height=_LINE_HEIGHT,
        annotations=labels,
        margin={"l": 8, "r": right, "t": 16, "b": 28},
        xaxis={
            "range": [-0.3, len(places) - 0.7],
            "tickvals": shown,
            "ticktext": [safe(categories[place]) for place in shown],
            "tickangle": 0,
        },
        yaxis={
            "range": [bottom, top],
            "dtick": step,
            "tick0": 0,
            "tickformat": f",.{decimals}f",
            "ticksuffix": sign,
        },
    )


def _line(at: int, one: tuple[str, Sequence[float | None]], unit: str, decimals: int) -> list[go.Scatter]:
    name, values = one
    colour = (BLUE, BLUE2, MUTE)[at] if at < 3 else CATEGORICAL[at]
    places = list(range(len(values)))
    hover = f"%{{customdata}}{safe(name)}<br>%{{y:,.{decimals}f}} {safe(unit)}<extra></extra>"
    dash = {} if at == 0 else {"dash": "4px,3px"}
    drawn = go.Scatter(
        x=places,
        y=[None if is_missing(value) else value for value in values],
        mode="lines+markers",
        line={"color": colour, "width": 2 if at == 0 else 1.4, **dash},
        marker={"size": 5, "color": colour},
        name=name,
        connectgaps=False,
        cliponaxis=False,
        hovertemplate=hover,
    )
    last = [place for place in places if not is_missing(values[place])][-1:]
    ring = {"size": 11, "color": colour, "line": {"color": PAPER, "width": 2}}
    point = go.Scatter(
        x=last,
        y=[values[place] for place in last],
        mode="markers",
        marker=ring,
        cliponaxis=False,
        hoverinfo="skip",
    )
    return [drawn, point] if at == 0 and last else [drawn]


def _ends(series: Series, unit: str, form: tuple[int, str], gap: float) -> tuple[list[Part], float]:
    """The last known value of each line in the right margin, with its name when there are several."""
    decimals, sign = form
    ends = []
    for at, (name, values) in enumerate(series):
        known = [value for value in values if is_number(value)]
        if known:
            said = f"{number(known[-1], decimals=decimals)}{sign or f' {safe(unit)}'}"
            ends.append((at, known[-1], said if len(series) == 1 else f"{safe(name)}<br>{said}"))
    levels = move_apart([level for _at, level, _said in ends], gap=gap)
    parts = [
        text(
            f"<b>{said}</b>" if at == 0 else said,
            x=1,
            y=level,
            yref="y",
            shift=(10, 0),
            colour=BLUE if at == 0 else INK3,
            size=13 if at == 0 else 12,
        )
        for (at, _value, said), level in zip(ends, levels, strict=True)
    ]
    return parts, 16 + max(folded_width(said, size=13) for _at, _value, said in ends)
