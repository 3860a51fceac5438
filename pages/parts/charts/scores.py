"""Scores: several scores of the same unit on one scale, one row per unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, nice_step, row_height
from pages.parts.charts.canvas import column, column_width, empty, figure, text, unique
from pages.parts.charts.lettering import number, safe
from pages.parts.charts.theme import INK2, LINE, PAPER
from pages.parts.words.language import _

ROW = 34  # px


class Score(NamedTuple):
    """One of the scores: its column, its label, its colour, and its mark (a Plotly symbol and a letter)."""

    column: str
    label: str
    colour: str
    symbol: str
    letter: str


def score_dots(
    frame: pd.DataFrame,
    *,
    name: str,
    scores: Sequence[Score],
    unit: str = "分",
    height: float | None = None,
) -> go.Figure:
    """How do the scores differ? One mark per score on one scale, the numbers at the right.

    Args:
        frame: one row per unit in order; null scores are not drawn.
        name: column of the names.
        scores: the scores, at most three, in order.
        unit: of the scores, for the hover.
        height: px; None: from the number of rows.

    Returns:
        The figure; 暂无数据 when no unit has a score.
    """
    values = frame[[score.column for score in scores]].astype(float)
    if frame.empty or not values.notna().to_numpy().any():
        return empty(height=height or 240)
    rows = values.assign(_name=frame[name].astype(str).to_numpy())
    rows["_row"] = unique(rows["_name"])
    axis, left = names_axis(rows["_row"].tolist(), grid=True)
    low, high = float(values.min().min()), float(values.max().max())
    room = max((high - low) * 0.15, 0.5)
    notes, right = _columns(rows, scores)
    words = "\u2002".join(
        f'<span style="color:{score.colour}">{score.letter}</span> {safe(score.label)}' for score in scores
    )
    key = text(words, x=0, y=1, shift=(-left, 26), valign="bottom", colour=INK2)
    return figure(
        [_range(rows, scores), *(_marks(rows, score, unit) for score in scores)],
        height=height or row_height(axis, usual=ROW) * len(rows) + 52 + 34,
        annotations=[key, *notes],
        margin={"l": left, "r": right, "t": 52, "b": 34},
        yaxis=axis,
        xaxis={
            "range": [low - room, high + room],
            "dtick": nice_step(high - low + 2 * room, parts=4),
            "tick0": 0,
            "tickformat": ",.0f",
            "tickangle": 0,
        },
    )


def _columns(rows: pd.DataFrame, scores: Sequence[Score]) -> tuple[list[dict[str, Any]], float]:
    """Return one column of numbers per score, and the right margin they need."""
    notes: list[dict[str, Any]] = []
    right = 0.0
    for place, score in enumerate(scores):
        cells = [
            (row, number(held, decimals=1), score.colour, 13)
            for row, held in zip(rows["_row"], rows[score.column], strict=True)
        ]
        head = f'<span style="color:{score.colour}">{score.letter}</span>'
        right += (12 if place == 0 else 8) + column_width("", [cell[1] for cell in cells])
        notes += column(head, cells, right=right)
    return notes, right + 6


def _range(rows: pd.DataFrame, scores: Sequence[Score]) -> go.Scatter:
    """Return the pale lines from the lowest to the highest score of each row."""
    held = rows[[score.column for score in scores]]
    ends = [
        edge
        for low, high in zip(held.min(axis=1), held.max(axis=1), strict=True)
        for edge in (low, high, None)
    ]
    places = [place for row in rows["_row"] for place in (row, row, None)]
    return go.Scatter(x=ends, y=places, mode="lines", line={"color": LINE, "width": 3}, hoverinfo="skip")


def _marks(rows: pd.DataFrame, score: Score, unit: str) -> go.Scatter:
    told = [
        f"{safe(item)}<br>{safe(score.label)} {number(held, decimals=1)} {safe(_(unit))}"
        for item, held in zip(rows["_name"], rows[score.column], strict=True)
    ]
    marker = {"symbol": score.symbol, "size": 11, "color": score.colour, "line": {"color": PAPER, "width": 1}}
    return go.Scatter(
        x=rows[score.column].tolist(),
        y=rows["_row"].tolist(),
        mode="markers",
        marker=marker,
        customdata=rows["_name"].tolist(),
        hovertext=told,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
