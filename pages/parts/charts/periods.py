"""The marks of a rate over periods: dots on vertical intervals, or a line in its band."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import fits_phone, period_names, period_ticks, years_below
from pages.parts.charts.canvas import Part, text
from pages.parts.charts.few import under
from pages.parts.charts.lettering import fraction, in_brackets, percent, safe
from pages.parts.charts.margin import Label
from pages.parts.charts.theme import BLUE, BLUE2, BLUE3, INK2, INK3, MUTE, PAPER, with_opacity
from pages.parts.words.numbers import is_fraction_only, is_missing

#: With more dots than this a phone has no room for a % sign after each number.
_WITH_SIGN = 4


class Drawing(NamedTuple):
    """The parts of a figure: traces, texts, shapes, px below the plot, x axis, texts right of the plot."""

    traces: list[go.Scatter]
    annotations: list[Part]
    shapes: list[Part]
    below: float
    axis: Part
    beside: list[Label]


def few_periods(rows: pd.DataFrame, grain: str) -> Drawing:
    """Draw dots on vertical intervals, the rate beside each and n/N under its tick."""
    places = list(range(len(rows)))
    below = _under_ticks(rows, grain)
    depth = max(item.count("<br>") for item in below) + 1
    axis = {"tickvals": places, "ticktext": below, "range": [-0.45, len(rows) - 0.3]}
    return Drawing(
        [*_upright(rows, places), _dots(rows, places, size=11)],
        _rate_labels(rows),
        [],
        14 + 16 * depth,
        axis,
        [],
    )


def _under_ticks(rows: pd.DataFrame, grain: str) -> list[str]:
    """Return period, n/N (on two lines where that is too wide for a phone), 样本少 and the year."""
    names = period_names(rows["day"], grain=grain)
    names = [name + "*" * waits for name, waits in zip(names, rows["waits"], strict=True)]
    pairs = [fraction(n, total) for n, total in zip(rows["n"], rows["total"], strict=True)]
    if not fits_phone([*pairs, *names], count=len(rows)):
        pairs = [pair.replace("/", "<br>/") for pair in pairs]
    is_few = rows["hollow"] & (rows["total"] > 0)
    pairs = [under(pair, is_small=small) for pair, small in zip(pairs, is_few, strict=True)]
    cells = zip(names, years_below(rows["day"], grain=grain), pairs, strict=True)
    return ["<br>".join(item for item in cell if item) for cell in cells]


def _upright(rows: pd.DataFrame, places: Sequence[object]) -> list[go.Scatter]:
    """Return the intervals as vertical bars, dotted and grey where N is small."""
    traces = []
    styles = (
        (False, {"color": with_opacity(BLUE, 0.34), "width": 5}),
        (True, {"color": MUTE, "width": 2, "dash": "dot"}),
    )
    for hollow, style in styles:
        chosen = rows.index[(rows["hollow"] == hollow) & rows["low"].notna()]
        ends = [edge for at in chosen for edge in (places[at], places[at], None)]
        levels = [edge for at in chosen for edge in (rows["low"].iloc[at], rows["high"].iloc[at], None)]
        if len(chosen):
            traces.append(go.Scatter(x=ends, y=levels, mode="lines", line=style, hoverinfo="skip"))
    return traces


def _dots(rows: pd.DataFrame, places: Sequence[object], *, size: float) -> go.Scatter:
    """Return the dots: hollow where N is small or the period is incomplete."""
    hollow = (rows["hollow"] | rows["is_part"]).tolist()
    edges = [INK3 if row.is_part else MUTE if row.hollow else BLUE for row in rows.itertuples()]
    told = [
        f"{row.day:%Y-%m-%d}<br>{percent(row.value)}{in_brackets(f'{percent(row.low)}–{percent(row.high)}')}"
        f"<br>{fraction(row.n, row.total)}"
        for row in rows.itertuples()
    ]
    fills = [PAPER if is_open else edge for is_open, edge in zip(hollow, edges, strict=True)]
    marker = {"size": size, "color": fills, "opacity": 1, "line": {"color": edges, "width": 1.8}}
    points = {
        "x": list(places),
        "y": rows["value"].tolist(),
        "mode": "markers",
        "marker": marker,
        "text": told,
    }
    return go.Scatter(**points, hovertemplate="%{text}<extra></extra>", cliponaxis=False)


def _rate_labels(rows: pd.DataFrame) -> list[Part]:
    """Return the rates at the right of the dots; no percentage where N is below 10."""
    labels = []
    for place, row in enumerate(rows.itertuples()):
        if is_missing(row.value) or is_fraction_only(row.total):
            continue
        words = percent(row.value, decimals=0)
        words = words if len(rows) <= _WITH_SIGN else words.rstrip("%")  # the axis has the % sign
        colour, words = (INK3, words) if row.hollow else (BLUE, f"<b>{words}</b>")
        beside = partial(text, xref="x", yref="y", shift=(8, 0), ground="rgba(255,255,255,0.85)")
        labels.append(beside(words, x=place, y=row.value, colour=colour))
    return labels


def _band(rows: pd.DataFrame) -> go.Scatter:
    """Return the intervals as a band, one shape between gaps: a shape over gaps would cross itself."""
    known = rows["low"].notna() & rows["high"].notna()
    x, y = [], []
    for _run, part in rows[known].groupby((~known).cumsum()[known], sort=False):
        x += [*part["day"], *part["day"][::-1], None]
        y += [*part["low"], *part["high"][::-1], None]
    look = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    return go.Scatter(x=x, y=y, fill="toself", fillcolor=with_opacity(BLUE3, 0.55), **look)


def many_periods(rows: pd.DataFrame, changes: Iterable[tuple[object, str]]) -> Drawing:
    """Draw a line in its 95 % band; small and unfinished periods are hollow, the last rate is printed."""
    days = list(rows["day"])
    known = rows["value"].where(~rows["waits"])
    traces = [
        _band(rows),
        go.Scatter(
            x=days, y=known.tolist(), mode="lines", line={"color": BLUE2, "width": 1.4}, hoverinfo="skip"
        ),
        _dots(rows, days, size=5),
    ]
    ticks, texts = period_ticks(days)
    marks, heads = _changes(changes)
    pad = (days[-1] - days[0]) * 0.03
    axis = {"type": "date", "tickvals": ticks, "ticktext": texts, "range": [days[0] - pad, days[-1] + pad]}
    current, words = _last(rows.assign(value=known).dropna(subset=["value"]))
    return Drawing([*traces, *current], heads, marks, 42, axis, words)


def _last(known: pd.DataFrame) -> tuple[list[go.Scatter], list[Label]]:
    """Return the last finished rate: its mark with a white ring, and its number for the right margin."""
    if known.empty or is_fraction_only(known["total"].iloc[-1]):
        return [], []
    last = known.iloc[-1]
    fill, colour = (MUTE, INK3) if last["hollow"] else (BLUE, BLUE)
    marker = {"size": 11, "color": fill, "line": {"color": PAPER, "width": 2}}
    points = {"x": [last["day"]], "y": [last["value"]], "mode": "markers", "marker": marker}
    label = Label(percent(last["value"]), float(last["value"]), colour, size=15, is_last=True)
    return [go.Scatter(**points, hoverinfo="skip", cliponaxis=False)], [label]


def _changes(changes: Iterable[tuple[object, str]]) -> tuple[list[Part], list[Part]]:
    marks, heads = [], []
    for day, label in changes:
        place = {"x0": pd.Timestamp(day), "x1": pd.Timestamp(day), "y0": 0, "y1": 1, "yref": "y domain"}
        marks.append({"type": "line", "line": {"color": INK3, "width": 1, "dash": "1px,3px"}, **place})
        head = partial(text, xref="x", yref="y domain", anchor="center", valign="bottom", shift=(0, 4))
        heads.append(head(safe(label), x=pd.Timestamp(day), y=1, colour=INK2))
    return marks, heads
