"""The limits of a process around its line, and their words in the right margin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple

import pandas as pd

from pages.parts.charts.canvas import Part
from pages.parts.charts.margin import Label
from pages.parts.charts.theme import BAND, INK3, MUTE
from pages.parts.numbers import is_missing
from pages.parts.wording import _

Write = Callable[[float], str]


class Segment(NamedTuple):
    """Limits of one stretch of a process: first and last index (inclusive), mean, lower, upper."""

    from_index: int
    to_index: int
    mean: float
    lower: float
    upper: float

    @property
    def is_known(self) -> bool:
        """Whether there were enough periods to compute limits."""
        return not is_missing(self.mean)


def pad(rows: pd.DataFrame) -> timedelta:
    """Return the room left and right of the points: half a period and a little of the whole."""
    return (usual_gap(rows) * 0.6 + (rows["day"].iloc[-1] - rows["day"].iloc[0]) * 0.015).to_pytimedelta()


def usual_gap(rows: pd.DataFrame) -> pd.Timedelta:
    """Return the usual time from one period to the next."""
    gaps = rows["day"].diff().dropna()
    return gaps.median() if len(gaps) else pd.Timedelta(days=7)


def last_finished(rows: pd.DataFrame) -> pd.Series | None:
    """Return the last finished period with a value; None when there is none."""
    finished = rows[(rows["state"] != "incomplete") & rows["value"].notna()]
    return None if finished.empty else finished.iloc[-1]


def limit_shapes(rows: pd.DataFrame, segments: Sequence[Segment]) -> list[Part]:
    """Return the grey band, the mean and the two dashed limits of every stretch."""
    half = (usual_gap(rows) / 2).to_pytimedelta()
    shapes = []
    for segment in segments:
        ends = {
            "x0": rows["day"].iloc[segment.from_index] - half,
            "x1": rows["day"].iloc[segment.to_index] + half,
        }
        band = {"type": "rect", "layer": "below", "fillcolor": BAND, "line": {"width": 0}}
        shapes.append({**band, **ends, "y0": segment.lower, "y1": segment.upper})
        for level, line in (
            (segment.upper, {"color": MUTE, "width": 1, "dash": "4px,3px"}),
            (segment.mean, {"color": INK3, "width": 1}),
            (segment.lower, {"color": MUTE, "width": 1, "dash": "4px,3px"}),
        ):
            shapes.append({"type": "line", "layer": "below", "line": line, **ends, "y0": level, "y1": level})
    return shapes


def limit_labels(segments: Sequence[Segment], write: Write) -> list[Label]:
    """Return 上限, 均值 and 下限 of today, for the right margin."""
    if not segments:
        return []
    last = segments[-1]
    words = ((last.lower, _("下限 {value}")), (last.mean, _("均值 {value}")), (last.upper, _("上限 {value}")))
    return [Label(word.format(value=write(level)), level) for level, word in words]
