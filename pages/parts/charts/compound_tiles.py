"""Compounds as tiles in the blocks of their communities: size by households, colour only outside normal."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from pages.parts.charts.canvas import Part, empty, figure, text
from pages.parts.charts.lettering import safe
from pages.parts.charts.theme import INK, MUTE, PAPER
from pages.parts.charts.tile_boxes import GAP, Box, Community, Form, boxes_of, left_of, tops
from pages.parts.charts.tile_looks import LOOKS, key
from pages.parts.charts.tile_packing import ACROSS

_RING = 17
#: As drawn where nothing else fits better, and in files.
_USUAL = Form(3, 600, 43.6, 30)
#: In wider and in narrower places, by what fits first; six blocks only where a page asks for them.
_SIX = Form(6, 1230, 43.6, 25)
_WIDER, _NARROWER = (Form(3, 740, 53, 30),), (Form(2, 0, 38, 30), Form(2, 480, 53, 30))


def compound_tiles(
    communities: Sequence[Community], *, states: Sequence[str], is_wide: bool = False
) -> go.Figure:
    """Which compounds are outside normal? Tiles in the blocks of their communities; the state is the colour.

    Args:
        communities: the blocks in their order.
        states: the states that the key names, in its order.
        is_wide: whether six blocks may stand side by side, else three.

    Returns:
        The figure; a click on a tile returns its ``key``. 暂无数据 without tiles.
    """
    blocks = [each for each in communities if each.tiles]
    if not blocks:
        return empty()
    wider = [_SIX, *_WIDER] if is_wide else _WIDER
    limits = [form.least for form in (*_NARROWER[1:], _USUAL)]
    meta = {
        "tiles": True,
        "wide": [{"from": form.least, **_other_form(blocks, form, states)} for form in wider],
        "narrow": [
            {"below": limit, **_other_form(blocks, form, states)}
            for form, limit in zip(_NARROWER, limits, strict=True)
        ],
    }
    traces = _traces(blocks, _USUAL)
    return figure(traces, meta=meta, hovermode="closest", **_layout(blocks, _USUAL, states))


def _other_form(blocks: Sequence[Community], form: Form, states: Sequence[str]) -> Part:
    """Where the same marks lie in another form, trace by trace, and its layout, as chart.js takes them."""
    names = ("x", "y", "base", "width", "text")
    places = [{name: trace[name] for name in names if name in trace} for trace in _traces(blocks, form)]
    return {"places": places, "layout": _layout(blocks, form, states)}


def _traces(blocks: Sequence[Community], form: Form) -> list[Part]:
    boxes = boxes_of(blocks, form)
    traces: list[Part] = [_grounds(boxes), _names(boxes)]
    rings = [(box, number) for box in boxes for number in box.tile.rings]
    return [*traces, _rings(rings, form)] if rings else traces


def _grounds(boxes: Sequence[Box]) -> Part:
    looks = [LOOKS[box.tile.state] for box in boxes]
    # a dashed border is a shape of the layout: bars have none
    lines = [look.border if look.border and not look.is_dashed else look.ground for look in looks]
    widths = [1.5 if look.border and not look.is_dashed else 0.0 for look in looks]
    return {
        "type": "bar",
        "x": [(box.left + box.right) / 2 for box in boxes],
        "y": [box.bottom - box.top for box in boxes],
        "base": [box.top for box in boxes],
        "width": [box.right - box.left for box in boxes],
        "marker": {
            "color": [look.ground for look in looks],
            "line": {"color": lines, "width": widths},
            "cornerradius": 2,
        },
        "customdata": [list(box.tile.key) for box in boxes],
        "hoverlabel": {"align": "left"},
        "hovertemplate": [f"{box.tile.hover}<extra></extra>" for box in boxes],
    }


def _names(boxes: Sequence[Box]) -> Part:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [(box.left + box.right) / 2 for box in boxes],
        "y": [(box.top + box.bottom) / 2 for box in boxes],
        "text": [box.name for box in boxes],
        "textfont": {"size": 12, "color": [LOOKS[box.tile.state].letters for box in boxes]},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _rings(rings: Sequence[tuple[Box, int]], form: Form) -> Part:
    """The numbers of events in the upper right corner of their tiles, one beside the other.

    A narrow tile has no room beside its name: there they stand on its edge.
    """
    unit = form.unit + GAP
    found, seen = [], dict[int, int]()
    for box, number in rings:
        at = seen[id(box)] = seen.get(id(box), -1) + 1
        inside = _RING / 2 + 2
        across = box.right - (inside + at * (_RING + 2)) / unit
        found.append((across, box.top + (-4 if box.spot.width == 1 else inside), number))
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [x for x, _y, _number in found],
        "y": [y for _x, y, _number in found],
        "text": [f"<b>{number}</b>" for _x, _y, number in found],
        "textfont": {"size": 11, "color": INK},
        "marker": {"size": _RING, "color": PAPER, "line": {"color": INK, "width": 1.3}},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _layout(blocks: Sequence[Community], form: Form, states: Sequence[str]) -> Part:
    words, swatches, above = key(states)
    height = tops(blocks, form)[-1]
    return {
        "height": round(above + height + 6),
        "margin": {"l": 0, "r": 0, "t": above, "b": 6},
        "barmode": "overlay",
        "annotations": [*words, *_heads(blocks, form)],
        "shapes": [*swatches, *_dashes(boxes_of(blocks, form))],
        "xaxis": {"visible": False, "range": [0, form.across], "fixedrange": True},
        "yaxis": {"visible": False, "range": [height, 0], "fixedrange": True},
    }


def _heads(blocks: Sequence[Community], form: Form) -> list[Part]:
    parts = []
    for at, (block, top) in enumerate(zip(blocks, tops(blocks, form), strict=False)):
        left = left_of(at, form)
        place: Part = {"xref": "x", "yref": "y", "y": top - 4, "valign": "bottom"}
        right = left + ACROSS - GAP / (form.unit + GAP)
        parts.append(text(f"<b>{safe(block.name)}</b>", x=left, colour=INK, size=13, **place))
        parts.append(text(safe(block.note), x=right, anchor="right", **place))
    return parts


def _dashes(boxes: Sequence[Box]) -> list[Part]:
    line = {"color": MUTE, "width": 1, "dash": "3px,3px"}
    return [
        {"type": "rect", "x0": box.left, "x1": box.right, "y0": box.top, "y1": box.bottom, "line": line}
        for box in boxes
        if LOOKS[box.tile.state].is_dashed
    ]
