"""A small chart of a follow-up: its weeks, its promise, the day of the decision, the last point marked."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import date
from html import escape

from data.weeks import WEEK
from pages.parts.charts.theme import BLUE, BLUE2, GOOD, INK, MUTE, RED

#: In pixels; above the plot stands the mark of the decision.
WIDTH, HEIGHT = 150.0, 44.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 3.0, 7.0, 10.0, 6.0
#: State -> colour of the last point, and whether it is a square.
_LAST = {"missed": (RED, False), "met": (GOOD, True), "normal": (BLUE, False)}


def decision_line(
    starts: Sequence[date],
    values: Sequence[float | None],
    decided_on: date,
    *,
    alt: str,
    promise: float | None = None,
    state: str = "normal",
) -> str:
    """An ``<img>`` with the line of the weeks; empty text when fewer than two values are known.

    Args:
        starts: Mondays of the weeks, in order.
        values: One a week; None breaks the line.
        decided_on: Day of the decision: a dotted line with a ▼ stands there, if it lies in these weeks.
        alt: Text for screen readers.
        promise: The promised value, a dashed line.
        state: ``missed``, ``met`` or ``normal``: the look of the last point.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = min([0.0, *known] if min(known) >= 1 else known), max(known)
    if promise is not None:
        low, high = min(low, promise), max(high, promise)
    spread, step = (high - low) or 1.0, (WIDTH - _LEFT - _RIGHT) / (len(values) - 1)

    def height(value: float) -> float:
        return _TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - (value - low) / spread)

    points = [None if v is None else (_LEFT + at * step, height(v)) for at, v in enumerate(values)]
    body = "" if promise is None else _stroke(f"M0 {height(promise):.1f}H{WIDTH:g}", MUTE, 1, dash="4 3")
    at = _LEFT + ((decided_on - starts[0]) / WEEK - 0.5) * step
    body += _decision(at) if 0 <= at <= WIDTH else ""
    body += _line(points) + _last(points, state)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">{body}</svg>'
    source = base64.b64encode(svg.encode()).decode()
    return f'<img class="decision" alt="{escape(alt)}" src="data:image/svg+xml;base64,{source}">'


def _decision(at: float) -> str:
    mark = f'<path d="M{at - 4:.1f} 0h8l-4 6z" fill="{INK}"/>'
    return mark + _stroke(f"M{at:.1f} 7V{HEIGHT:g}", INK, 1.2, dash="2 2")


def _line(points: Sequence[tuple[float, float] | None]) -> str:
    path, is_up = "", True
    for point in points:
        if point is not None:
            path += f"{'M' if is_up else 'L'}{point[0]:.1f} {point[1]:.1f}"
        is_up = point is None
    return _stroke(path, BLUE2, 1.3)


def _last(points: Sequence[tuple[float, float] | None], state: str) -> str:
    point = points[-1]
    if point is None:
        return ""
    colour, is_square = _LAST[state]
    x, y = point
    if is_square:
        return f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="{colour}"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'


def _stroke(path: str, colour: str, width: float, *, dash: str = "") -> str:
    extra = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"{extra}/>'
