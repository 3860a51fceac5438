"""Survival: time until closed, as Kaplan–Meier steps with the numbers at risk below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import MOST_TICKS
from pages.parts.charts.canvas import Part, empty, figure, text
from pages.parts.charts.lettering import number, safe, text_width
from pages.parts.charts.theme import BLUE, INK3, MUTE, with_opacity
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing

#: Days of the ticks, from close to wide; the first set whose last tick covers the curve is used.
_TICKS = (
    (0, 1, 2, 3, 4, 5), (0, 1, 3, 5, 7, 10), (0, 3, 7, 10, 14), (0, 3, 7, 14, 21), (0, 7, 14, 21, 30),
    (0, 14, 30, 45, 60), (0, 15, 30, 60, 90), (0, 30, 60, 90, 120, 180), (0, 60, 120, 180, 270, 365),
)  # fmt: skip
_HOURS = 24
#: The axis ends where no more than this share of the first curve is still open.
_END = 0.05
_ROW = 17  # px of a row of numbers at risk


class Subject(NamedTuple):
    """One curve: its name, its steps, and the counts it is computed from.

    Attributes:
        name: Label of the curve and of its numbers at risk.
        frame: ``time`` (hours), ``survival``, ``low``, ``high`` (0 to 1), one row per step, 0 first.
        counts: ``hours``, ``closed_count``, ``open_count`` (censored), one row per number of hours.
        median: Hours; NaN when half were never reached.
    """

    name: str
    frame: pd.DataFrame
    counts: pd.DataFrame
    median: float


def survival_curves(subjects: Sequence[Subject], *, least: int = 10, height: float = 360) -> go.Figure:
    """How long does it take? The share still open over the days, 95 % shade, numbers at risk under the axis.

    Args:
        subjects: The main curve (blue, with its shade) and at most one for comparison (grey).
        least: Where fewer remain, a curve is thin and dotted, without its shade.
        height: px.

    Returns:
        The figure; 暂无数据 when the first curve has no cases.
    """
    if not subjects or not _total(subjects[0]):
        return empty(height=height)
    ticks = _ticks(subjects, least)
    end = ticks[-1]
    looks = list(zip(subjects, (BLUE, INK3), strict=False))
    traces = [
        trace for subject, colour in reversed(looks) for trace in _curve(subject, colour, end, least=least)
    ]
    rows, right = _at_risk(looks, ticks)
    labels = [_("{n}天").format(n=f"{day:g}") if day == end else f"{day:g}" for day in ticks]
    return figure(
        traces,
        height=height,
        annotations=[*rows, *_medians(looks)],
        shapes=_half(looks),
        margin={"l": 8, "r": right, "t": 12, "b": 34 + _ROW * len(looks)},
        xaxis={"range": [0, end * 1.01], "tickvals": list(ticks), "ticktext": labels, "tickangle": 0},
        yaxis={"range": [-0.01, 1.02], "tickvals": [0, 0.25, 0.5, 0.75, 1], "tickformat": ".0%"},
    )


def age(hours: float) -> str:
    """The name of a point of a curve: how long after they were made."""
    days, rest = divmod(int(hours), _HOURS)
    if not rest:
        return _("满 {n} 天").format(n=days)
    return _("满 {n} 天 {hours} 小时").format(n=days, hours=rest)


def remaining(counts: pd.DataFrame, hours: float) -> int:
    """How many were still open this many hours after they were made."""
    return remaining_at(counts, [hours])[0]


def remaining_at(counts: pd.DataFrame, hours: Sequence[float]) -> list[int]:
    """``remaining`` for each of several times."""
    latest_last = counts.sort_values("hours")
    sizes = (latest_last["closed_count"] + latest_last["open_count"]).to_numpy(int)
    left = np.append(sizes[::-1].cumsum()[::-1], 0)
    places = latest_last["hours"].to_numpy(float).searchsorted(hours)
    return [int(left[place]) for place in places]


def _total(subject: Subject) -> int:
    return remaining(subject.counts, 0) if len(subject.counts) else 0


def _readable(subject: Subject, least: int) -> float:
    """Return the last hour at which enough remain."""
    latest_first = subject.counts.sort_values("hours", ascending=False)
    left = (latest_first["closed_count"] + latest_first["open_count"]).cumsum()
    reached = latest_first.loc[left >= least, "hours"]
    return float(reached.iloc[0]) if len(reached) else 0.0


def _ticks(subjects: Sequence[Subject], least: int) -> tuple[int, ...]:
    """Return the days of the ticks, no farther than the readable part of the curves."""
    reach = 0.0
    for subject in subjects:
        low = subject.frame.loc[subject.frame["survival"] <= _END, "time"]
        end = float(low.iloc[0]) if len(low) else float(subject.counts["hours"].max())
        reach = max(reach, min(end, max(_readable(subject, least) * 1.3, _HOURS)))
    days = reach / _HOURS
    ticks = next((ticks for ticks in _TICKS if ticks[-1] >= days), _TICKS[-1])
    return ticks[:MOST_TICKS]


def _curve(subject: Subject, colour: str, end: float, *, least: int) -> list[go.Scatter]:
    """Return the shade, the readable steps, the rest as a dotted line, and the censor ticks."""
    rows = subject.frame.assign(day=subject.frame["time"].astype(float) / _HOURS)
    cut = min(_readable(subject, least) / _HOURS, end)
    sure, tail = rows[rows["day"] <= cut], rows[(rows["day"] >= cut) & (rows["day"] <= end)]
    last = float(sure["survival"].iloc[-1])
    step = {"mode": "lines", "hoverinfo": "skip"}
    line = {"color": colour, "shape": "hv"}
    traces = [*(_shade(sure, cut) if colour == BLUE else [])]
    traces.append(_steps(subject, sure, cut, {**line, "width": 2.2 if colour == BLUE else 1.4}))
    if len(tail):
        days = [cut, *tail["day"], min(end, float(subject.counts["hours"].max()) / _HOURS)]
        shares = [last, *tail["survival"], float(tail["survival"].iloc[-1])]
        traces.append(go.Scatter(x=days, y=shares, line={**line, "width": 1, "dash": "dot"}, **step))
    return [*traces, *_censoring_ticks(subject, rows, colour, end)]


def _steps(subject: Subject, sure: pd.DataFrame, cut: float, line: Part) -> go.Scatter:
    days, shares = [*sure["day"], cut], [*sure["survival"], float(sure["survival"].iloc[-1])]
    hours = [round(day * _HOURS) for day in days]
    told = (
        f"{safe(subject.name)}<br>{_('第 {day} 天仍在办 {share}，{n} 件办了这么久还没办结')}<extra></extra>"
    )
    return go.Scatter(
        x=days,
        y=shares,
        name=subject.name,
        customdata=[age(each) for each in hours],
        text=[number(left) for left in remaining_at(subject.counts, hours)],
        mode="lines",
        line=line,
        hovertemplate=told.format(day="%{x:.1f}", share="%{y:.1%}", n="%{text}"),
    )


def _shade(sure: pd.DataFrame, cut: float) -> list[go.Scatter]:
    edge = {"mode": "lines", "line": {"width": 0, "shape": "hv"}, "hoverinfo": "skip"}
    days = [*sure["day"], cut]
    low, high = ([*sure[name], float(sure[name].iloc[-1])] for name in ("low", "high"))
    return [
        go.Scatter(x=days, y=low, **edge),
        go.Scatter(x=days, y=high, fill="tonexty", fillcolor=with_opacity(BLUE, 0.16), **edge),
    ]


def _censoring_ticks(subject: Subject, rows: pd.DataFrame, colour: str, end: float) -> list[go.Scatter]:
    """Return a small vertical tick where a case was last seen open."""
    waiting = subject.counts[(subject.counts["open_count"] > 0) & (subject.counts["hours"] <= end * _HOURS)]
    if waiting.empty:
        return []
    places = rows["time"].searchsorted(waiting["hours"].astype(float), side="right") - 1
    marker = {"symbol": "line-ns", "size": 8, "line": {"width": 1.2, "color": colour}}
    return [
        go.Scatter(
            x=(waiting["hours"].astype(float) / _HOURS).tolist(),
            y=rows["survival"].iloc[places].tolist(),
            mode="markers",
            marker=marker,
            hoverinfo="skip",
            cliponaxis=False,
        )
    ]


def _at_risk(looks: Sequence[tuple[Subject, str]], ticks: Sequence[int]) -> tuple[list[Part], float]:
    """Return a row of numbers under the ticks for each curve, its name in the right margin."""
    parts, widest = [], 0.0
    for row, (subject, colour) in enumerate(looks):
        place = partial(text, y=0, yref="y domain", valign="top", colour=colour)
        down = -26 - _ROW * row
        for day in ticks:
            words = number(remaining(subject.counts, day * _HOURS))
            parts.append(place(words, x=day, xref="x", shift=(0, down), anchor="center"))
        label = _("在办") if len(looks) == 1 else _("在办·{name}").format(name=safe(subject.name))
        widest = max(widest, text_width(label))
        parts.append(place(label, x=1, shift=(16, down)))
    return parts, min(22 + widest, 128)


def _half(looks: Sequence[tuple[Subject, str]]) -> list[Part]:
    """Return the dotted line at 50 % as far as the last median."""
    known = [subject.median / _HOURS for subject, _colour in looks if not is_missing(subject.median)]
    if not known:
        return []
    line = {"type": "line", "x0": 0, "x1": max(known), "y0": 0.5, "y1": 0.5, "layer": "below"}
    return [{**line, "line": {"color": MUTE, "width": 1, "dash": "2px,3px"}}]


def _medians(looks: Sequence[tuple[Subject, str]]) -> list[Part]:
    """Return names and medians in the upper right corner, where there is never a curve."""
    parts = []
    for row, (subject, colour) in enumerate(looks):
        known = not is_missing(subject.median)
        median = _("中位 {days} 天").format(days=f"{subject.median / _HOURS:.1f}") if known else _("未到一半")
        name = f"<b>{safe(subject.name)}</b>\u2002" if len(looks) > 1 else ""
        corner = partial(text, x=1, y=1, xref="x domain", yref="y domain", anchor="right", valign="top")
        parts.append(corner(name + median, shift=(0, -10 - 20 * row), colour=colour, size=13))
    return parts
