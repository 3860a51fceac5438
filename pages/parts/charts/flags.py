"""Numbered flags of annotations on a figure over time: a line at the day, a band for several days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.canvas import Part, text
from pages.parts.charts.lettering import label_rows
from pages.parts.charts.theme import BLUE3, INK2, MUTE, PAPER, with_opacity
from pages.parts.words.language import _

#: px of a row of flags above the plot.
ROW = 16
_ROWS = 3
#: The axis of a flag that stands on the whole plot.
WHOLE = "paper"
_CIRCLES = 20  # Unicode has circled numbers up to here


@dataclass(frozen=True, slots=True)
class Flag:
    """The mark of one annotation.

    Attributes:
        number: As in the list below the figure.
        first: Its first day.
        last: Its last day; None for one day, or for what lasts.
        starts_new_limits: Whether limits begin anew on its first day.
        axis: The y axis of the one strip it stands on (``y2``); ``WHOLE`` for the whole plot.
    """

    number: int
    first: date
    last: date | None = None
    starts_new_limits: bool = False
    axis: str = WHOLE


def circled(number: int) -> str:
    """A number in a circle: ``③``; in brackets above twenty."""
    return chr(ord("①") + number - 1) if number <= _CIRCLES else f"({number})"


def time_span(figure: go.Figure) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """First and last moment on the time axis of a figure; None for a figure over anything else."""
    axis = figure.layout.xaxis
    if axis.type != "date" or not axis.range:
        return None
    first, last = map(pd.Timestamp, axis.range)
    return first, last


def flagged(figure: go.Figure, flags: Sequence[Flag]) -> go.Figure:
    """The figure with flags above its plot, which keeps its height: the figure grows by their rows.

    Args:
        figure: A figure with a time axis.
        flags: The flags within that axis, in order of their numbers.

    Raises:
        ValueError: The figure has no time axis.
    """
    span = time_span(figure)
    if span is None:
        raise ValueError("flags need a time axis")
    made = figure.to_dict()
    layout = made["layout"]
    above = [flag for flag in flags if flag.axis == WHOLE]
    heads, rows = _heads(above, span, top=layout["margin"]["t"])
    inside = [_number_in_strip(flag, span) for flag in flags if flag.axis != WHOLE]
    layout["margin"] = {**layout["margin"], "t": layout["margin"]["t"] + ROW * rows}
    layout["height"] += ROW * rows
    layout["annotations"] = [*layout.get("annotations", ()), *heads, *inside]
    layout["shapes"] = [*layout.get("shapes", ()), *(part for flag in flags for part in _marks(flag, span))]
    return go.Figure(made, _validate=False)


def _heads(
    flags: Sequence[Flag], span: tuple[pd.Timestamp, pd.Timestamp], *, top: float
) -> tuple[list[Part], int]:
    """The numbers above the plot and what there already is, and their number of rows."""
    if not flags:
        return [], 0
    days = [max(pd.Timestamp(flag.first), span[0]) for flag in flags]
    shares = [(day - span[0]) / (span[1] - span[0]) for day in days]
    wide = [_label(flag) for flag in flags]
    words = wide if min(_placing(shares, wide)) >= 0 else [circled(flag.number) for flag in flags]
    places = [row if row >= 0 else _ROWS - 1 for row in _placing(shares, words)]
    heads = [
        text(
            label, x=day, y=1, xref="x", shift=(0, top - 10 + ROW * row), anchor="center", valign="bottom",
            colour=INK2, size=13,
        )
        for label, day, row in zip(words, days, places, strict=True)
    ]  # fmt: skip
    return heads, max(places) + 1


def _placing(shares: Sequence[float], words: Sequence[str]) -> list[int]:
    return label_rows(list(zip(shares, words, strict=True)), rows=_ROWS)


def _label(flag: Flag) -> str:
    return f"{circled(flag.number)} {_('起算新上下限')}" if flag.starts_new_limits else circled(flag.number)


def _number_in_strip(flag: Flag, span: tuple[pd.Timestamp, pd.Timestamp]) -> Part:
    return text(
        circled(flag.number), x=max(pd.Timestamp(flag.first), span[0]), y=1, xref="x",
        yref=_reference(flag), anchor="center", colour=INK2, ground=PAPER,
    )  # fmt: skip


def _reference(flag: Flag) -> str:
    return WHOLE if flag.axis == WHOLE else f"{flag.axis} domain"


def _marks(flag: Flag, span: tuple[pd.Timestamp, pd.Timestamp]) -> list[Part]:
    """The line at the first day, where it is on the time axis, and the band of several days."""
    # Above, or the grey band of the limits would cover it: shapes over the whole height are drawn first.
    upright = {"layer": "above", "xref": "x", "yref": _reference(flag), "y0": 0, "y1": 1}
    first = pd.Timestamp(flag.first)
    marks: list[Part] = []
    if flag.last is not None:
        ends = {"x0": max(first, span[0]), "x1": min(pd.Timestamp(flag.last) + pd.Timedelta(days=1), span[1])}
        band = {"type": "rect", "fillcolor": with_opacity(BLUE3, 0.3), "line": {"width": 0}}
        marks.append({**upright, **ends, **band})
    if first >= span[0]:
        look = {"color": INK2 if flag.starts_new_limits else MUTE, "width": 1}
        marks.append({**upright, "type": "line", "x0": first, "x1": first, "line": look})
    return marks
