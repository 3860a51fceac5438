"""The panels of a place's time in phases: counts and a rate, with their level in each phase."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import count_range
from pages.parts.charts.canvas import Part, dashed, text
from pages.parts.charts.lettering import fraction, label_rows, number, percent, safe
from pages.parts.charts.phases_rows import Panel, Reach, Span
from pages.parts.charts.theme import BLUE, BLUE2, INK, INK2, INK3, MUTE, PAPER
from pages.parts.words.language import _
from pages.parts.words.numbers import is_fraction_only, is_missing


def counts_panel(
    counts: pd.DataFrame, spans: Sequence[Span], reach: Reach, *, ref: str, unit: str, mean_form: str
) -> Panel:
    """The counts as a line, the mean of each phase as a level with its number over the plot."""
    days = pd.to_datetime(counts["day"])
    joined = counts["value"].where(~counts["is_open"])
    form = f"%{{x|%Y-%m-%d}}<br>%{{y:,.0f}} {safe(unit)}<extra></extra>"
    is_long = len(counts) > 130
    line = go.Scatter(
        x=days, y=joined, yaxis=ref, hovertemplate=form, mode="lines" if is_long else "lines+markers",
        line={"color": BLUE2, "width": 1 if is_long else 1.4}, marker={"size": 5, "color": BLUE},
        connectgaps=False,
    )  # fmt: skip
    waits = counts[counts["is_open"] & counts["value"].notna()]
    marker = {"size": 9, "color": PAPER, "line": {"color": INK3, "width": 1.8}}
    hollow = go.Scatter(
        x=pd.to_datetime(waits["day"]), y=waits["value"], yaxis=ref, mode="markers", marker=marker,
        hovertemplate=form, cliponaxis=False,
    )  # fmt: skip
    known = [span for span in spans if not is_missing(span.mean)]
    traces = [
        line,
        *_levels(known, [span.mean for span in known], reach, ref),
        *([hollow] * bool(len(waits))),
    ]
    bottom, top, step = count_range(0, float(counts["value"].max()), from_zero=True)
    axis = {"range": [bottom, top], "dtick": step, "tick0": 0, "zeroline": True, "zerolinecolor": MUTE}
    # the name of the next panel stands in the gap, and an English one reaches the 0 of this axis
    return Panel(0, 30, axis, traces, _means(known, reach, mean_form), [], has_ticks=True)


def _levels(
    spans: Sequence[Span], values: Sequence[float | None], reach: Reach, ref: str
) -> list[go.Scatter]:
    """Level lines, the present phase in blue."""
    traces = []
    for is_present, look in ((False, {"color": INK3, "width": 2}), (True, {"color": BLUE, "width": 3})):
        pairs = [pair for pair in zip(spans, values, strict=True) if pair[0].is_present == is_present]
        ends = [edge for span, _value in pairs for edge in (*reach.cut(span), None)]
        levels = [edge for _span, value in pairs for edge in (value, value, None)]
        if pairs:
            traces.append(go.Scatter(x=ends, y=levels, yaxis=ref, mode="lines", line=look, hoverinfo="skip"))
    return traces


def _means(spans: Sequence[Span], reach: Reach, mean_form: str) -> list[Part]:
    """The mean of each phase above the plot; the present one first, the others where a phone has room."""
    order = sorted(spans, key=lambda span: (not span.is_present, span.start - span.end))
    places = []
    for rank, span in enumerate(order):
        start, end = reach.cut(span)
        words = number(span.mean, decimals=1)
        words = words if rank else mean_form.format(n=words)
        places.append((reach.share(start + (end - start) / 2), words))
    notes = []
    for span, (share, words), row in zip(order, places, label_rows(places, rows=1), strict=True):
        if row >= 0:
            head = partial(text, y=1, shift=(0, 7), anchor="center", valign="bottom", size=13)
            colour, words = (BLUE, f"<b>{words}</b>") if span.is_present else (INK2, words)
            notes.append(head(words, x=share, colour=colour))
    return notes


def rates_panel(
    rates: pd.DataFrame, spans: Sequence[Span], reach: Reach, *, ref: str, small: int, target: float | None
) -> Panel:
    """A rate as small dots, hollow where N is small, and its pooled level in each phase."""
    rows = rates[rates["whole"] > 0]
    values = (rows["part"] / rows["whole"]).tolist()
    told = [
        f"{pd.Timestamp(row.day):%Y-%m-%d}<br>{percent(row.part / row.whole)} {fraction(row.part, row.whole)}"
        for row in rows.itertuples()
    ]
    few = [whole < small for whole in rows["whole"]]
    marker = {
        "size": 7,
        "color": [PAPER if is_few else BLUE for is_few in few],
        "line": {"color": [MUTE if is_few else BLUE for is_few in few], "width": 1.5},
    }
    dots = go.Scatter(
        x=pd.to_datetime(rows["day"]), y=values, yaxis=ref, mode="markers", marker=marker, text=told,
        hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
    known = [span for span in spans if not is_fraction_only(span.whole)]
    pooled = [span.part / span.whole for span in known]
    low = min([*values, *pooled, 1 if target is None else target, 0.8])
    axis: Part = {"range": [max(0.0, low - 0.08), 1.04], "tickvals": [0.5, 1] if low < 0.7 else [0.8, 1]}
    axis |= {"tickformat": ".0%"}
    shapes = [] if target is None else [{**dashed(y=target), "yref": ref}]
    words = "" if target is None else _("目标 {target}").format(target=percent(target, decimals=0))
    notes = [text(words, x=1, y=target, yref=ref, shift=(6, 0), colour=INK)] if words else []
    return Panel(78, 8, axis, [dots, *_levels(known, pooled, reach, ref)], notes, shapes, has_ticks=True)
