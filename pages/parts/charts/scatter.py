"""Scatter: two measures of each place, its size as the area of a circle."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import count_range, rate_range
from pages.parts.charts.canvas import REST_NAMES, Part, empty, figure, swatches, target_line
from pages.parts.charts.lettering import number, safe
from pages.parts.charts.scatter_notes import (
    LEAST,
    WIDEST,
    Axis,
    corner_notes,
    finding_labels,
    size_key,
    total_notes,
)
from pages.parts.charts.theme import AMBER_FILL, BLUE, BLUE2, CATEGORICAL, INK3, MUTE, PAPER, with_opacity
from pages.parts.words.language import _

__all__ = ["Axis", "place_scatter"]

_LEFT, _BELOW, _ABOVE = 8, 52, 52
#: Share of an axis that stays free at either end, for the words of the quadrants.
_ROOM = 0.14


def place_scatter(
    frame: pd.DataFrame,
    *,
    axes: tuple[Axis, Axis],
    corners: Sequence[str] = (),
    total_label: str = "",
    size_unit: str = "",
    groups: Mapping[str, str] = MappingProxyType({}),
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
        groups: place -> the group whose colour it has; empty: the colour says the finding.
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
    circles, sizes = size_key(rows, size_unit)
    colours, key, above = _colouring(rows, groups)
    return figure(
        [*_crosses(rows), _circles(rows, colours, axes, size_unit)],
        height=height + above,
        annotations=[
            *total_notes(axes, spans, total_label), *corner_notes(corners, spans[0], axes[0].total),
            *sizes, *key, *finding_labels(rows, spans, height - _ABOVE - _BELOW, axes),
        ],
        shapes=[*lines, *circles],
        margin={"l": _LEFT, "r": 16, "t": _ABOVE + above, "b": _BELOW},
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
    return [max(LEAST, WIDEST * math.sqrt(held / largest)) if held > 0 else LEAST for held in known.fillna(0)]


def _colouring(rows: pd.DataFrame, groups: Mapping[str, str]) -> tuple[list[str], list[Part], int]:
    """The colour of each circle, the key of the groups above the plot, and its px."""
    if not groups:
        return [_colour(side) for side in rows["side"]], [], 0
    sizes = Counter(groups.values())
    names = sorted(sizes, key=lambda name: (name in REST_NAMES, -sizes[name], name))
    colours = iter(CATEGORICAL)
    known = {name: MUTE if name in REST_NAMES else next(colours) for name in names}
    key, above = swatches([(_(name), colour) for name, colour in known.items()], left=_LEFT)
    return [known[groups[name]] for name in rows["name"]], [{**note, "yshift": _ABOVE} for note in key], above


def _colour(side: int) -> str:
    return AMBER_FILL if side < 0 else BLUE if side > 0 else BLUE2


def _circles(
    rows: pd.DataFrame, colours: Sequence[str], axes: tuple[Axis, Axis], size_unit: str
) -> go.Scatter:
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
