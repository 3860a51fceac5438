"""A measure over time: process-behaviour chart, and rates with their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.theme import (
    AMBER_FILL,
    BAND,
    BLUE,
    BLUE2,
    HOLIDAY_BAND,
    INK,
    INK3,
    MISSING_BAND,
    MUTE,
    PAPER,
    RED,
)
from pages.parts.drafts.base import empty, figure, note
from pages.parts.wording import _

#: State -> symbol, fill, outline, size of a point.
_MARKS = {
    "normal": ("circle", BLUE, BLUE, 5),
    "excluded": ("circle", PAPER, BLUE, 7),
    "incomplete": ("circle", PAPER, INK3, 8),
    "watch": ("diamond", AMBER_FILL, AMBER_FILL, 9),
    "alarm": ("circle", RED, RED, 9),
    "event": ("diamond", AMBER_FILL, AMBER_FILL, 9),
}
#: A label this close (in periods, out of the sixty on the screen) to its neighbour is left out.
_LABEL_GAP = 5


@dataclass(frozen=True, slots=True)
class Segment:
    """Limits valid for the periods from one position to another (exclusive)."""

    start: int
    stop: int
    mean: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Span:
    """A holiday or a gap in the ledger, first and last day inclusive."""

    label: str
    first: date
    last: date
    is_missing: bool = False


def process_behaviour(
    frame: pd.DataFrame,
    *,
    period: str,
    value: str,
    states: Sequence[str],
    segments: Sequence[Segment] = (),
    spans: Sequence[Span] = (),
    step: timedelta = timedelta(days=7),
    now_label: str = "",
    incomplete_label: str = "",
    is_rate: bool = False,
    height: int = 300,
) -> go.Figure:
    """A process-behaviour (XmR) chart.

    Args:
        frame: One row a period, in order.
        period: Column of the first day of the period.
        value: Column of the value; null where the ledger is missing.
        states: State of each period, as ``findings.xmr`` names them.
        segments: Limits, one entry for each stretch between changes.
        spans: Holidays and gaps, drawn as pale bands with a label above.
        step: Length of a period, for the bands.
        now_label: Text at the last finished point.
        incomplete_label: Text (two lines with ``<br>``) at the unfinished point.
        is_rate: Whether values are rates of 0 to 1.
        height: Height in px.
    """
    if frame.empty:
        return empty(height)
    days = [pd.Timestamp(day) for day in frame[period]]
    values = [None if pd.isna(v) else float(v) for v in frame[value]]
    fig = figure(height=height, margin={"l": 8, "r": 84 if segments else 24, "t": 26, "b": 8})
    _bands(fig, spans, days)
    for number, segment in enumerate(segments):
        _limits(fig, segment, days, step, is_last=number == len(segments) - 1, is_rate=is_rate)
    _line(fig, days, values, states)
    _points(fig, days, values, states, is_rate=is_rate)
    _last(fig, days, values, states, now_label, incomplete_label)
    ticks = _ticks(days)
    fig.update_xaxes(tickvals=ticks[0], ticktext=ticks[1], range=[days[0] - step / 2, days[-1] + step])
    fig.update_yaxes(nticks=5, tickformat=".0%" if is_rate else ",d", rangemode="normal")
    return fig


def _bands(fig: go.Figure, spans: Sequence[Span], days: Sequence[pd.Timestamp]) -> None:
    for span in spans:
        first, last = pd.Timestamp(span.first), pd.Timestamp(span.last) + pd.Timedelta(days=1)
        if last < days[0] or first > days[-1]:
            continue
        colour = MISSING_BAND if span.is_missing else HOLIDAY_BAND
        fig.add_vrect(x0=first, x1=last, fillcolor=colour, line_width=0, layer="below")
        middle = min(max(first + (last - first) / 2, days[0]), days[-1])
        note(fig, span.label, x=middle, y=1, yref="paper", yanchor="bottom", yshift=2)


def _limits(
    fig: go.Figure, segment: Segment, days: Sequence[pd.Timestamp], step: timedelta, *, is_last: bool, is_rate: bool
) -> None:
    x0, x1 = days[segment.start] - step / 2, days[segment.stop - 1] + step / 2
    fig.add_shape(type="rect", x0=x0, x1=x1, y0=segment.lower, y1=segment.upper, fillcolor=BAND, line_width=0, layer="below")
    for height, dash, colour in ((segment.mean, "solid", INK3), (segment.upper, "4px,3px", MUTE), (segment.lower, "4px,3px", MUTE)):
        fig.add_shape(
            type="line", x0=x0, x1=x1, y0=height, y1=height, line={"color": colour, "width": 1, "dash": dash}, layer="below"
        )
    if not is_last:
        return
    written = (lambda v: f"{100 * v:.1f}%") if is_rate else (lambda v: f"{v:,.0f}")
    for name, height in ((_("上限"), segment.upper), (_("均值"), segment.mean), (_("下限"), segment.lower)):
        note(fig, f"{name} {written(height)}", x=1, xref="paper", xshift=6, xanchor="left", y=height, yanchor="middle")


def _line(fig: go.Figure, days: Sequence[pd.Timestamp], values: Sequence[float | None], states: Sequence[str]) -> None:
    joined = [None if state == "incomplete" else v for v, state in zip(values, states, strict=True)]
    fig.add_scatter(
        x=days, y=joined, mode="lines", line={"color": BLUE2, "width": 1.4}, connectgaps=False, hoverinfo="skip"
    )


def _points(
    fig: go.Figure, days: Sequence[pd.Timestamp], values: Sequence[float | None], states: Sequence[str], *, is_rate: bool
) -> None:
    marks = [_MARKS.get(state, _MARKS["normal"]) for state in states]
    fig.add_scatter(
        x=days,
        y=list(values),
        mode="markers",
        marker={
            "symbol": [mark[0] for mark in marks],
            "color": [mark[1] for mark in marks],
            "size": [mark[3] for mark in marks],
            "line": {"color": [mark[2] for mark in marks], "width": 1.5},
        },
        cliponaxis=False,
        hovertemplate="%{x|%Y-%m-%d}<br>%{y" + (":.1%" if is_rate else ":,") + "}<extra></extra>",
    )


def _last(
    fig: go.Figure,
    days: Sequence[pd.Timestamp],
    values: Sequence[float | None],
    states: Sequence[str],
    now_label: str,
    incomplete_label: str,
) -> None:
    finished = [at for at, state in enumerate(states) if state != "incomplete" and values[at] is not None]
    if finished and now_label:
        at = finished[-1]
        colour = {"alarm": RED, "watch": AMBER_FILL}.get(states[at], BLUE)
        fig.add_scatter(
            x=[days[at]], y=[values[at]], mode="markers", cliponaxis=False, hoverinfo="skip",
            marker={"size": 11, "color": colour, "line": {"color": PAPER, "width": 2}},
        )  # fmt: skip
        note(
            fig, f"<b>{now_label}</b>", x=days[at], y=values[at], yshift=15, xanchor="right", xshift=8,
            font={"size": 14, "color": BLUE if colour == BLUE else colour}, bgcolor="rgba(255,255,255,0.7)",
        )  # fmt: skip
    if states[-1] == "incomplete" and values[-1] is not None and incomplete_label:
        note(
            fig, incomplete_label, x=days[-1], y=values[-1], xanchor="right", xshift=-9, align="right",
            yanchor="middle", bgcolor="rgba(255,255,255,0.7)",
        )  # fmt: skip


def _ticks(days: Sequence[pd.Timestamp]) -> tuple[list[pd.Timestamp], list[str]]:
    """At most seven ticks at starts of months (or periods), the year under the first of each year."""
    starts = [day for at, day in enumerate(days) if at == 0 or day.month != days[at - 1].month or day.year != days[at - 1].year]
    if len(starts) < 3:
        every = max(1, len(days) // 6)
        chosen = list(days)[::every]
        return chosen, [f"{day:%m-%d}" for day in chosen]
    if len(starts) > 36:  # years
        chosen = [day for day in starts if day.month == 1] or starts
        every = max(1, -(-len(chosen) // 7))
        return chosen[::every], [f"{day.year}" for day in chosen[::every]]
    chosen = starts[1:] if len(starts) > 7 else starts
    chosen = chosen[:: max(1, -(-len(chosen) // 7))]
    texts, year = [], None
    for day in chosen:
        month = _("{n}月").format(n=day.month)
        texts.append(month if day.year == year else f"{month}<br>{day.year}")
        year = day.year
    return chosen, texts


def rates(
    frame: pd.DataFrame,
    *,
    period: str,
    value: str,
    low: str,
    high: str,
    numerator: str,
    denominator: str,
    labels: Sequence[str],
    target: float | None = None,
    target_label: str = "",
    small: int = 30,
    incomplete: Sequence[bool] = (),
    height: int = 300,
) -> go.Figure:
    """A rate per period as dots with intervals; n/N under the ticks while there is room for them.

    Args:
        frame: One row a period, in order.
        period: Column of the first day.
        value: Column of the rate, 0 to 1; null where nothing is in the denominator.
        low: Column of the lower end of the interval.
        high: Column of the upper end.
        numerator: Column of the numerator.
        denominator: Column of the denominator.
        labels: Short name of each period.
        target: The target, drawn dashed.
        target_label: Text at the target.
        small: Denominators below are drawn hollow and dotted.
        incomplete: Whether each period is unfinished; such a one is hollow.
        height: Height in px.
    """
    if frame.empty or frame[value].isna().all():
        return empty(height)
    rows = frame.reset_index(drop=True)
    few = len(rows) <= 9
    fig = figure(height=height, margin={"l": 8, "r": 20, "t": 22, "b": 8})
    for at, row in rows.iterrows():
        if pd.isna(row[value]):
            continue
        is_hollow = row[denominator] < small or (incomplete and incomplete[at])
        colour = _colour(row[low], row[high], target, is_hollow=is_hollow)
        fig.add_scatter(
            x=[at, at], y=[row[low], row[high]], mode="lines", hoverinfo="skip",
            line={"color": colour, "width": 2 if is_hollow else 5, "dash": "dot" if is_hollow else "solid"},
            opacity=0.6 if is_hollow else 0.35,
        )  # fmt: skip
    _rate_dots(fig, rows, value, low, high, denominator, small, incomplete, target, few=few)
    _rate_axis(fig, rows, value, low, high, numerator, denominator, labels, target, few=few)
    if target is not None:
        fig.add_hline(y=target, line={"color": INK, "width": 1.2, "dash": "dash"})
        note(fig, target_label, x=0, xref="paper", xanchor="left", y=target, yanchor="bottom", font={"color": INK})
    return fig


def _colour(low: float, high: float, target: float | None, *, is_hollow: bool) -> str:
    if is_hollow:
        return MUTE
    if target is None:
        return BLUE
    return RED if high < target else BLUE if low > target else BLUE2


def _rate_dots(
    fig: go.Figure, rows: pd.DataFrame, value: str, low: str, high: str, denominator: str, small: int,
    incomplete: Sequence[bool], target: float | None, *, few: bool,
) -> None:  # fmt: skip
    hollow = [bool(n < small or (incomplete and incomplete[at])) for at, n in enumerate(rows[denominator])]
    colours = [_colour(a, b, target, is_hollow=h) for a, b, h in zip(rows[low], rows[high], hollow, strict=True)]
    fig.add_scatter(
        x=list(rows.index),
        y=[None if pd.isna(v) else float(v) for v in rows[value]],
        mode="markers+text" if few else "markers",
        text=[f"  {v:.0%}" if pd.notna(v) else "" for v in rows[value]],
        textposition="middle right",
        textfont={"size": 13, "color": INK},
        marker={
            "size": 11 if few else 7,
            "color": [PAPER if h else c for h, c in zip(hollow, colours, strict=True)],
            "line": {"color": colours, "width": 1.8},
        },
        cliponaxis=False,
        hovertemplate="%{y:.1%}<extra></extra>",
    )


def _rate_axis(
    fig: go.Figure, rows: pd.DataFrame, value: str, low: str, high: str, numerator: str, denominator: str,
    labels: Sequence[str], target: float | None, *, few: bool,
) -> None:  # fmt: skip
    every = 1 if few else max(1, -(-len(rows) // 8))
    kept = list(range(len(rows)))[::-1][::every][::-1]
    texts = [
        f"{labels[at]}<br>{rows[numerator][at]:,.0f}/{rows[denominator][at]:,.0f}" if few else labels[at] for at in kept
    ]
    fig.update_xaxes(tickvals=kept, ticktext=texts, range=[-0.6, len(rows) - 0.3])
    known = [float(v) for v in [*rows[low].dropna(), *rows[high].dropna(), *([target] if target else [])]]
    floor = max(0.0, min(known) - 0.05)
    fig.update_yaxes(tickformat=".0%", nticks=5, range=[floor, min(1.02, max(known) + 0.03)])
