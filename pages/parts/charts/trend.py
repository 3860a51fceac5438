"""Trends: did it really change? Process-behaviour charts of counts and of rates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts import captions, envelope
from pages.parts.charts.axis import period_ticks
from pages.parts.charts.canvas import Part, empty, figure, text
from pages.parts.charts.envelope import Segment, last_finished, pad, usual_gap
from pages.parts.charts.lettering import label_rows, number, percent, safe
from pages.parts.charts.margin import margin_labels
from pages.parts.charts.rates import line
from pages.parts.charts.theme import AMBER, BLUE, BLUE2, HOLIDAY_BAND, INK2, INK3, MISSING_BAND, PAPER, RED
from pages.parts.words.language import _

__all__ = ["Segment", "line", "process_behaviour"]

MARKS = {  # state -> symbol, size, fill, outline
    "normal": ("circle", 5, BLUE, BLUE),
    "excluded": ("circle", 9, PAPER, BLUE),
    "watch": ("diamond", 9, AMBER, AMBER),
    "alarm": ("circle", 8, RED, RED),
    "event": ("diamond", 10, AMBER, AMBER),
    "incomplete": ("circle", 9, PAPER, INK3),
    "partial": ("circle", 9, PAPER, INK3),
}
_OPEN = {"excluded", "incomplete", "partial"}
BELOW = 42  # px for ticks of two lines


def process_behaviour(
    frame: pd.DataFrame,
    *,
    period: str,
    value: str,
    states: Sequence[str],
    limits: Sequence[tuple[int, int, float, float, float]] = (),
    holidays: Iterable[tuple[object, object, str]] = (),
    events: Iterable[tuple[object, str]] = (),
    changes: Iterable[tuple[object, str]] = (),
    incomplete_label: str | None = None,
    unit: str = "件",
    is_rate: bool = False,
    height: float = 300,
) -> go.Figure:
    """Did it really change? One value per period inside the limits of its ordinary variation.

    Args:
        frame: one row per period in order; null values interrupt the line and are shaded 台账缺报.
        period: column of the first day of each period.
        value: column of the count (or of the rate, 0 to 1, when ``is_rate``).
        states: of each row: normal, excluded, incomplete, watch, alarm, event or missing.
        limits: ``Segment`` or plain tuples; the last one is written in the right margin,
            beside the number of the last finished period.
        holidays: (first day, last day, label of at most four characters).
        events: (first day of the period, label) of one-off periods.
        changes: (day, label) of a change of definition: a dotted vertical line.
        incomplete_label: of the last, unfinished period, two lines: 本周 3 天 171<br>上周同日 168.
        unit: of the counts, for the hover.
        is_rate: whether the values are rates, written as %.
        height: px.

    Returns:
        The figure; 暂无数据 when the frame is empty or holds no value.

    Raises:
        ValueError: there is not exactly one state per row, or a state has an unknown name.
    """
    if len(states) != len(frame):
        raise ValueError(f"{len(states)} states for {len(frame)} periods")
    if unknown := {str(state) for state in states} - {*MARKS, "missing"}:
        raise ValueError(f"states {sorted(unknown)} are none of {[*MARKS, 'missing']}")
    rows = pd.DataFrame({"day": pd.to_datetime(frame[period]), "value": frame[value].astype(float)})
    rows = rows.assign(state=[str(state) for state in states]).reset_index(drop=True)
    rows["value"] = rows["value"].where(rows["state"] != "missing")
    if rows["value"].notna().sum() == 0:
        return empty(height=height)
    segments = [segment for segment in (Segment(*limit) for limit in limits) if segment.is_known]
    write = percent if is_rate else number
    bands, heads, above = date_marks(rows, holidays, changes)
    plot_height = height - above - BELOW
    note, span = captions.room(rows, segments, incomplete_label, is_rate=is_rate, plot_height=plot_height)
    exact = percent if is_rate else _exact(segments)
    said = percent if is_rate else lambda value: _number_label(value, unit)
    labels = [*envelope.limit_labels(segments, exact), *captions.last_label(rows, said)]
    margins, right = margin_labels(labels, span[:2], plot_height)
    words = captions.event_labels(rows, events, write)
    return figure(
        _traces(rows, unit, is_rate=is_rate),
        height=height,
        annotations=[*note, *words, *margins, *heads],
        shapes=[*envelope.limit_shapes(rows, segments), *captions.last_leader(rows), *bands],
        margin={"l": 8, "r": right, "t": above, "b": BELOW},
        **_axes(rows, span, is_rate=is_rate),
    )


def _number_label(value: float, unit: str) -> str:
    """Return the last number, with its unit if that is one character: a word would take a phone's plot."""
    return f"{number(value)} {safe(unit)}" if len(unit) == 1 else number(value)


def _exact(segments: Sequence[Segment]) -> Callable[[float], str]:
    """Return the format of limits: with a decimal where they are small, so that 2.1 is not written as 2."""
    is_tiny = bool(segments) and segments[-1].upper < 20
    return lambda level: number(level, decimals=1 if is_tiny and level else 0)


def _axes(rows: pd.DataFrame, span: tuple[float, float, float], *, is_rate: bool) -> dict[str, Any]:
    ticks, texts = period_ticks(rows["day"])
    pad, form = envelope.pad(rows), ".0%" if is_rate else ",.0f"
    ends = [rows["day"].iloc[0] - pad, rows["day"].iloc[-1] + pad]
    return {
        "xaxis": {"type": "date", "range": ends, "tickvals": ticks, "ticktext": texts, "tickangle": 0},
        "yaxis": {"range": span[:2], "dtick": span[2], "tick0": 0, "tickformat": form},
    }


def _traces(rows: pd.DataFrame, unit: str, *, is_rate: bool) -> list[go.Scatter]:
    """Return the line and one trace of marks per state; the last finished period is on top."""
    form = "%{y:.1%}" if is_rate else f"%{{y:,.0f}} {safe(unit)}"
    shared = {
        "mode": "markers",
        "hovertemplate": f"%{{x|%Y-%m-%d}}<br>{form}<extra></extra>",
        "cliponaxis": False,
    }
    joined = rows["value"].where(rows["state"] != "incomplete")
    look = {
        "mode": "lines",
        "line": {"color": BLUE2, "width": 1.4},
        "connectgaps": False,
        "hoverinfo": "skip",
    }
    traces = [go.Scatter(x=rows["day"], y=joined, name="line", **look)]
    for state, (symbol, size, fill, outline) in MARKS.items():
        part = rows[(rows["state"] == state) & rows["value"].notna()]
        edge = {"color": outline, "width": 1.8 if state in _OPEN else 0}
        marker = {"symbol": symbol, "size": size, "color": fill, "line": edge}
        if len(part):
            traces.append(go.Scatter(x=part["day"], y=part["value"], name=state, marker=marker, **shared))
    last = last_finished(rows)
    if last is not None and last["state"] not in _OPEN:
        symbol, size, fill, _edge = MARKS[last["state"]]
        ring = {"color": PAPER, "width": 2}
        marker = {"symbol": symbol, "size": max(size, 9) + 2, "color": fill, "line": ring}
        traces.append(go.Scatter(x=[last["day"]], y=[last["value"]], name="current", marker=marker, **shared))
    return traces


def date_marks(
    rows: pd.DataFrame,
    holidays: Iterable[tuple[object, object, str]],
    changes: Iterable[tuple[object, str]],
) -> tuple[list[Part], list[Part], float]:
    """Return bands and dotted lines of dates, their labels over the plot, and the top margin.

    A label without room on a phone is dropped; its band stays. Changes of definition come
    first, then missing ledgers, then the longest holidays.
    """
    first, last = rows["day"].iloc[0] - pad(rows), rows["day"].iloc[-1] + pad(rows)
    bands, labels = [], []
    for day, label in changes:
        bands.append(_upright(pd.Timestamp(day)))
        labels.append((pd.Timestamp(day), label, INK2))
    for start, end in _gaps(rows):
        bands.append(_band(start, end, MISSING_BAND))
        labels.append((start + (end - start) / 2, _("台账缺报"), INK3))
    spans = [
        (pd.Timestamp(start), pd.Timestamp(end) + pd.Timedelta(days=1), label)
        for start, end, label in holidays
    ]
    for start, end, label in sorted(spans, key=lambda span: span[0] - span[1]):
        if end > first and start < last:
            bands.append(_band(max(start, first), min(end, last), HOLIDAY_BAND))
            labels.append((start + (end - start) / 2, label, INK2))
    inside = [label for label in labels if first <= label[0] <= last]
    places = label_rows([((at - first) / (last - first), words) for at, words, _colour in inside])
    heads = [
        text(safe(words), x=at, y=1, xref="x", yref="y domain", anchor="center", valign="bottom",
             shift=(0, 4 + 16 * row), colour=colour)
        for (at, words, colour), row in zip(inside, places, strict=True)
        if row >= 0
    ]  # fmt: skip
    return bands, heads, 12 + 16 * (max(places, default=-1) + 1)


def _gaps(rows: pd.DataFrame) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """Return first and last moment of every run of periods without a value."""
    half = usual_gap(rows) / 2
    blank = rows["value"].isna()
    runs = (blank != blank.shift()).cumsum()[blank]
    return [
        (part["day"].iloc[0] - half, part["day"].iloc[-1] + half) for _run, part in rows[blank].groupby(runs)
    ]


def _band(start: pd.Timestamp, end: pd.Timestamp, colour: str) -> Part:
    place = {"x0": start, "x1": end, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain"}
    return {"type": "rect", "layer": "below", "fillcolor": colour, "line": {"width": 0}, **place}


def _upright(day: pd.Timestamp) -> Part:
    place = {"x0": day, "x1": day, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain"}
    return {"type": "line", "layer": "below", "line": {"color": INK3, "width": 1, "dash": "1px,3px"}, **place}
