"""An interval as an image: its bar, its dot, and the line where both sides are alike."""

from __future__ import annotations

import base64
from html import escape

from pages.parts.charts.theme import BLUE, BLUE2, INK, LINE, MUTE, PAPER

#: In pixels.
WIDTH, HEIGHT = 300, 30
_MIDDLE, _BAR, _DOT = HEIGHT / 2, 5, 5.5
_EDGE = 8


def place(share: float) -> float:
    """The px of a share (−1 to 1) of the half of the axis; what lies beyond it stands on the edge."""
    return WIDTH / 2 + min(max(share, -1.0), 1.0) * (WIDTH / 2 - _EDGE)


def interval_bar(low: float, dot: float, high: float, *, is_different: bool, alt: str) -> str:
    """An ``<img>`` of an interval; ``st.html`` removes inline svg.

    Args:
        low: Lower end as a share (−1 to 1) of the half of the axis; 0 is alike.
        dot: The estimate, likewise.
        high: Upper end.
        is_different: Filled blue for a difference, else hollow.
        alt: Text for screen readers.
    """
    ends = place(low), place(high)
    bar, fill, edge = (BLUE2, BLUE, BLUE) if is_different else (LINE, PAPER, MUTE)
    body = (
        f'<path d="M{WIDTH / 2:g} 0V{HEIGHT}" stroke="{INK}" stroke-width="1"/>'
        f'<path d="M{ends[0]:.1f} {_MIDDLE:g}H{ends[1]:.1f}" stroke="{bar}" stroke-width="{_BAR}"/>'
        f'<circle cx="{place(dot):.1f}" cy="{_MIDDLE:g}" r="{_DOT:g}" fill="{fill}" stroke="{edge}" '
        f'stroke-width="1.8"/>'
    )
    return _image(body, alt)


def _image(body: str, alt: str) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{body}</svg>'
    source = base64.b64encode(svg.encode()).decode()
    return f'<img class="iv" alt="{escape(alt)}" src="data:image/svg+xml;base64,{source}">'
