"""The rows under the history of a place in phases: other events, and the companies in charge."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.canvas import Part, text
from pages.parts.charts.lettering import label_rows, number, safe
from pages.parts.charts.theme import BLUE, INK, INK2, INK3, LINE, PAPER
from pages.parts.words.numbers import is_missing


class Span(NamedTuple):
    """One phase: name, first day, day after the last, mean per period, numerator and N of its rate."""

    name: str
    start: date
    end: date
    mean: float | None
    part: float
    whole: float
    is_nobody: bool = False
    is_present: bool = False


class Event(NamedTuple):
    """One event: day, label of at most four characters, hover text."""

    day: date
    label: str
    hover_text: str


class Reach(NamedTuple):
    """First and last moment of the x axis."""

    first: pd.Timestamp
    last: pd.Timestamp

    def share(self, day: object) -> float:
        """The position of a day on the axis, 0 to 1."""
        return float((pd.Timestamp(day) - self.first) / (self.last - self.first))

    def clip(self, span: Span) -> tuple[pd.Timestamp, pd.Timestamp]:
        """Both ends of a span, limited to the axis."""
        return max(pd.Timestamp(span.start), self.first), min(pd.Timestamp(span.end), self.last)


class Panel(NamedTuple):
    """One row of the figure: px (0: the rest), px below it, its y axis, traces, texts and shapes."""

    px: int
    gap: int
    axis: Part
    traces: list[object]
    notes: list[Part]
    shapes: list[Part]
    has_ticks: bool = False


def events_panel(events: Sequence[Event], reach: Reach, *, ref: str) -> Panel:
    """Diamonds at the days of events, with labels over them where a phone has room."""
    inside = [event for event in events if reach.first <= pd.Timestamp(event.day) <= reach.last]
    marker = {"symbol": "diamond", "size": 8, "color": INK3}
    trace = go.Scatter(
        x=[event.day for event in inside], y=[0.2] * len(inside), yaxis=ref, mode="markers", marker=marker,
        text=[event.hover_text for event in inside], hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
    rows = label_rows([(reach.share(event.day), event.label) for event in inside])
    notes = [
        text(safe(event.label), x=event.day, y=0.2, xref="x", yref=ref, shift=(0, 6 + 15 * row),
             anchor="center", valign="bottom", colour=INK2)
        for event, row in zip(inside, rows, strict=True) if row >= 0
    ]  # fmt: skip
    return Panel(30 + 15 * (max(rows, default=0) > 0), 8, _bare(), [trace], notes, [])


def strip_panel(spans: Sequence[Span], reach: Reach, *, ref: str) -> Panel:
    """The companies in charge: grey, the present one blue, a time without one a dashed outline."""
    ends = [reach.clip(span) for span in spans]
    fills = [
        BLUE if span.is_present and not span.is_nobody else PAPER if span.is_nobody else LINE
        for span in spans
    ]
    trace = go.Bar(
        base=[start for start, _end in ends],
        x=[(end - start) / pd.Timedelta(milliseconds=1) for start, end in ends],
        y=[0.5] * len(spans), yaxis=ref, orientation="h", width=1,
        marker={"color": fills, "line": {"color": PAPER, "width": 2}},
        text=[safe(span.name) for span in spans], textposition="inside", insidetextanchor="middle",
        textangle=0, constraintext="inside",
        insidetextfont={"size": 12, "color": [PAPER if fill == BLUE else INK for fill in fills]},
        customdata=[str(span.start) for span in spans],
        hovertext=[_hover_text(span) for span in spans], hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    outline = {"type": "rect", "xref": "x", "yref": ref, "y0": 0.04, "y1": 0.96}
    shapes = [
        {**outline, "x0": start, "x1": end, "line": {"color": INK3, "width": 1, "dash": "2px,2px"}}
        for span, (start, end) in zip(spans, ends, strict=True) if span.is_nobody
    ]  # fmt: skip
    return Panel(24, 0, _bare(), [trace], [], shapes)


def _hover_text(span: Span) -> str:
    last = pd.Timestamp(span.end) - pd.Timedelta(days=1)
    lines = [safe(span.name), f"{pd.Timestamp(span.start):%Y-%m-%d} – {last:%Y-%m-%d}"]
    lines += [] if is_missing(span.mean) else [number(span.mean, decimals=1)]
    return "<br>".join(lines)


def _bare() -> Part:
    return {"range": [0, 1], "showgrid": False, "showticklabels": False}
