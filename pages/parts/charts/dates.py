"""What happened when: holidays, changes of definition and missing ledgers behind a line over time."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from pages.parts.charts.canvas import Part, text
from pages.parts.charts.envelope import pad, usual_gap
from pages.parts.charts.lettering import label_rows, safe
from pages.parts.charts.theme import HOLIDAY_BAND, INK2, INK3, MISSING_BAND
from pages.parts.words.language import _


def dated(
    rows: pd.DataFrame,
    holidays: Iterable[tuple[object, object, str]],
    changes: Iterable[tuple[object, str]],
) -> tuple[list[Part], list[Part], float]:
    """Return bands and dotted lines of dates, their labels over the plot, and the top margin.

    A label that finds no room on a phone is dropped; its band stays. Changes of definition come
    first, then missing ledgers, then the longest holidays.
    """
    first, last = rows["day"].iloc[0] - pad(rows), rows["day"].iloc[-1] + pad(rows)
    bands, labels = [], []
    for day, label in changes:
        bands.append(_upright(pd.Timestamp(day)))
        labels.append((pd.Timestamp(day), label, INK2))
    for start, end in _gaps(rows):
        bands.append(_band(start, end, MISSING_BAND))
        labels.append((start + (end - start) / 2, _("台账缺报"), INK3))
    spans = [
        (pd.Timestamp(start), pd.Timestamp(end) + pd.Timedelta(days=1), label)
        for start, end, label in holidays
    ]
    for start, end, label in sorted(spans, key=lambda span: span[0] - span[1]):
        if end > first and start < last:
            bands.append(_band(max(start, first), min(end, last), HOLIDAY_BAND))
            labels.append((start + (end - start) / 2, label, INK2))
    inside = [label for label in labels if first <= label[0] <= last]
    places = label_rows([((at - first) / (last - first), words) for at, words, _colour in inside])
    heads = [
        text(safe(words), x=at, y=1, xref="x", yref="y domain", anchor="center", valign="bottom",
             shift=(0, 4 + 16 * row), colour=colour)
        for (at, words, colour), row in zip(inside, places, strict=True)
        if row >= 0
    ]  # fmt: skip
    return bands, heads, 12 + 16 * (max(places, default=-1) + 1)


def _gaps(rows: pd.DataFrame) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """Return first and last moment of every run of periods without a value."""
    half = usual_gap(rows) / 2
    blank = rows["value"].isna()
    runs = (blank != blank.shift()).cumsum()[blank]
    return [
        (part["day"].iloc[0] - half, part["day"].iloc[-1] + half) for _run, part in rows[blank].groupby(runs)
    ]


def _band(start: pd.Timestamp, end: pd.Timestamp, colour: str) -> Part:
    place = {"x0": start, "x1": end, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain"}
    return {"type": "rect", "layer": "below", "fillcolor": colour, "line": {"width": 0}, **place}


def _upright(day: pd.Timestamp) -> Part:
    place = {"x0": day, "x1": day, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain"}
    return {"type": "line", "layer": "below", "line": {"color": INK3, "width": 1, "dash": "1px,3px"}, **place}
