"""The texts inside a line over time: its unfinished period, its last number, its one-off periods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from pages.parts.charts.axis import count_range, nice_step
from pages.parts.charts.canvas import Part, text
from pages.parts.charts.envelope import Segment, last_finished, pad
from pages.parts.charts.lettering import safe
from pages.parts.charts.margin import Label
from pages.parts.charts.theme import AMBER, BLUE, MUTE, RED
from pages.parts.words.numbers import is_missing

Write = Callable[[float], str]
_LINES_PX = 40  # two lines of 12 px and their spacing
_RECENT = 0.42  # share of the periods that the last one's label covers on a phone


def room(
    rows: pd.DataFrame,
    segments: Sequence[Segment],
    label: str | None,
    *,
    is_rate: bool,
    plot_height: float,
) -> tuple[list[Part], tuple[float, float, float]]:
    """Return the label of the unfinished period, and the y range (bottom, top, step) with room for it.

    On a phone the label covers the last third of the plot: it is placed under the marks there, or, where
    the axis begins at 0 just below, over them.
    """
    levels = [level for segment in segments for level in (segment.lower, segment.upper)]
    drawn = [*rows["value"].dropna(), *levels]
    low, high = min(drawn), max(drawn)
    bottom, top, step = count_range(low, high)
    waiting = rows[(rows["state"] == "incomplete") & rows["value"].notna()]
    if label is not None and len(waiting):
        point = waiting.iloc[-1]
        start = int(len(rows) * (1 - _RECENT))
        near = [*rows["value"].iloc[start:][rows["state"] != "incomplete"].dropna(), *(levels[-2:])]
        place, bottom, top = _free_place(point["value"], near, (bottom, top), _LINES_PX / plot_height)
        step = nice_step(top - bottom)
        note = text(
            label,
            x=point["day"],
            y=place,
            xref="x",
            yref="y",
            shift=(-9, 0),
            anchor="right",
            ground="rgba(255,255,255,0.8)",
        )
        return [note], _shares(bottom, top, step, is_rate=is_rate)
    return [], _shares(bottom, top, step, is_rate=is_rate)


def _shares(bottom: float, top: float, step: float, *, is_rate: bool) -> tuple[float, float, float]:
    if not is_rate:
        return bottom, top, step
    return bottom, top, 0.2 if top - bottom > 0.5 else 0.1 if top - bottom > 0.2 else 0.05


def _free_place(
    own: float, near: Sequence[float], span: tuple[float, float], share: float
) -> tuple[float, float, float]:
    """Return where a label of that share of the plot's height does not overlap, and the range it needs."""
    bottom, top = span
    tall = (top - bottom) * share
    floor = min(near, default=top) - 0.14 * tall  # below the mark itself
    ceiling = max(near, default=bottom)
    if own + tall / 2 <= floor and own - tall / 2 >= bottom:
        return own, bottom, top
    if floor - tall >= bottom:
        return min(max(own, bottom + tall / 2), floor - tall / 2), bottom, top
    if bottom > 0 and floor - 1.3 * tall > 0:
        bottom = floor - 1.2 * tall
        return bottom + tall / 2, bottom, top
    top = max(top, ceiling + 1.9 * tall)
    return top - tall / 2, bottom, top


def last_label(rows: pd.DataFrame, write: Write) -> list[Label]:
    """Return the number of the last finished period; none for a holiday or a period with a known cause."""
    last = last_finished(rows)
    if last is None or last["state"] in ("excluded", "event", "partial"):
        return []
    colour = {"watch": AMBER, "alarm": RED}.get(last["state"], BLUE)
    return [Label(write(last["value"]), float(last["value"]), colour, size=15, is_last=True)]


def last_leader(rows: pd.DataFrame) -> list[Part]:
    """Return the dotted line from the last finished period to its number, where a later one is drawn too."""
    last = last_finished(rows)
    if last is None or last.name == len(rows) - 1 or rows["value"].iloc[last.name + 1 :].isna().all():
        return []
    line = {"color": MUTE, "width": 1, "dash": "1px,3px"}
    edge = rows["day"].iloc[-1] + pad(rows)
    return [
        {
            "type": "line",
            "line": line,
            "x0": last["day"],
            "x1": edge,
            "y0": last["value"],
            "y1": last["value"],
        }
    ]


def event_labels(rows: pd.DataFrame, events: Iterable[tuple[object, str]], write: Write) -> list[Part]:
    """Return name and number beside every one-off period, on the side with more room."""
    labels = []
    for day, name in events:
        found = rows[rows["day"] == pd.Timestamp(day)]
        if found.empty or is_missing(found["value"].iloc[0]):
            continue
        value, is_late = found["value"].iloc[0], found.index[0] > 0.6 * len(rows)
        labels.append(
            text(
                f"<b>{safe(name)} {write(value)}</b>",
                x=pd.Timestamp(day), y=value, xref="x", yref="y", colour=AMBER,
                shift=(-10 if is_late else 10, 0), anchor="right" if is_late else "left",
                ground="rgba(255,255,255,0.75)",
            )
        )  # fmt: skip
    return labels
