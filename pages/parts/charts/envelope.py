"""The limits of a process around its line, and their labels in the right margin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

import pandas as pd

from pages.parts.charts.canvas import Part
from pages.parts.charts.margin import Label
from pages.parts.charts.theme import BAND, INK3, MUTE
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing

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
    """Return the padding left and right of the points: half a period and a little of the whole."""
    room: timedelta = (
        usual_gap(rows) * 0.6 + (rows["day"].iloc[-1] - rows["day"].iloc[0]) * 0.015
    ).to_pytimedelta()
    return room


def usual_gap(rows: pd.DataFrame) -> pd.Timedelta:
    """Return the usual time between two periods."""
    gaps = rows["day"].diff().dropna()
    return gaps.median() if len(gaps) else pd.Timedelta(days=7)


def last_finished(rows: pd.DataFrame) -> pd.Series | None:
    """Return the last finished period with a value; None without one."""
    finished = rows[(rows["state"] != "incomplete") & rows["value"].notna()]
    return None if finished.empty else finished.iloc[-1]


def is_moving(segments: Sequence[Segment]) -> bool:
    """Return whether the last periods have limits of their own each, as a seasonal process has."""
    return len(segments) > 1 and all(segment.from_index == segment.to_index for segment in segments[-2:])


def limit_shapes(rows: pd.DataFrame, segments: Sequence[Segment]) -> list[Part]:
    """Return the grey band, the mean and the two dashed limits of every stretch, moving or level."""
    half = (usual_gap(rows) / 2).to_pytimedelta()
    moving = [segment for segment in segments if segment.from_index == segment.to_index]
    if len(moving) < 2:  # one period alone has level limits
        moving = []
    shapes = moving_band(rows["day"].tolist(), moving, half=half)
    for segment in segments:
        if segment in moving:
            continue
        ends = {
            "x0": rows["day"].iloc[segment.from_index] - half,
            "x1": rows["day"].iloc[segment.to_index] + half,
        }
        band = {"type": "rect", "layer": "below", "fillcolor": BAND, "line": {"width": 0}}
        shapes.append({**band, **ends, "y0": segment.lower, "y1": segment.upper})
        for level, line in _lines(segment):
            shapes.append({"type": "line", "layer": "below", "line": line, **ends, "y0": level, "y1": level})
    return shapes


def _lines(segment: Segment) -> list[tuple[float, dict[str, Any]]]:
    dashed = {"color": MUTE, "width": 1, "dash": "4px,3px"}
    return [(segment.upper, dashed), (segment.mean, {"color": INK3, "width": 1}), (segment.lower, dashed)]


def moving_band(
    days: Sequence[pd.Timestamp],
    segments: Sequence[Segment],
    *,
    half: timedelta = timedelta(0),
    axis: str = "y",
) -> list[Part]:
    """Return band, mean and limits that move from period to period, interrupted where a period has none.

    Args:
        days: First day of every period.
        segments: Limits of single periods, in order.
        half: How far the band extends beyond the first and the last of them.
        axis: The y axis.
    """
    shapes: list[Part] = []
    look = {"type": "path", "layer": "below", "xref": "x", "yref": axis}
    for stretch in _stretches(segments):
        at = [days[stretch[0].from_index] - half, *(days[one.from_index] for one in stretch)]
        at.append(days[stretch[-1].to_index] + half)
        wide = [stretch[0], *stretch, stretch[-1]]
        upper, lower = ([(when, getattr(one, name)) for when, one in zip(at, wide, strict=True)]
                        for name in ("upper", "lower"))  # fmt: skip
        edge = f"{_path([*upper, *reversed(lower)])}Z"
        shapes.append({**look, "path": edge, "fillcolor": BAND, "line": {"width": 0}})
        for place, (_level, line) in enumerate(_lines(stretch[0])):
            levels = [(when, _lines(one)[place][0]) for when, one in zip(at, wide, strict=True)]
            shapes.append({**look, "path": _path(levels), "line": line})
    return shapes


def _stretches(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Return the runs of segments that follow each other without a gap."""
    found: list[list[Segment]] = []
    for one in segments:
        if found and found[-1][-1].to_index == one.from_index - 1:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _path(points: Sequence[tuple[pd.Timestamp, float]]) -> str:
    # a space separates the parts of a path, so an underscore joins the date and the hour
    return "M" + "L".join(f"{pd.Timestamp(day):%Y-%m-%d_%H:%M:%S},{level:.4f}" for day, level in points)


def limit_labels(segments: Sequence[Segment], write: Write) -> list[Label]:
    """Return 上限, 均值 and 下限 of the last period, for the right margin."""
    if not segments:
        return []
    last = segments[-1]
    middle = _("预期 {value}") if is_moving(segments) else _("均值 {value}")
    words = ((last.lower, _("下限 {value}")), (last.mean, middle), (last.upper, _("上限 {value}")))
    return [Label(word.format(value=write(level)), level) for level, word in words]
