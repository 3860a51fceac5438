"""Is a place unusual among similar ones: one strip of ticks per measure, better to the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, row_height
from pages.parts.charts.canvas import column, column_width, empty, figure, text, unique
from pages.parts.charts.lettering import safe
from pages.parts.charts.theme import BLUE, INK, INK2, INK3, MUTE, PAPER
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing

ROW = 40
#: Least distance of the ticks from both ends of the strip, as a share of it.
_PAD = 0.06


class Strip(NamedTuple):
    """One measure: its name, the others' values, the place's own, two values for comparison, texts."""

    name: str
    others: Sequence[float]
    value: float
    inner: float
    outer: float
    better: int
    is_small: bool
    value_text: str
    rank_text: str
    hover_text: str


def strips(
    rows: Sequence[Strip], *, inner_label: str, outer_label: str, own_label: str, height: float | None = None
) -> go.Figure:
    """How does a place rank in each measure? Ticks of the others, marks of two averages, its own dot.

    Args:
        rows: The measures in order; each has its own scale, better to the right.
        inner_label: Meaning of the triangle (the community).
        outer_label: Meaning of the thick tick (the sub-district).
        own_label: Meaning of the dot.
        height: px; None: from the number of rows.

    Returns:
        The figure; 暂无数据 without a row.
    """
    if not rows:
        return empty(height=height or 300)
    names = unique(row.name for row in rows)
    axis, left = names_axis(names, grid=True)
    values = [(name, f"<b>{row.value_text}</b>", INK, 13) for name, row in zip(names, rows, strict=True)]
    ranks = [(name, row.rank_text, INK3, 12) for name, row in zip(names, rows, strict=True)]
    second = column_width("", [cell[1] for cell in ranks], size=12)
    first = column_width("", [cell[1] for cell in values])
    right = 10 + first + 10 + second
    key = (
        f'<span style="color:{BLUE}">●</span> {safe(own_label)}\u2002<b>|</b> {safe(outer_label)}'
        f'\u2002<span style="color:{INK3}">▼</span> {safe(inner_label)}'
    )
    notes = [
        text(key, x=0, y=1, shift=(-left, 22), valign="bottom", colour=INK2),
        text(_("← 较差"), x=0, y=1, shift=(0, 4), valign="bottom"),
        text(_("较好 →"), x=1, y=1, shift=(0, 4), anchor="right", valign="bottom"),
        *column("", values, right=10 + first),
        *column("", ranks, right=right),
    ]
    return figure(
        _marks(names, rows),
        height=height or row_height(axis, usual=ROW) * len(rows) + 60,
        annotations=notes,
        margin={"l": left, "r": right + 2, "t": 46, "b": 8},
        yaxis=axis,
        xaxis={"range": [0, 1], "visible": False},
    )


def _marks(names: Sequence[str], rows: Sequence[Strip]) -> list[go.Scatter]:
    ticks: tuple[list[float], list[str]] = ([], [])
    averages: dict[str, tuple[list[float], list[str]]] = {"outer": ([], []), "inner": ([], [])}
    own: list[tuple[float, str, Strip]] = []
    for name, row in zip(names, rows, strict=True):
        place = _places(row)
        for value in row.others:
            ticks[0].append(place(value))
            ticks[1].append(name)
        for which, value in (("outer", row.outer), ("inner", row.inner)):
            if not is_missing(value):
                averages[which][0].append(place(value))
                averages[which][1].append(name)
        if not is_missing(row.value):
            own.append((place(row.value), name, row))
    return [
        _mark_trace(ticks, symbol="line-ns", size=16, line={"color": MUTE, "width": 1}),
        _mark_trace(averages["outer"], symbol="line-ns", size=22, line={"color": INK, "width": 3}),
        _mark_trace(averages["inner"], symbol="triangle-down", size=9, color=INK3, is_raised=True),
        _own(own),
    ]


def _mark_trace(
    places: tuple[list[float], list[str]], *, is_raised: bool = False, **marker: object
) -> go.Scatter:
    # A mark over the strip: a text would move with the font; a standoff keeps its distance at every width.
    raised = {"standoff": 0, "line": {"width": 0}} if is_raised else {}
    return go.Scatter(
        x=places[0],
        y=places[1],
        mode="markers",
        marker={**marker, **raised},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _own(own: Sequence[tuple[float, str, Strip]]) -> go.Scatter:
    fills = [PAPER if row.is_small else BLUE for _x, _name, row in own]
    edges = [INK3 if row.is_small else PAPER for _x, _name, row in own]
    return go.Scatter(
        x=[x for x, _name, _row in own], y=[name for _x, name, _row in own], mode="markers",
        marker={"size": 13, "color": fills, "line": {"color": edges, "width": 1.8}},
        text=[row.hover_text for _x, _name, row in own], hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )  # fmt: skip


def _places(row: Strip) -> Callable[[float], float]:
    """The position of a value on the strip: between the worst and the best value drawn on it."""
    drawn = [value for value in (*row.others, row.value, row.inner, row.outer) if not is_missing(value)]
    low, high = min(drawn, default=0.0), max(drawn, default=1.0)
    span = high - low or 1.0

    def place(value: float) -> float:
        share = (value - low) / span if high > low else 0.5
        return _PAD + (1 - 2 * _PAD) * (share if row.better > 0 else 1 - share)

    return place
