"""Flows: from the kind of a matter, through who handles it, to its result."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.canvas import Part, empty, figure, text
from pages.parts.charts.lettering import key, move_apart, number, safe, text_width
from pages.parts.charts.theme import AMBER, AMBER_FILL, BLUE, BLUE2, INK, MUTE, with_opacity

_PAD = 16  # px between the nodes of a column
_TOP, _BOTTOM = 26, 8
_RIGHT = (72, 132)  # px of the right margin: at least, at most
_THICKNESS = 10
_LINE = 17  # px a label takes
_X = (0.001, 0.5, 0.999)
#: Name and number, then the words on what a click does, which chart.js fills in.
_HOVER = "%{customdata[0]} %{value:,.0f}%{customdata[1]}<extra></extra>"


def flow(
    frame: pd.DataFrame,
    *,
    columns: tuple[str, str, str],
    value: str,
    orders: tuple[Sequence[str], Sequence[str], Sequence[str]],
    heads: tuple[str, str, str],
    late: Collection[str] = (),
    good: Collection[str] = (),
    height: float = 360,
) -> go.Figure:
    """How does it flow? Three columns of at most five nodes; only what ends late is amber.

    Args:
        frame: one row per path through the three columns, with its count.
        columns: the columns of the nodes, from left to right.
        value: column of the counts.
        orders: names of each column from the top; other names are omitted.
        heads: headers of the three columns.
        late: names of the last column whose flows are amber.
        good: names of the last column whose node is dark blue.
        height: px.

    Returns:
        The figure; 暂无数据 when all counts are 0.
    """
    kept = frame
    for name, order in zip(columns, orders, strict=True):
        kept = kept[kept[name].isin(order)]
    total = float(kept[value].sum()) if len(kept) else 0.0
    if not total:
        return empty(height=height)
    sizes = [kept.groupby(kept[name].astype(str))[value].sum() for name in columns]
    names = [
        [item for item in order if item in size.index] for order, size in zip(orders, sizes, strict=True)
    ]
    room = height - _TOP - _BOTTOM
    ends = [text_width(f"{item} {number(float(sizes[2][item]))}", size=12.5) for item in names[2]]
    tallest = max(len(column) for column in names)
    scale = (room - _PAD * (tallest - 1)) / total
    spots = [
        _places([float(size[item]) * scale for item in column], room)
        for column, size in zip(names, sizes, strict=True)
    ]
    return figure(
        [_trace(kept, columns, value, names, spots, room, late, good)],
        height=height,
        annotations=[*_heads(heads), *_labels(names, sizes, spots, room, late)],
        margin={"l": 2, "r": min(max(_RIGHT[0], 10 + max(ends)), _RIGHT[1]), "t": _TOP, "b": _BOTTOM},
    )


def _places(heights: Sequence[float], room: float) -> list[float]:
    """Return the px of the centre of each node from the top; the column fills the whole height."""
    gap = (room - sum(heights)) / (len(heights) - 1) if len(heights) > 1 else 0.0
    top = 0.0 if len(heights) > 1 else (room - sum(heights)) / 2
    centres = []
    for size in heights:
        centres.append(top + size / 2)
        top += size + gap
    return centres


def _trace(
    frame: pd.DataFrame,
    columns: tuple[str, str, str],
    value: str,
    names: Sequence[Sequence[str]],
    spots: Sequence[Sequence[float]],
    room: float,
    late: Collection[str],
    good: Collection[str],
) -> go.Sankey:
    links = _links(frame, columns, value, names, late)
    return go.Sankey(
        arrangement="fixed",
        node={
            "label": [""] * sum(map(len, names)),
            "x": [_X[at] for at, group in enumerate(names) for _item in group],
            "y": [min(max(spot / room, 0.001), 0.999) for column in spots for spot in column],
            "color": [_colour(at, item, late, good) for at, group in enumerate(names) for item in group],
            "customdata": [(key(item), "") for group in names for item in group],
            "line": {"width": 0},
            "pad": _PAD,
            "thickness": _THICKNESS,
            "hovertemplate": _HOVER,
        },
        link={**links, "hovertemplate": _HOVER},
    )


def _links(
    frame: pd.DataFrame,
    columns: tuple[str, str, str],
    value: str,
    names: Sequence[Sequence[str]],
    late: Collection[str],
) -> dict[str, list[object]]:
    starts = [0, len(names[0]), len(names[0]) + len(names[1])]
    place = [
        {item: start + at for at, item in enumerate(group)}
        for start, group in zip(starts, names, strict=True)
    ]
    links: dict[str, list[object]] = {"source": [], "target": [], "value": [], "color": [], "customdata": []}
    for left, right in ((0, 1), (1, 2)):
        ways = frame.groupby([frame[columns[left]].astype(str), frame[columns[right]].astype(str)])[
            value
        ].sum()
        for (source, target), count in ways.items():
            is_late = right == 2 and target in late
            links["source"].append(place[left][source])
            links["target"].append(place[right][target])
            links["value"].append(float(count))
            links["color"].append(with_opacity(AMBER_FILL, 0.6) if is_late else with_opacity(BLUE2, 0.26))
            links["customdata"].append((f"{key(source)} → {key(target)}", ""))
    return links


def _colour(at: int, item: str, late: Collection[str], good: Collection[str]) -> str:
    if at < 2:
        return MUTE
    return AMBER_FILL if item in late else BLUE if item in good else BLUE2


def _heads(heads: tuple[str, str, str]) -> list[Part]:
    anchors = ("left", "center", "right")
    return [
        text(safe(head), x=x, y=1, anchor=anchor, valign="bottom", shift=(0, 6))
        for head, x, anchor in zip(heads, (0, 0.5, 1), anchors, strict=True)
    ]


def _labels(
    names: Sequence[Sequence[str]],
    sizes: Sequence[pd.Series],
    spots: Sequence[Sequence[float]],
    room: float,
    late: Collection[str],
) -> list[Part]:
    """Return name and count of each node, right of it; labels that would touch are moved apart."""
    labels = []
    for at, (group, size, column) in enumerate(zip(names, sizes, spots, strict=True)):
        for item, spot in zip(group, move_apart(column, gap=_LINE), strict=True):
            colour = AMBER if at == 2 and item in late else INK
            words = f"{safe(item)} <b>{number(float(size[item]))}</b>"
            shift = 8 if at == 2 else _THICKNESS + 5 if at == 0 else _THICKNESS / 2 + 5
            place = partial(text, x=(0, 0.5, 1)[at], y=1 - spot / room, shift=(shift, 0))
            ground = None if at == 2 else "rgba(255,255,255,0.6)"
            labels.append(place(words, colour=colour, size=12.5, ground=ground))
    return labels
