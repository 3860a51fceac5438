"""The history of a place in phases: counts and a rate above the strip of the companies in charge."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import count_range, period_ticks
from pages.parts.charts.canvas import Part, empty, figure, target_line, text
from pages.parts.charts.lettering import fraction, label_rows, number, percent, safe
from pages.parts.charts.phases_rows import Event, Panel, Reach, Span, events_panel, strip_panel
from pages.parts.charts.theme import BLUE, BLUE2, INK, INK2, INK3, MUTE, PAPER
from pages.parts.words.language import _
from pages.parts.words.numbers import is_fraction_only, is_missing

__all__ = ["Event", "Span", "phases"]

HEIGHT = 440
_TOP, _TICKS, _LEFT = 30, 40, 56


def phases(
    counts: pd.DataFrame,
    rates: pd.DataFrame,
    spans: Sequence[Span],
    events: Sequence[Event] = (),
    *,
    unit: str,
    mean_form: str,
    small: int = 30,
    target: float | None = None,
    height: float = HEIGHT,
) -> go.Figure:
    """What happened under whom? Counts with the mean of each phase, a rate, events, and who was in charge.

    Args:
        counts: ``day`` and ``value`` per period in order, and ``is_open`` for an unfinished one.
        rates: ``day``, ``part`` and ``whole`` per period of the rate; may be empty.
        spans: The phases in order; may be empty.
        events: Other events, in order.
        unit: Of the counts, for the hover.
        mean_form: Format of the mean of the present phase: 月均 {n}.
        small: Below this N the mark of a rate is hollow.
        target: Of the rate, 0 to 1.
        height: px.

    Returns:
        The figure; 暂无数据 when all counts are missing.
    """
    if counts.empty or counts["value"].notna().sum() == 0:
        return empty(height=height)
    days = pd.to_datetime(counts["day"])
    edge = (days.iloc[-1] - days.iloc[0]) * 0.01 + pd.Timedelta(days=10)
    reach = Reach(days.iloc[0] - edge, days.iloc[-1] + edge)
    makers = [partial(counts_panel, counts, spans, reach, unit=unit, mean_form=mean_form)]
    if len(rates):
        makers.append(partial(rates_panel, rates, spans, reach, small=small, target=target))
    makers += [partial(events_panel, events, reach)] * bool(events)
    makers += [partial(strip_panel, spans, reach)] * bool(spans)
    panels = [maker(ref=f"y{n}" if n > 1 else "y") for n, maker in enumerate(makers, start=1)]
    names = [
        _("诉求"),
        *[_("满意率")] * bool(len(rates)),
        *[_("大事")] * bool(events),
        *[_("物业")] * bool(spans),
    ]
    ticks, words = period_ticks(list(days))
    axis = {"type": "date", "range": list(reach), "tickvals": ticks, "ticktext": words, "tickangle": 0}
    return _stack_panels(panels, names, axis, [s for s in spans if reach.share(s.start) > 0.02], height)


def _stack_panels(
    panels: Sequence[Panel], names: Sequence[str], axis: Part, changes: Sequence[Span], height: float
) -> go.Figure:
    """The panels one above the other; the first takes the height the others leave; ticks under the last."""
    plot = height - _TOP - _TICKS
    fixed = sum(panel.px for panel in panels) + sum(panel.gap for panel in panels[:-1])
    tops, layout, notes = plot, {}, []
    for place, (panel, name) in enumerate(zip(panels, names, strict=True), start=1):
        px = panel.px or plot - fixed
        domain = [max(0.0, (tops - px) / plot), tops / plot]
        layout[f"yaxis{place if place > 1 else ''}"] = {**panel.axis, "domain": domain}
        if panel.has_ticks:
            up = 8 if place == 1 else 4
            notes.append(text(name, x=0, y=domain[1], valign="bottom", shift=(-_LEFT, up)))
        else:
            notes.append(text(name, x=0, y=sum(domain) / 2, shift=(-_LEFT, 0)))
        tops -= px + panel.gap
    last = f"y{len(panels)}" if len(panels) > 1 else "y"
    has_target = any(panel.notes and panel.shapes for panel in panels)
    return figure(
        [trace for panel in panels for trace in panel.traces],
        height=height,
        annotations=[*notes, *(note for panel in panels for note in panel.notes)],
        shapes=[*map(_boundary, changes), *(shape for panel in panels for shape in panel.shapes)],
        margin={"l": _LEFT, "r": 72 if has_target else 20, "t": _TOP, "b": _TICKS},
        xaxis={**axis, "anchor": last},
        uniformtext={"minsize": 12, "mode": "hide"},
        bargap=0,
        **layout,
    )


def _boundary(span: Span) -> Part:
    day = pd.Timestamp(span.start)
    line = {"color": INK3, "width": 1, "dash": "1px,3px"}
    return {"type": "line", "layer": "below", "line": line, "xref": "x", "yref": "paper",
            "x0": day, "x1": day, "y0": 0, "y1": 1}  # fmt: skip


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
    # the name of the next panel is in the gap, and an English one reaches the 0 of this axis
    return Panel(0, 30, axis, traces, _means(known, reach, mean_form), [], has_ticks=True)


def _levels(
    spans: Sequence[Span], values: Sequence[float | None], reach: Reach, ref: str
) -> list[go.Scatter]:
    """Level lines, the present phase in blue."""
    traces = []
    for is_present, look in ((False, {"color": INK3, "width": 2}), (True, {"color": BLUE, "width": 3})):
        pairs = [pair for pair in zip(spans, values, strict=True) if pair[0].is_present == is_present]
        ends = [edge for span, _value in pairs for edge in (*reach.clip(span), None)]
        levels = [edge for _span, value in pairs for edge in (value, value, None)]
        if pairs:
            traces.append(go.Scatter(x=ends, y=levels, yaxis=ref, mode="lines", line=look, hoverinfo="skip"))
    return traces


def _means(spans: Sequence[Span], reach: Reach, mean_form: str) -> list[Part]:
    """The mean of each phase above the plot; the present one first, the others where a phone has room."""
    order = sorted(spans, key=lambda span: (not span.is_present, span.start - span.end))
    places = []
    for rank, span in enumerate(order):
        start, end = reach.clip(span)
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
    shapes = [] if target is None else [{**target_line(y=target), "yref": ref}]
    words = "" if target is None else _("目标 {target}").format(target=percent(target, decimals=0))
    notes = [text(words, x=1, y=target, yref=ref, shift=(6, 0), colour=INK)] if words else []
    return Panel(78, 8, axis, [dots, *_levels(known, pooled, reach, ref)], notes, shapes, has_ticks=True)
