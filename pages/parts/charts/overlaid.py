"""Two courses in one plot: A as a solid line with filled dots, B as a dashed one with hollow dots."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import MOST_TICKS, count_range
from pages.parts.charts.canvas import empty, figure
from pages.parts.charts.lettering import key, number, safe
from pages.parts.charts.margin import Label, margin_labels
from pages.parts.charts.theme import BLUE, INK, INK2, INK3, PAPER

_ABOVE, _BELOW = 12, 42


def overlaid(frame: pd.DataFrame, *, unit: str, height: float) -> go.Figure:
    """How did two sides move, period over period from the first of each?

    Args:
        frame: one row per place in the order of periods: ``place``, ``label``, ``a_value``, ``b_value`` (NaN
            where a side has no such period), ``a_is_whole``, ``b_is_whole`` (a part of a period is hollow and
            not joined), ``start`` (its first day, empty where the sides have different ones).
        unit: of the values, for the hover.
        height: px.

    Returns:
        The figure; 暂无数据 when the frame is empty or holds no value.
    """
    values = [value for name in ("a_value", "b_value") for value in frame.get(name, ()) if value == value]
    if not values or not max(values):
        return empty(height=height)
    decimals = 0 if all(float(value).is_integer() for value in values) else 1
    bottom, top, step = count_range(0, max(values), from_zero=True)
    labels = _labels(frame, decimals)
    words, right = margin_labels(labels, (bottom, top), height - _ABOVE - _BELOW)
    ticks = frame.iloc[:: math.ceil(len(frame) / MOST_TICKS)]
    return figure(
        [
            *_side(frame, "b", INK2, unit, decimals),
            *_side(frame, "a", BLUE, unit, decimals),
        ],
        height=height,
        annotations=words,
        margin={"l": 8, "r": right, "t": _ABOVE, "b": _BELOW},
        xaxis={
            "range": [-0.5, len(frame) - 0.5],
            "tickvals": ticks["place"].tolist(),
            "ticktext": [safe(label) for label in ticks["label"]],
            "tickangle": 0,
        },
        yaxis={"range": [bottom, top], "dtick": step, "tick0": 0, "tickformat": ",~g"},
    )


def _side(frame: pd.DataFrame, side: str, colour: str, unit: str, decimals: int) -> list[go.Scatter]:
    """Return the line of the whole periods of a side, and the dots of all."""
    value, is_whole = f"{side}_value", f"{side}_is_whole"
    rows = frame[frame[value].notna()]
    joined = rows[value].where(rows[is_whole].astype(bool))
    is_b = side == "b"
    look = {"color": colour, "width": 1.5, "dash": "4px,3px" if is_b else "solid"}
    line = go.Scatter(
        x=rows["place"].tolist(), y=[None if each != each else each for each in joined], mode="lines",
        line=look, connectgaps=False, hoverinfo="skip",
    )  # fmt: skip
    fills = [PAPER if is_b or not whole else colour for whole in rows[is_whole]]
    edges = [colour if whole else INK3 for whole in rows[is_whole]]
    words = f"{side.upper()} · %{{customdata[1]}}<br>%{{y:,.{decimals}f}} {safe(unit)}<extra></extra>"
    dots = go.Scatter(
        x=rows["place"].tolist(),
        y=rows[value].tolist(),
        mode="markers",
        name=side.upper(),
        marker={"size": 7, "color": fills, "line": {"color": edges, "width": 1.5}},
        customdata=[(start, key(label)) for start, label in zip(rows["start"], rows["label"], strict=True)],
        hovertemplate=words,
        cliponaxis=False,
    )
    return [line, dots]


def _labels(frame: pd.DataFrame, decimals: int) -> list[Label]:
    """Return the letter and the last value of each side, for the right margin."""
    labels = []
    for side, colour in (("a", BLUE), ("b", INK)):
        known = frame[f"{side}_value"].dropna()
        if len(known):
            last = float(known.iloc[-1])
            words = f"{side.upper()} {number(last, decimals=decimals)}"
            labels.append(Label(words, last, colour, size=13))
    return labels
