"""The time of a place in phases: counts and a rate above the strip of who looked after it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import period_ticks
from pages.parts.charts.canvas import Part, empty, figure, text
from pages.parts.charts.phases_panels import counts_panel, rates_panel
from pages.parts.charts.phases_rows import Event, Panel, Reach, Span, events_panel, strip_panel
from pages.parts.charts.theme import INK3
from pages.parts.words.language import _

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
    """What happened under whom? Counts with the mean of each phase, a rate, events, and who looked after it.

    Args:
        counts: ``day`` and ``value`` a period in order, and ``is_open`` for one that is not over.
        rates: ``day``, ``part`` and ``whole`` a period of the rate; may be empty.
        spans: The phases in order; may be empty.
        events: What else happened, in order.
        unit: Of the counts, for the hover.
        mean_form: How the mean of the present phase is written: 月均 {n}.
        small: Below this N the mark of a rate is hollow.
        target: Of the rate, 0 to 1.
        height: px.

    Returns:
        The figure; 暂无数据 when nothing was counted.
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
    return _stacked(panels, names, axis, [s for s in spans if reach.share(s.start) > 0.02], height)


def _stacked(
    panels: Sequence[Panel], names: Sequence[str], axis: Part, changes: Sequence[Span], height: float
) -> go.Figure:
    """The panels over one another, the first as high as the others leave it; ticks under the last."""
    plot = height - _TOP - _TICKS
    fixed = sum(panel.px for panel in panels) + sum(panel.gap for panel in panels[:-1])
    tops, layout, notes = plot, {}, []
    for number, (panel, name) in enumerate(zip(panels, names, strict=True), start=1):
        px = panel.px or plot - fixed
        domain = [max(0.0, (tops - px) / plot), tops / plot]
        layout[f"yaxis{number if number > 1 else ''}"] = {**panel.axis, "domain": domain}
        if panel.has_ticks:
            up = 8 if number == 1 else 4
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
