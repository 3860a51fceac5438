"""A figure in which some marks are chosen: they stand out, the others step back; nothing moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from pages.parts.charts.canvas import Part
from pages.parts.charts.theme import BLUE, BLUE3, INK, INK3, LINE, MUTE, with_opacity

GROUND = "#EDF3F9"
#: Px of the edge at the left of a chosen row.
_EDGE = 3
#: Diameter of a chosen point of a line, in px.
_POINT = 11
#: How strong a mark that is not chosen stays, where its colour says something of its own.
_FAINT = 0.35


def with_selection(figure: go.Figure, chosen: Sequence[Sequence[bool]]) -> go.Figure:
    """The figure with some of its marks chosen.

    Args:
        figure: The figure; it stays as it is.
        chosen: For each trace whether each of its points (of a heat map: cells, row by row; of flows: nodes,
            then flows) is chosen; an empty list for a trace whose points stand for nothing.

    Returns:
        A copy with the same axes: the chosen marks in blue or at full strength, the others faint, the rows
        of chosen names on a ground with a blue edge, the texts of the other rows grey.
    """
    spec = figure.to_plotly_json()
    traces, layout = [dict(trace) for trace in spec["data"]], dict(spec["layout"])
    pairs = list(zip(traces, chosen, strict=True))
    if cells := [
        shape for trace, held in pairs if trace["type"] == "heatmap" for shape in _cells(trace, held)
    ]:
        layout["shapes"] = [*layout.get("shapes", ()), *cells]
        return go.Figure(data=traces, layout=layout, _validate=False)
    bars = sum(trace["type"] == "bar" and bool(held) for trace, held in pairs)
    is_tiled = (layout.get("meta") or {}).get("tiles") is True  # names on tiles are no marks
    for trace, held in pairs:
        if held and trace["type"] == "sankey":
            trace |= _faint_flows(trace, held)
        elif held and trace["type"] == "icicle":
            trace |= _faint_boxes(trace, held)
        elif held and trace["type"] in (("bar",) if is_tiled else ("bar", "scatter")):
            trace |= _faint(trace, held, keeps_colours=bars > 1 or is_tiled)
    if names := _rows(traces, chosen):
        layout |= _lettering(layout, traces, names)
        layout["shapes"] = [*_grounds(names, layout.get("margin", {})), *layout.get("shapes", ())]
    return go.Figure(data=traces, layout=layout, _validate=False)


def _faint(trace: Part, held: Sequence[bool], *, keeps_colours: bool) -> Part:
    """The keys of a trace that make its points faint unless they are chosen."""
    if trace["type"] == "scatter" and "markers" not in trace.get("mode", "markers"):
        return {} if any(held) and len(held) == 1 else {"opacity": _FAINT if not any(held) else 0.6}
    points = [at for at, is_held in enumerate(held) if is_held]
    if trace["type"] == "bar" and not keeps_colours:
        on, off = {"color": BLUE, "opacity": 1}, {"color": BLUE3, "opacity": 1}
    else:
        on, off = {"opacity": 1}, {"opacity": _FAINT}
    if trace["type"] == "scatter" and not any(isinstance(place, str) for place in trace["y"]):
        on |= {"color": BLUE, "size": _POINT}  # a point of a line has no row that could stand out
    return {"selectedpoints": points, "selected": {"marker": on}, "unselected": {"marker": off}}


def _faint_flows(trace: Part, held: Sequence[bool]) -> Part:
    """The keys of a trace of flows that make nodes and flows grey unless they are chosen."""
    node, link = dict(trace["node"]), dict(trace["link"])
    count = len(node["color"])
    node["color"] = [BLUE if is_held else LINE for is_held in held[:count]]
    flows = zip(link["color"], held[count:], strict=True)
    link["color"] = [colour if is_held else with_opacity(MUTE, 0.12) for colour, is_held in flows]
    return {"node": node, "link": link}


def _faint_boxes(trace: Part, held: Sequence[bool]) -> Part:
    """The keys of a tree that make its boxes pale, unless they are chosen, above or below a chosen one."""
    above = dict(zip(trace["ids"], trace["parents"], strict=True))
    chosen = {box for box, is_held in zip(trace["ids"], held, strict=True) if is_held}
    paths = {box: _path(box, above) for box in above}
    kept = {box for box in chosen for box in paths[box]} | {box for box in above if chosen & {*paths[box]}}
    is_kept = [box in kept for box in trace["ids"]]
    colours = zip(trace["marker"]["colors"], is_kept, strict=True)
    texts = zip(trace["textfont"]["color"], is_kept, strict=True)
    marker = {**trace["marker"], "colors": [colour if keeps else GROUND for colour, keeps in colours]}
    font = {**trace["textfont"], "color": [colour if keeps else INK3 for colour, keeps in texts]}
    return {"marker": marker, "textfont": font}


def _path(box: str, above: Mapping[str, str]) -> list[str]:
    """A box and those above it."""
    found = [box]
    while above.get(found[-1]):
        found.append(above[found[-1]])
    return found


def _cells(trace: Part, held: Sequence[bool]) -> list[Part]:
    """A blue frame around each chosen cell of a heat map."""
    width = len(trace["x"])
    line = {"color": BLUE, "width": 2}
    return [
        {
            "type": "rect", "xref": "x", "yref": "y", "line": line,
            "x0": at % width - 0.5, "x1": at % width + 0.5, "y0": at // width - 0.5, "y1": at // width + 0.5,
        }
        for at, is_held in enumerate(held)
        if is_held
    ]  # fmt: skip


def _rows(traces: Sequence[Part], chosen: Sequence[Sequence[bool]]) -> list[str]:
    """The names on the axis of the chosen rows, where each row has one name."""
    found = [
        place
        for trace, held in zip(traces, chosen, strict=True)
        if trace["type"] in ("bar", "scatter") and trace.get("y") is not None
        for place, is_held in zip(trace["y"], held, strict=False)
        if is_held and isinstance(place, str)
    ]
    return list(dict.fromkeys(found))


def _grounds(names: Sequence[str], margin: Part) -> list[Part]:
    """The ground of each chosen row, over the whole width of the figure, and its edge."""
    left, right = margin.get("l", 0), margin.get("r", 0)
    shapes = []
    for name in names:
        row = {
            "type": "rect", "yref": "y", "y0": name, "y1": name, "y0shift": -0.5, "y1shift": 0.5,
            "layer": "below", "line": {"width": 0}, "fillcolor": GROUND, "xref": "paper",
        }  # fmt: skip
        beside = {**row, "xsizemode": "pixel"}
        shapes += [
            {**row, "x0": 0, "x1": 1},
            {**beside, "xanchor": 0, "x0": -left, "x1": 0},
            {**beside, "xanchor": 1, "x0": 0, "x1": right},
            {**beside, "xanchor": 0, "x0": -left, "x1": _EDGE - left, "fillcolor": BLUE},
        ]
    return shapes


def _lettering(layout: Part, traces: Sequence[Part], names: Sequence[str]) -> Part:
    """Axis and annotations with the texts of the chosen rows in ink and bold, of the others grey."""
    places = [trace["y"] for trace in traces if trace.get("y") is not None]
    rows = {name for column in places for name in column if isinstance(name, str)}
    axis = dict(layout.get("yaxis", {}))
    if axis.get("ticktext") is not None:
        pairs = zip(axis["tickvals"], axis["ticktext"], strict=True)
        axis["ticktext"] = [_row_name(text, is_chosen=place in names) for place, text in pairs]
    parts = [
        part if part.get("y") not in rows else _row_text(part, is_chosen=part["y"] in names)
        for part in layout.get("annotations", ())
    ]
    return {"yaxis": axis, "annotations": parts}


def _row_name(text: str, *, is_chosen: bool) -> str:
    return f"<b>{text}</b>" if is_chosen else f'<span style="color:{INK3}">{text}</span>'


def _row_text(part: Part, *, is_chosen: bool) -> Part:
    plain = str(part["text"]).replace("<b>", "").replace("</b>", "")
    text, colour = (f"<b>{plain}</b>", INK) if is_chosen else (plain, INK3)
    return {**part, "text": text, "font": {**part.get("font", {}), "color": colour}}
