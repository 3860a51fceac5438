"""Placing: on which side of its mark a label covers least, at every width of the figure."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

Box = tuple[float, float, float, float]  # left, right, bottom, top in px

WIDTHS = (275.0, 480.0, 1130.0)  # px of the plot on a phone, on half a page and on a full page
MARGIN = 64  # px right of the plot that a high label may use


def free_side(
    share: float,
    height: float,
    width: float,
    taken: list[list[Box]],
    shares: Sequence[float],
    heights: Sequence[float],
) -> tuple[str, float, float] | None:
    """Return anchor and shift of the side of a mark whose label covers least; None when no side is free."""
    best, least = None, math.inf
    for anchor, right, up in (("left", 9, 0), ("right", -9, 0), ("center", 0, 14), ("center", 0, -14)):
        boxes = []
        covered = 0.0
        for plot in WIDTHS:
            start = share * plot + right - {"left": 0, "center": width / 2, "right": width}[anchor]
            boxes.append((start, start + width, height + up - 8, height + up + 8))
            inside = start >= 2 and start + width <= plot + (
                MARGIN - 4 if height > 0.75 * max(heights) else 0
            )
            covered += 0 if inside else 1000
            spots = zip(np.asarray(shares) * plot, heights, strict=True)
            covered += sum(start - 4 < x < start + width + 4 and abs(y - height - up) < 11 for x, y in spots)
        clash = any(_meet(box, other) for box, others in zip(boxes, taken, strict=True) for other in others)
        if not clash and covered < least:
            best, least, kept = (anchor, right, up), covered, boxes
    if best is None or least >= 1000:
        return None
    for box, others in zip(kept, taken, strict=True):
        others.append(box)
    return best


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[1] + 4 and other[0] < one[1] + 4 and one[2] < other[3] and other[2] < one[3]
