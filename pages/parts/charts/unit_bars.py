"""Bars in several units: one panel per unit, all on one scale, so that no bar length misleads."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis
from pages.parts.charts.bars import hidden_axis
from pages.parts.charts.canvas import Part, column, column_width, empty, figure, text, unique
from pages.parts.charts.lettering import number, safe
from pages.parts.charts.theme import BLUE2, INK, INK2, INK3, LINE
from pages.parts.words.numbers import is_missing

ROW = 30
#: px above the bars of each unit, for its name.
_HEAD = 34


def unit_bars(
    frame: pd.DataFrame,
    *,
    name: str,
    value: str,
    unit: str,
    unit_labels: dict[str, str],
    hidden: str,
    stub: float,
    row: float = ROW,
) -> go.Figure:
    """How much of each, in its own unit? Bars from 0, one panel per unit, one scale.

    Args:
        frame: one row per name and unit, in the order wanted; the rows of one unit follow each other.
        name: column of the names.
        value: column of the numbers; missing where ``hidden`` is shown instead.
        unit: column of the units.
        unit_labels: the header over the bars of a unit; a unit without one is written unchanged.
        hidden: column of the text shown where the number is missing.
        stub: length of the pale bar there, the same for all of them.
        row: px of a bar.

    Returns:
        The figure; 暂无数据 when the frame is empty.
    """
    if frame.empty:
        return empty()
    titles = {name: "name", value: "value", unit: "unit", hidden: "hidden"}
    rows = frame[list(titles)].rename(columns=titles)
    groups = [(str(key), part) for key, part in rows.groupby("unit", sort=False)]
    height = row * len(rows) + _HEAD * len(groups) + 8
    right = 8 + column_width("", [_hover_text(entry) for entry in rows.itertuples()])
    longest = max([2 * stub, *rows["value"].dropna().astype(float)])
    panels, top = [], 0.0
    for place, (key, part) in enumerate(groups):
        ends = (1 - (top + _HEAD) / height, max(0.0, 1 - (top + _HEAD + row * len(part)) / height))
        look = _Look(unit_labels.get(key, key), stub, longest, str(place + 1) if place else "", right)
        panels.append(_panel(part, look, ends))
        top += _HEAD + row * len(part)
    left = max(panel.left for panel in panels)
    for panel in panels:
        panel.head["xshift"] = -left  # the names of the units start at the edge of the figure
    return figure(
        [panel.bars for panel in panels],
        height=height,
        annotations=[note for panel in panels for note in (panel.head, *panel.notes)],
        margin={"l": left, "r": right + 4, "t": 0, "b": 0},
        shapes=(),
        bargap=0.36,
        **{key: axis for panel in panels for key, axis in panel.axes.items()},
    )


class _Look(NamedTuple):
    """The layout of one unit: labels, length of a pale bar and of the longest of all, axes, right margin."""

    label: str
    stub: float
    longest: float
    axis: str
    right: float


class _Panel(NamedTuple):
    """The traces and texts of one unit."""

    bars: go.Bar
    axes: dict[str, Part]
    head: Part
    notes: list[Part]
    left: float


def _panel(part: pd.DataFrame, look: _Look, ends: tuple[float, float]) -> _Panel:
    """Return the bars of one unit, between two heights of the figure."""
    rows = part.assign(row=unique(part["name"]))
    names, left = names_axis(rows["row"].tolist())
    axes = {
        f"yaxis{look.axis}": {**names, "domain": [ends[1], ends[0]], "anchor": f"x{look.axis}"},
        f"xaxis{look.axis}": {**hidden_axis(look.longest), "anchor": f"y{look.axis}"},
    }
    head = text(safe(look.label), x=0, y=ends[0], shift=(0, 4), valign="bottom", colour=INK2)
    return _Panel(_bars(rows, look), axes, head, _numbers(rows, look), left)


class _Row(Protocol):
    """A bar: its number, and the text where the number is missing."""

    value: float | None
    hidden: str


def _hover_text(row: _Row) -> str:
    return safe(row.hidden) if is_missing(row.value) else number(row.value)


def _bars(rows: pd.DataFrame, look: _Look) -> go.Bar:
    """Return the bars; a hidden number has a pale bar whose length is the same for all."""
    is_hidden = [is_missing(size) for size in rows["value"]]
    told = [
        f"{safe(row.name)}<br>{_hover_text(row)} {safe(look.label)}" for row in rows.itertuples(index=False)
    ]
    return go.Bar(
        x=[look.stub if away else size for away, size in zip(is_hidden, rows["value"], strict=True)],
        y=rows["row"].tolist(),
        xaxis=f"x{look.axis}",
        yaxis=f"y{look.axis}",
        orientation="h",
        marker={"color": [LINE if away else BLUE2 for away in is_hidden], "line": {"width": 0}},
        customdata=rows["name"].astype(str).tolist(),
        hovertext=told,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _numbers(rows: pd.DataFrame, look: _Look) -> list[Part]:
    """Return the numbers in the right margin, the hidden ones grey."""
    cells = []
    for row in rows.itertuples(index=False):
        away = is_missing(row.value)
        words = _hover_text(row) if away else f"<b>{_hover_text(row)}</b>"
        cells.append((row.row, words, INK3 if away else INK, 13))
    notes = column("", cells, right=look.right)
    return [{**note, "yref": f"y{look.axis}"} for note in notes]
