"""Scatter: two measures of each place, its size as the area of a circle."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import count_range, rate_range
from pages.parts.charts.canvas import Part, empty, figure, target_line, text
from pages.parts.charts.lettering import fold, number, percent, safe, text_width
from pages.parts.charts.placing import WIDTHS, Box, free_side
from pages.parts.charts.theme import AMBER, AMBER_FILL, BLUE, BLUE2, INK2, INK3, PAPER, with_opacity

_LEFT, _BELOW, _ABOVE = 8, 52, 52
_MOST_NAMED = 5
#: Share of an axis that stays free at either end, for the words of the quadrants.
_ROOM = 0.11
#: px of the largest and the smallest circle.
_WIDEST, _LEAST = 26.0, 6.0


class Axis(NamedTuple):
    """One measure: its label, whether it is a rate, its decimals, and its value for all places together."""

    label: str
    is_rate: bool = False
    decimals: int = 0
    total: float = float("nan")

    def words(self, value: float) -> str:
        """A value as it is printed."""
        return percent(value) if self.is_rate else number(value, decimals=self.decimals)


def place_scatter(
    frame: pd.DataFrame,
    *,
    axes: tuple[Axis, Axis],
    corners: Sequence[str] = (),
    total_label: str = "",
    size_unit: str = "",
    height: float = 470,
) -> go.Figure:
    """Do two measures go together? One circle a place, hollow for few cases, coloured for a finding.

    Args:
        frame: one row per place: ``name``, ``x``, ``y``, ``size`` (area; missing: least), ``small`` (whether
            either measure has few cases), ``side`` (+1 better, −1 worse, 0 no finding), ``x_low``,
            ``x_high``, ``y_low``, ``y_high`` (95 % intervals, drawn for findings; NaN where unknown).
        axes: the measures of x and y.
        corners: words of the four quadrants: top left, top right, bottom left, bottom right.
        total_label: what all places together are called.
        size_unit: of the sizes, for the key and the hover.
        height: px.

    Returns:
        The figure; 暂无数据 without a place that has both measures.
    """
    rows = frame[frame["x"].notna() & frame["y"].notna()].reset_index(drop=True)
    if rows.empty:
        return empty(height=height)
    spans = [_span(rows, column, axis) for column, axis in zip(("x", "y"), axes, strict=True)]
    rows = rows.assign(px=_diameters(rows["size"]))
    lines = [
        target_line(**{way: axis.total}, colour=INK3)
        for way, axis in zip(("x", "y"), axes, strict=True)
        if not math.isnan(axis.total)
    ]
    circles, sizes = _key(rows, size_unit)
    return figure(
        [*_crosses(rows), _circles(rows, axes, size_unit)],
        height=height,
        annotations=[
            *_totals(axes, spans, total_label), *_corners(corners), *sizes,
            *_labels(rows, spans, height - _ABOVE - _BELOW, axes),
        ],
        shapes=[*lines, *circles],
        margin={"l": _LEFT, "r": 16, "t": _ABOVE, "b": _BELOW},
        xaxis=_axis(axes[0], spans[0], has_title=True),
        yaxis=_axis(axes[1], spans[1]),
    )  # fmt: skip


def _span(rows: pd.DataFrame, column: str, axis: Axis) -> tuple[float, float, float]:
    values = [*rows[column], *([] if math.isnan(axis.total) else [axis.total])]
    low, high = float(min(values)), float(max(values))
    if axis.is_rate:
        bottom, top, step = rate_range(low, high)
    else:
        bottom, top, step = count_range(low, high, from_zero=low < 0.4 * high)
    room = _ROOM * (top - bottom)
    return bottom - room, top + room, step


def _axis(axis: Axis, span: tuple[float, float, float], *, has_title: bool = False) -> Part:
    form = ".0%" if axis.is_rate else ",~g"
    found: Part = {"range": list(span[:2]), "dtick": span[2], "tick0": 0, "tickformat": form, "tickangle": 0}
    if has_title:
        font = {"size": 12, "color": INK3}
        found["title"] = {"text": safe(axis.label), "font": font, "standoff": 6}
    return {**found, "showgrid": not has_title}


def _diameters(sizes: pd.Series) -> list[float]:
    known = sizes.astype(float)
    largest = known.max()
    if not largest > 0:
        return [9.0] * len(sizes)
    return [
        max(_LEAST, _WIDEST * math.sqrt(held / largest)) if held > 0 else _LEAST for held in known.fillna(0)
    ]


def _colour(side: int) -> str:
    return AMBER_FILL if side < 0 else BLUE if side > 0 else BLUE2


def _circles(rows: pd.DataFrame, axes: tuple[Axis, Axis], size_unit: str) -> go.Scatter:
    colours = [_colour(side) for side in rows["side"]]
    told = [
        f"{safe(row.name)}<br>{safe(axes[0].label)} {axes[0].words(row.x)}<br>"
        f"{safe(axes[1].label)} {axes[1].words(row.y)}<br>{number(row.size)} {safe(size_unit)}"
        for row in rows.itertuples(index=False)
    ]
    return go.Scatter(
        x=rows["x"].tolist(),
        y=rows["y"].tolist(),
        mode="markers",
        marker={
            "size": rows["px"].tolist(),
            "opacity": 1,
            "color": [
                with_opacity(PAPER, 0.6) if small else with_opacity(colour, 0.78)
                for small, colour in zip(rows["small"], colours, strict=True)
            ],
            "line": {"color": colours, "width": [1.4 if small else 0.6 for small in rows["small"]]},
        },
        customdata=rows["name"].astype(str).tolist(),
        hovertext=told,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _crosses(rows: pd.DataFrame) -> list[go.Scatter]:
    """The 95 % intervals of the findings."""
    traces = []
    for row in rows[rows["side"] != 0].itertuples(index=False):
        line = {"color": with_opacity(_colour(row.side), 0.4), "width": 4}
        for ends, other, way in (
            ((row.x_low, row.x_high), row.y, "x"),
            ((row.y_low, row.y_high), row.x, "y"),
        ):
            if any(math.isnan(end) for end in ends):
                continue
            places = (
                {"x": list(ends), "y": [other] * 2} if way == "x" else {"x": [other] * 2, "y": list(ends)}
            )
            traces.append(go.Scatter(**places, mode="lines", line=line, hoverinfo="skip"))
    return traces


def _totals(axes: tuple[Axis, Axis], spans: Sequence[tuple[float, float, float]], label: str) -> list[Part]:
    """What the dashed lines are, over the plot and at its right."""
    notes = []
    if not math.isnan(axes[0].total):
        words = f"{safe(label)} {axes[0].words(axes[0].total)}"
        share = (axes[0].total - spans[0][0]) / (spans[0][1] - spans[0][0])
        anchor = "left" if share < 0.25 else "right" if share > 0.75 else "center"
        notes.append(
            text(words, x=axes[0].total, y=1, xref="x", shift=(0, 4), anchor=anchor, valign="bottom")
        )
    if not math.isnan(axes[1].total):
        words = f"{safe(label)} {axes[1].words(axes[1].total)}"
        notes.append(text(words, x=1, y=axes[1].total, yref="y", shift=(0, -9), anchor="right"))
    return notes


def _corners(words: Sequence[str]) -> list[Part]:
    if not words:
        return []
    places = (
        (0, 1, "left", "top"),
        (1, 1, "right", "top"),
        (0, 0, "left", "bottom"),
        (1, 0, "right", "bottom"),
    )
    return [
        text(
            safe(word),
            x=x,
            y=y,
            anchor=anchor,
            valign=valign,
            shift=(4 if x == 0 else -4, -4 if y else 4),
            colour=INK2,
        )
        for word, (x, y, anchor, valign) in zip(words, places, strict=True)
    ]


def _key(rows: pd.DataFrame, unit: str) -> tuple[list[Part], list[Part]]:
    """Three circles with their sizes above the plot, and their texts; empty where no size is known."""
    largest = float(rows["size"].astype(float).max())
    if not largest > 0:
        return [], []
    power: float = 10 ** math.floor(math.log10(largest))
    most = math.floor(largest / power) * power
    shapes, notes, at = [], [], 0.0
    for size in (size for size in (most / 10, most / 2, most) if size >= 1):
        px = max(_LEAST, _WIDEST * math.sqrt(size / largest))
        words = f"{number(size)} {safe(unit)}" if size == most else number(size)
        place = {"xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel"}
        ends = {"x0": at, "x1": at + px, "y0": 34 - px / 2, "y1": 34 + px / 2, "xanchor": 0, "yanchor": 1}
        shapes.append({"type": "circle", **place, **ends, "fillcolor": BLUE2, "line": {"width": 0}})
        notes.append(text(words, x=0, y=1, shift=(at + px + 4, 34)))
        at += px + 4 + text_width(words) + 14
    return shapes, notes


def _labels(
    rows: pd.DataFrame,
    spans: Sequence[tuple[float, float, float]],
    plot_height: float,
    axes: tuple[Axis, Axis],
) -> list[Part]:
    """The names of at most five findings, where they cover no other circle."""
    shares, heights = (
        (rows[column].to_numpy(float) - span[0]) / (span[1] - span[0]) * size
        for column, span, size in zip(("x", "y"), spans, (1.0, plot_height), strict=True)
    )
    taken: list[list[Box]] = [[] for _width in WIDTHS]
    notes = []
    found = rows[rows["side"] != 0].sort_values("size", ascending=False, kind="stable").head(_MOST_NAMED)
    for row in found.itertuples():
        words = f"{fold(row.name, ems=9, lines=1)} {axes[1].words(row.y)}"
        place = free_side(
            float(shares[row.Index]),
            float(heights[row.Index]),
            text_width(words) * 1.06,
            taken,
            shares,
            heights,
        )
        anchor, right, up = place or ("center", 0.0, 16.0)
        push = row.px / 2 - 4
        notes.append(
            text(
                f"<b>{words}</b>",
                x=row.x,
                y=row.y,
                xref="x",
                yref="y",
                shift=(right + push * np.sign(right), up + push * np.sign(up)),
                anchor=anchor,
                colour=AMBER if row.side < 0 else BLUE,
                ground="rgba(255,255,255,0.75)",
            )
        )
    return notes
