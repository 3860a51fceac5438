"""The texts around a scatter: the values of the whole, the quadrants, the key of the sizes, the names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from pages.parts.charts.canvas import Part, text
from pages.parts.charts.lettering import WIDTHS, Box, fold, free_side, number, percent, safe, text_width
from pages.parts.charts.theme import AMBER, BLUE, BLUE2, INK2

_MOST_NAMED = 5
#: Where the words of the quadrants stand: top left, top right, bottom left, bottom right.
_CORNERS = (
    (0, 1, "left", "top"),
    (1, 1, "right", "top"),
    (0, 0, "left", "bottom"),
    (1, 0, "right", "bottom"),
)
#: Share of the width below which a quadrant is too narrow for its words.
_NARROW = 0.25
#: px of the largest and the smallest circle.
WIDEST, LEAST = 26.0, 6.0


class Axis(NamedTuple):
    """One measure: its label, whether it is a rate, its decimals, and its value for all places together."""

    label: str
    is_rate: bool = False
    decimals: int = 0
    total: float = float("nan")

    def words(self, value: float) -> str:
        """A value as it is printed."""
        return percent(value) if self.is_rate else number(value, decimals=self.decimals)


def total_notes(
    axes: tuple[Axis, Axis], spans: Sequence[tuple[float, float, float]], label: str
) -> list[Part]:
    """What the dashed lines are, over the plot and at its right."""
    notes = []
    if not math.isnan(axes[0].total):
        words = f"{safe(label)} {axes[0].words(axes[0].total)}"
        share = (axes[0].total - spans[0][0]) / (spans[0][1] - spans[0][0])
        anchor = "left" if share < 0.25 else "right" if share > 0.75 else "center"
        notes.append(
            text(words, x=axes[0].total, y=1, xref="x", shift=(0, 4), anchor=anchor, valign="bottom")
        )
    if not math.isnan(axes[1].total):
        words = f"{safe(label)} {axes[1].words(axes[1].total)}"
        notes.append(text(words, x=1, y=axes[1].total, yref="y", shift=(0, -9), anchor="right"))
    return notes


def corner_notes(words: Sequence[str], span: tuple[float, float, float], total: float) -> list[Part]:
    """The words of the four quadrants, each in its corner; a narrow quadrant has none.

    Its words would stand in its neighbour, as if they were said of that.

    Args:
        words: top left, top right, bottom left, bottom right; empty: none.
        span: of the x axis.
        total: value of x where left and right meet; NaN where nothing divides them.
    """
    if not words:
        return []
    left = (total - span[0]) / (span[1] - span[0])
    narrow = {0: left < _NARROW, 1: left > 1 - _NARROW}
    return [
        text(
            safe(word),
            x=x,
            y=y,
            anchor=anchor,
            valign=valign,
            shift=(4 if x == 0 else -4, -4 if y else 4),
            colour=INK2,
        )
        for word, (x, y, anchor, valign) in zip(words, _CORNERS, strict=True)
        if not narrow[x]
    ]


def size_key(rows: pd.DataFrame, unit: str) -> tuple[list[Part], list[Part]]:
    """Three circles with their sizes above the plot, and their texts; empty where no size is known."""
    largest = float(rows["size"].astype(float).max())
    if not largest > 0:
        return [], []
    power: float = 10 ** math.floor(math.log10(largest))
    most = math.floor(largest / power) * power
    shapes, notes, at = [], [], 0.0
    for size in (size for size in (most / 10, most / 2, most) if size >= 1):
        px = max(LEAST, WIDEST * math.sqrt(size / largest))
        words = f"{number(size)} {safe(unit)}" if size == most else number(size)
        place = {"xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel"}
        ends = {"x0": at, "x1": at + px, "y0": 34 - px / 2, "y1": 34 + px / 2, "xanchor": 0, "yanchor": 1}
        shapes.append({"type": "circle", **place, **ends, "fillcolor": BLUE2, "line": {"width": 0}})
        notes.append(text(words, x=0, y=1, shift=(at + px + 4, 34)))
        at += px + 4 + text_width(words) + 14
    return shapes, notes


def finding_labels(
    rows: pd.DataFrame,
    spans: Sequence[tuple[float, float, float]],
    plot_height: float,
    axes: tuple[Axis, Axis],
) -> list[Part]:
    """The names of at most five findings, where they cover no other circle."""
    shares, heights = (
        (rows[column].to_numpy(float) - span[0]) / (span[1] - span[0]) * size
        for column, span, size in zip(("x", "y"), spans, (1.0, plot_height), strict=True)
    )
    taken: list[list[Box]] = [[] for _width in WIDTHS]
    notes = []
    found = rows[rows["side"] != 0].sort_values("size", ascending=False, kind="stable").head(_MOST_NAMED)
    for row in found.itertuples():
        words = f"{fold(row.name, ems=9, lines=1)} {axes[1].words(row.y)}"
        at, width = (float(shares[row.Index]), float(heights[row.Index])), text_width(words) * 1.06
        place = free_side(*at, width, taken, shares, heights) or ("center", 0.0, 16.0)
        notes.append(_finding_label(row, f"<b>{words}</b>", place))
    return notes


def _finding_label(row: Any, words: str, place: tuple[str, float, float]) -> Part:  # noqa: ANN401 - of itertuples
    """One name beside its circle, pushed out by the radius."""
    (anchor, right, up), push = place, row.px / 2 - 4
    return text(
        words,
        x=row.x,
        y=row.y,
        xref="x",
        yref="y",
        shift=(right + push * np.sign(right), up + push * np.sign(up)),
        anchor=anchor,
        colour=AMBER if row.side < 0 else BLUE,
        ground="rgba(255,255,255,0.75)",
    )
