"""Stacked bars: how many, and of what, from 0 with the total at the end of each bar."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, row_height
from pages.parts.charts.bars import hidden_axis
from pages.parts.charts.canvas import column, column_width, empty, figure, swatches, unique
from pages.parts.charts.lettering import number, safe
from pages.parts.charts.parts import Share, segment
from pages.parts.charts.theme import INK

ROW = 34


def stacked_counts(
    frame: pd.DataFrame,
    *,
    name: str,
    parts: Sequence[tuple[str, str, str]],
    total_label: str = "",
    unit: str = "",
) -> go.Figure:
    """How many, and of what? One bar per row, a segment per part, the total at the right.

    Args:
        frame: one row per bar in order, one column of counts per part.
        name: column of the names; a click returns it.
        parts: ``Share`` or (column, label, colour) in order, at most seven.
        total_label: header over the totals.
        unit: of the counts, for the hover.

    Returns:
        The figure; 暂无数据 when the frame is empty or all counts are 0.
    """
    chosen = [Share(*part) for part in parts]
    counts = frame[[part.column for part in chosen]].fillna(0).astype(float)
    if frame.empty or not counts.to_numpy().sum():
        return empty(height=300)
    rows = counts.assign(_name=frame[name].astype(str).to_numpy(), _total=counts.sum(axis=1))
    rows["_row"] = unique(rows["_name"])
    axis, left = names_axis(rows["_row"].tolist())
    said = [number(total) for total in rows["_total"]]
    right = 8 + column_width(total_label, said)
    cells = [(row, f"<b>{words}</b>", INK, 13) for row, words in zip(rows["_row"], said, strict=True)]
    key, above = swatches([(part.label, part.colour) for part in chosen], left=left)
    key[0]["yshift"] = 24
    return figure(
        [_bar(rows, part, unit) for part in chosen],
        height=row_height(axis, usual=ROW) * len(rows) + above + 30,
        annotations=[*key, *column(total_label, cells, right=right)],
        margin={"l": left, "r": right + 4, "t": above + 18, "b": 8},
        barmode="stack",
        bargap=0.24,
        uniformtext={"mode": "hide", "minsize": 12},
        yaxis=axis,
        xaxis=hidden_axis(float(rows["_total"].max())),
    )


def _bar(rows: pd.DataFrame, part: Share, unit: str) -> go.Bar:
    counts = rows[part.column].tolist()
    told = [
        f"{safe(item)} · {safe(part.label)}<br>{number(count)} {safe(unit)}"
        for item, count in zip(rows["_name"], counts, strict=True)
    ]
    texts = [number(count) if count else "" for count in counts]
    return segment(rows, part, counts, texts, told, pale=[False] * len(rows))
