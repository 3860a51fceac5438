"""Lines of the briefing: one value a period, the last one named, a gap where there is none."""

from __future__ import annotations

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from pages.parts.charts.axis import MOST_TICKS, count_range
from pages.parts.charts.canvas import Part, figure, text
from pages.parts.charts.lettering import decimals_of, folded_width, number, safe, spread
from pages.parts.charts.theme import BLUE, BLUE2, CATEGORICAL, INK3, MUTE, PAPER
from pages.parts.words.numbers import is_missing, is_number

#: Name and values of each series, the current one first; None where there is no value.
Series = Sequence[tuple[str, Sequence[float | None]]]

_LINE_HEIGHT = 260


def printer(series: Series, unit: str) -> tuple[int, str]:
    """Decimals of all values, and what stands behind each: a per cent sign, or nothing."""
    return decimals_of([value for _name, values in series for value in values]), "%" if unit == "%" else ""


def lines(categories: Sequence[str], series: Series, unit: str) -> go.Figure:
    """Draw the lines, the current one on top; the last value of each stands in the right margin."""
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
    levels = spread([level for _at, level, _said in ends], gap=gap)
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
