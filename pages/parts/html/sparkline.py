"""A sparkline as an image: thirteen periods, the band of normal variation, the last point marked."""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Sequence
from html import escape

from pages.parts.charts.theme import AMBER_FILL, BAND, BLUE, BLUE2, GOOD, INK, RED

#: In pixels. With the margin the last point is not cut off where a table draws the image smaller.
WIDTH, HEIGHT, MARGIN = 120.0, 36.0, 6.0
MARK = {"alarm": RED, "watch": AMBER_FILL, "good": GOOD, "normal": BLUE}


def sparkline(
    values: Sequence[float | None],
    *,
    alt: str,
    band: Sequence[tuple[float, float]] = (),
    target: float | None = None,
    state: str = "normal",
) -> str:
    """An ``<img>`` with the line of the values; empty text when fewer than two are known.

    ``st.html`` removes inline svg, so the image is a ``data:`` address; strokes do not scale with it, and
    the last point is a zero-length line with a round cap, which stays round.

    Args:
        values: Values in order of time; None breaks the line.
        alt: Text for screen readers.
        band: Lower and upper limit of normal variation per value, NaN where there is none; empty for no band.
        target: A target, drawn as a dashed line.
        state: Signal of the last value: normal, watch, alarm or good.
    """
    known = [float(v) for v in values if v is not None]
    if len(known) < 2:
        return ""
    levels = [level for ends in band for level in ends if not math.isnan(level)]
    reference = [*known, *levels, *((target,) if target is not None else ())]
    low: float = min(reference)
    high: float = max(reference)
    spread = (high - low) or 1.0

    def height(value: float) -> float:
        return MARGIN + (HEIGHT - 2 * MARGIN) * (1 - (value - low) / spread)

    step = (WIDTH - 2 * MARGIN) / (len(values) - 1)
    points = [None if v is None else (MARGIN + i * step, height(float(v))) for i, v in enumerate(values)]
    body = _band(band, step, height) + _target(target, height) + _runs(points)
    if points[-1] is not None:
        body += _stroke(f"M{points[-1][0]:.1f} {points[-1][1]:.1f}h0", MARK[state], 7, round_cap=True)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" '
        f'preserveAspectRatio="none">{body}</svg>'
    )
    source = base64.b64encode(svg.encode()).decode()
    return f'<img class="sp" alt="{escape(alt)}" src="data:image/svg+xml;base64,{source}">'


def _band(band: Sequence[tuple[float, float]], step: float, height: Callable[[float], float]) -> str:
    """The band over all values that have limits; it follows the season."""
    known = [at for at, (low, _high) in enumerate(band) if not math.isnan(low)]
    if not known:
        return ""

    def place(at: int) -> float:
        return 0 if at == 0 else WIDTH if at == len(band) - 1 else MARGIN + at * step

    upper = [f"{place(at):.1f} {height(band[at][1]):.1f}" for at in known]
    lower = [f"{place(at):.1f} {height(band[at][0]) + 0.5:.1f}" for at in reversed(known)]
    return f'<path d="M{"L".join([*upper, *lower])}Z" fill="{BAND}"/>'


def _target(target: float | None, height: Callable[[float], float]) -> str:
    return "" if target is None else _stroke(f"M0 {height(target):.1f}H{WIDTH:g}", INK, 1, dash="3 3")


def _runs(points: Sequence[tuple[float, float] | None]) -> str:
    path, pen_up = "", True
    for point in points:
        if point is None:
            pen_up = True
            continue
        path += f"{'M' if pen_up else 'L'}{point[0]:.1f} {point[1]:.1f}"
        pen_up = False
    return _stroke(path, BLUE2, 1.4)


def _stroke(path: str, colour: str, width: float, *, dash: str = "", round_cap: bool = False) -> str:
    extra = (f' stroke-dasharray="{dash}"' if dash else "") + (' stroke-linecap="round"' if round_cap else "")
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'vector-effect="non-scaling-stroke"{extra}/>'
    )
