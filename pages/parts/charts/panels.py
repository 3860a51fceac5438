"""Panels: one strip of vertical bars per kind over the same time, on one scale."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import period_ticks
from pages.parts.charts.canvas import Part, column, column_width, empty, figure, swatches, text
from pages.parts.charts.lettering import fold, folded_width, number, safe
from pages.parts.charts.theme import BLUE, BLUE2, BLUE3, GRID, INK, INK2

ROW = 46  # px
_TALL = 0.58  # share of a row that the longest bar takes; its number is above it
_BELOW = 42
PHONE = 358  # px of a figure on the narrowest screen
_TICK = 32  # px a tick needs, with its year


class Column(NamedTuple):
    """A column of texts at the right: its header and the text of each kind."""

    header: str
    words: Mapping[str, str]


def panels(
    frame: pd.DataFrame,
    *,
    period: str,
    name: str,
    value: str,
    part: str | None = None,
    names: Sequence[str],
    span: tuple[date, date],
    days: float,
    labels: tuple[str, str] = ("", ""),
    columns: Sequence[Column] = (),
    unit: str = "件",
    height: float | None = None,
) -> go.Figure:
    """When was what? One strip of bars per kind, one scale for all, the largest bar of each printed.

    Args:
        frame: one row per period and kind; an absent row is 0.
        period: column of the first day of each period.
        name: column of the kinds.
        value: column of the counts.
        part: column of the part of the count that is drawn dark (settled of raised); None for none.
        names: the kinds from the top.
        span: first day, and the day after the last.
        days: length of a period, for the width of a bar.
        labels: labels of the dark and of the pale part in the key.
        columns: columns of texts at the right.
        unit: of the counts, for the hover.
        height: px; None: from the number of rows.

    Returns:
        The figure; 暂无数据 when all counts are 0.
    """
    rows = frame.assign(_name=frame[name].astype(str), _at=pd.to_datetime(frame[period]))
    rows = rows[rows["_name"].isin(list(names)) & (rows[value] > 0)].reset_index(drop=True)
    if rows.empty:
        return empty(height=height or 300)
    scale = _TALL / float(rows[value].max())
    rows["_base"] = [-(list(names).index(item) + 1.0) for item in rows["_name"]]
    rows["_middle"] = rows["_at"] + pd.Timedelta(hours=round(days * 12))
    axis, left = _names(names)
    notes, right = _columns(columns, names)
    key, above = _key(part, labels, left, has_heads=bool(columns))
    ticks, texts = _ticks(span, PHONE - left - right)
    return figure(
        _traces(rows, value, part, scale, days, unit, labels),
        height=height or ROW * len(names) + above + _BELOW,
        annotations=[*key, *notes, *_highest(rows, value, scale)],
        shapes=[_baseline(place) for place in range(len(names))],
        margin={"l": left, "r": right, "t": above, "b": _BELOW},
        barmode="overlay",
        yaxis=axis,
        xaxis={
            "type": "date",
            "range": [pd.Timestamp(span[0]), pd.Timestamp(span[1])],
            "tickvals": ticks,
            "ticktext": texts,
            "tickangle": 0,
        },
    )


def _ticks(span: tuple[date, date], width: float) -> tuple[list[str], list[str]]:
    """Return the ticks, labelled none touching on a phone, the year under the first label of each year."""
    places, texts = period_ticks(list(pd.date_range(span[0], span[1], inclusive="left", freq="D")))
    step = math.ceil(len(places) * _TICK / max(width, _TICK))
    if step == 1 or all("<br>" not in item for item in texts):
        return places, [item if at % step == 0 else "" for at, item in enumerate(texts)]
    named, year = [], ""
    for at, (place, item) in enumerate(zip(places, texts, strict=True)):
        is_new = at % step == 0 and place[:4] != year
        year = place[:4] if is_new else year
        word = item.split("<br>")[0] if at % step == 0 else ""
        named.append(f"{word}<br>{year}" if is_new else word)
    return places, named


def _names(names: Sequence[str]) -> tuple[Part, float]:
    folded = [fold(name, ems=6) for name in names]
    axis = {
        "range": [-len(names), -0.04],
        "tickvals": [_middle(place) for place in range(len(names))],
        "ticktext": folded,
        "tickfont": {"size": 13, "color": INK},
        "ticklabelstandoff": 6,
        "showgrid": False,
        "automargin": False,
    }
    return axis, max(folded_width(item) for item in folded) + 14


def _middle(place: int) -> float:
    return -(place + 1.0) + _TALL / 2


def _columns(columns: Sequence[Column], names: Sequence[str]) -> tuple[list[Part], float]:
    """Return the columns at the right and the margin they need."""
    notes: list[Part] = []
    right = 0.0
    for place, told in enumerate(columns):
        words = [told.words.get(name, "") for name in names]
        right += (8 if place == 0 else 12) + column_width(told.header, words)
        cells = [(_middle(row), item, INK, 13) for row, item in enumerate(words)]
        notes += column(told.header, cells, right=right)
    return notes, right + 8


def _key(
    part: str | None, labels: tuple[str, str], left: float, *, has_heads: bool
) -> tuple[list[Part], float]:
    if part is None:
        return [], 26 if has_heads else 10
    key, above = swatches([(labels[0], BLUE), (labels[1], BLUE3)], left=left)
    if has_heads:
        key[0]["yshift"] = 24
    return key, above + 18 * has_heads


def _traces(
    rows: pd.DataFrame,
    value: str,
    part: str | None,
    scale: float,
    days: float,
    unit: str,
    labels: tuple[str, str],
) -> list[go.Bar]:
    """Return the bars of the counts, and in front of them those of the dark part."""
    told = [
        f"{safe(row['_name'])} {row['_at']:%Y-%m-%d}<br>{number(row[value])} {safe(unit)}"
        + (f"<br>{safe(labels[0])} {number(row[part])}" if part else "")
        for row in rows.to_dict("records")
    ]
    looks = [(value, BLUE2)] if part is None else [(value, BLUE3), (part, BLUE)]
    return [
        go.Bar(
            x=rows["_middle"].tolist(),
            y=(rows[counted] * scale).tolist(),
            base=rows["_base"].tolist(),
            width=days * 0.76 * 86_400_000,
            marker={"color": colour, "line": {"width": 0}},
            customdata=rows["_name"].tolist(),
            hovertext=told,
            hovertemplate="%{hovertext}<extra></extra>",
        )
        for counted, colour in looks
    ]


def _highest(rows: pd.DataFrame, value: str, scale: float) -> list[Part]:
    """Return the number over the largest bar of each kind, over the latest of equal bars."""
    notes = []
    for _kind, own in rows.groupby("_name", sort=False):
        top = own[own[value] == own[value].max()].iloc[-1]
        level = top["_base"] + top[value] * scale
        place = {"x": top["_middle"], "y": level, "xref": "x", "yref": "y", "anchor": "center"}
        notes.append(text(number(top[value]), **place, shift=(0, 1), valign="bottom", colour=INK2))
    return notes


def _baseline(place: int) -> Part:
    level = {"y0": -(place + 1.0), "y1": -(place + 1.0), "yref": "y"}
    line = {"color": GRID, "width": 1}
    return {"type": "line", "layer": "below", "x0": 0, "x1": 1, "xref": "x domain", **level, "line": line}
