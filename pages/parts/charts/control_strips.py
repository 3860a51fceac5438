"""Small multiples: one process-behaviour strip per place, on one time axis, each with its own limits."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import period_ticks
from pages.parts.charts.canvas import Part, empty, figure, text
from pages.parts.charts.envelope import Segment, moving_band
from pages.parts.charts.lettering import fold, number, safe, text_width
from pages.parts.charts.theme import AMBER, BAND, BLUE, BLUE2, GRID, INK, INK3, MUTE, PAPER, RED
from pages.parts.charts.trend import MARKS
from pages.parts.words.language import _
from pages.parts.words.numbers import is_number

#: px of a strip, between two strips, above the first and below the last.
STRIP, GAP, ABOVE, BELOW = 58, 12, 8, 42
#: Colour of the last count and of the state word where there is a signal; else blue and grey.
_LOUD = {"alarm": RED, "watch": AMBER}
_MARKED = ("watch", "alarm", "excluded", "incomplete", "partial")
_DASHED = {"color": MUTE, "dash": "4px,3px"}


@dataclass(frozen=True, slots=True)
class Strip:
    """The content of one strip.

    Attributes:
        name: Written at the left.
        counts: One per period; None where there is none.
        states: State of each period, in the words of ``trend.process_behaviour``.
        limits: (mean, lower, upper) of each period, NaN where there are none.
        word: State of the last judged period, in the user's language.
        last: Position of that period; −1 without one.
        pick: What a click on the strip returns; the name when empty.
    """

    name: str
    counts: Sequence[float | None]
    states: Sequence[str]
    limits: Sequence[tuple[float, float, float]]
    word: str
    last: int
    pick: str = ""


def control_strips(periods: Sequence[object], strips: Sequence[Strip], *, unit: str = "件") -> go.Figure:
    """Which place leaves its ordinary variation? One strip per place, in the order given.

    Args:
        periods: First day of each period, the same for all.
        strips: One per place, each with as many counts as there are periods.
        unit: Of the counts.

    Returns:
        The figure; 暂无数据 without strips.
    """
    days = list(pd.to_datetime(list(periods)))
    if not strips or not days:
        return empty()
    plot, left = len(strips) * (STRIP + GAP), _left_margin(strips)
    traces, shapes, words, axes = [], [], [], {}
    for at, strip in enumerate(strips):
        axis, top = ("y" if at == 0 else f"y{at + 1}"), 1 - at * (STRIP + GAP) / plot
        axes["yaxis" + axis[1:]] = _axis(strip, (max(top - STRIP / plot, 0.0), top))
        traces += _traces(days, strip, axis, unit)
        shapes += _shapes(days, strip, axis, is_first=at == 0)
        words += _words(strip, axis, left)
    return figure(
        traces,
        height=ABOVE + plot + BELOW,
        annotations=words,
        shapes=shapes,
        margin={"l": left, "r": _right_margin(strips), "t": ABOVE, "b": BELOW},
        xaxis=_time(days),
        **axes,
    )


def _time(days: Sequence[pd.Timestamp]) -> Part:
    ticks, texts = period_ticks(days)
    pad = (days[-1] - days[0]) * 0.02 or pd.Timedelta(days=1)
    look = {"tickvals": ticks, "ticktext": texts, "tickangle": 0, "anchor": "free", "position": 0}
    return {"type": "date", "range": [days[0] - pad, days[-1] + pad], **look}


def _left_margin(strips: Sequence[Strip]) -> float:
    widths = [max(text_width(_name(s), size=13), text_width(_usual(s))) for s in strips]
    return max(widths) + 12


def _right_margin(strips: Sequence[Strip]) -> float:
    return max(text_width(strip.word) for strip in strips) + 22


def _name(strip: Strip) -> str:
    return fold(strip.name, ems=7, lines=1)


def _axis(strip: Strip, domain: tuple[float, float]) -> Part:
    """The y axis of a strip, covering its counts and limits, without ticks."""
    drawn = (*strip.counts, *itertools.chain(*strip.limits))
    levels = [value for value in drawn if is_number(value)]
    low, high = min(levels, default=0.0), max(levels, default=1.0)
    room = (high - low) * 0.12 or 0.5
    look = {"showgrid": False, "showticklabels": False, "fixedrange": True, "anchor": "x"}
    return {**look, "domain": domain, "range": [low - room, high + room]}


def _traces(days: Sequence[pd.Timestamp], strip: Strip, axis: str, unit: str) -> list[go.Scatter]:
    """The line, the marks of the periods that are not ordinary, and the last judged one on top."""
    joined = [None if s == "incomplete" else v for v, s in zip(strip.counts, strip.states, strict=True)]
    told = f"{safe(strip.name)}<br>%{{x|%Y-%m-%d}}<br>%{{y:,.0f}} {safe(unit)}<extra></extra>"
    look = {"yaxis": axis, "hovertemplate": told, "cliponaxis": False}

    def points(places: Sequence[int], counts: Sequence[float | None]) -> dict[str, Any]:
        picks = [strip.pick or strip.name] * len(places)
        known = {"x": [days[at] for at in places], "y": [counts[at] for at in places]}
        return {**known, "customdata": picks, **look}

    line = {"color": BLUE2, "width": 1.4}
    traces = [go.Scatter(**points(range(len(days)), joined), mode="lines", line=line, connectgaps=False)]
    for state in _MARKED:
        places = [at for at, of in enumerate(strip.states) if of == state and at != strip.last]
        if places:
            marks = _marker(state, 7, ring=False)
            traces.append(go.Scatter(**points(places, strip.counts), mode="markers", marker=marks))
    if strip.last >= 0:
        mark = _marker(strip.states[strip.last], 11, ring=True)
        traces.append(go.Scatter(**points([strip.last], strip.counts), mode="markers", marker=mark))
    return traces


def _marker(state: str, size: float, *, ring: bool) -> Part:
    """The mark of a state, as in every process-behaviour chart; ``ring``: with a white ring."""
    symbol, usual, fill, edge = MARKS[state]
    outline = {"color": PAPER, "width": 2} if ring else {"color": edge, "width": 1.4}
    return {"symbol": symbol, "size": size if ring else min(usual, size), "color": fill, "line": outline}


def _shapes(days: Sequence[pd.Timestamp], strip: Strip, axis: str, *, is_first: bool) -> list[Part]:
    """The separator above every strip but the first, the band of ordinary variation, its limits and mean."""
    across = {"xref": "x domain", "x0": 0, "x1": 1, "layer": "below"}
    over = 1 + GAP / 2 / STRIP
    rule = {"type": "line", "yref": f"{axis} domain", "y0": over, "y1": over}
    shapes = [] if is_first else [{**across, **rule, "line": {"color": GRID, "width": 1}}]
    mean, lower, upper = _last_limits(strip)
    known = {limits for limits in strip.limits if not math.isnan(limits[0])}
    if len(known) > 1 or (known and math.isnan(mean)):
        moving = [Segment(at, at, *limits) for at, limits in enumerate(strip.limits)]
        return shapes + moving_band(days, [each for each in moving if each.is_known], axis=axis)
    if not known:
        return shapes
    band = {"type": "rect", "yref": axis, "y0": lower, "y1": upper, "fillcolor": BAND, "line": {"width": 0}}
    shapes.append({**across, **band})
    for level, line in ((mean, {"color": INK3}), (lower, _DASHED), (upper, _DASHED)):
        shape = {"type": "line", "yref": axis, "y0": level, "y1": level, "line": {"width": 1, **line}}
        shapes.append({**across, **shape})
    return shapes


def _last_limits(strip: Strip) -> tuple[float, float, float]:
    """The limits of the last judged period."""
    return strip.limits[strip.last] if strip.limits else (math.nan,) * 3


def _usual(strip: Strip) -> str:
    """The ordinary range of the last judged period in numbers: ``12–31``."""
    mean, lower, upper = _last_limits(strip)
    if math.isnan(mean):
        return _("无界限")
    digits = 1 if upper < 20 else 0
    return f"{number(lower, decimals=digits if lower else 0)}–{number(upper, decimals=digits)}"


def _words(strip: Strip, axis: str, margin: float) -> list[Part]:
    """Name and ordinary range at the left, last count and state word at the right."""
    state = strip.states[strip.last] if strip.last >= 0 else "normal"
    count = number(strip.counts[strip.last]) if strip.last >= 0 else "—"
    left = partial(text, x=0, shift=(-margin, 0), yref=f"{axis} domain")
    right = partial(text, x=1, shift=(14, 0), yref=f"{axis} domain")
    return [
        left(f"<b>{safe(_name(strip))}</b>", y=0.68, colour=INK, size=13),
        left(_usual(strip), y=0.28),
        right(f"<b>{count}</b>", y=0.7, colour=_LOUD.get(state, BLUE), size=15),
        right(safe(strip.word), y=0.28, colour=_LOUD.get(state, INK3)),
    ]
