"""The canvas: the one function that makes a figure, the empty figure, and the texts in its margins."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio

from pages.parts.charts.lettering import safe, text_width
from pages.parts.charts.theme import FONT, GRID, INK, INK2, INK3, TEMPLATE
from pages.parts.words.language import _

REST_NAMES = ("其他", "未匹配", "未填写")  # as written in the store: drawn last and in grey

Part = dict[str, Any]


def figure(
    traces: Iterable[object],
    *,
    height: float,
    annotations: Sequence[Part] = (),
    shapes: Sequence[Part] = (),
    **layout: object,
) -> go.Figure:
    """Return a figure in the house template.

    traces: Plotly traces, drawn in order.
    height: px; the width is that of the screen.
    annotations: texts, as made by ``text``.
    shapes: Plotly shapes.
    layout: other keys of a Plotly layout; axes are merged with those of the template.
    """
    return go.Figure(
        data=list(traces),
        layout={
            "template": _template(),
            "font": {"family": FONT},
            "height": height,
            "showlegend": False,
            "annotations": list(annotations),
            "shapes": list(shapes),
            **{name: _tuples_to_lists(value) for name, value in layout.items()},
        },
        # Plotly's validation takes three quarters of the time of a figure; the tests validate all figures.
        _validate=False,
    )


def _tuples_to_lists(value: object) -> object:
    """The value with lists in place of tuples, which an unvalidated figure cannot serialise."""
    if isinstance(value, dict):
        return {name: _tuples_to_lists(item) for name, item in value.items()}
    return [_tuples_to_lists(item) for item in value] if isinstance(value, tuple) else value


@functools.cache
def _template() -> Part:
    """The house template as plain values: an unvalidated figure does not look it up by name."""
    template: Part = pio.templates[TEMPLATE].to_plotly_json()
    return template


def empty(*, height: float = 300, words: str | None = None) -> go.Figure:
    """Return the figure of a scope without rows: white, with 暂无数据 in the middle."""
    hidden = {"visible": False, "range": [0, 1], "fixedrange": True}
    label = text(words or _("暂无数据"), x=0.5, y=0.5, colour=INK3, size=13, anchor="center")
    frame = {"type": "rect", "xref": "paper", "yref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 1}
    return figure(
        [],
        height=height,
        annotations=[label],
        shapes=[{**frame, "line": {"color": GRID, "width": 1}}],
        xaxis=hidden,
        yaxis=hidden,
    )


def text(
    words: str,
    *,
    x: object,
    y: object,
    xref: str = "paper",
    yref: str = "paper",
    shift: tuple[float, float] = (0, 0),
    anchor: str = "left",
    valign: str = "middle",
    colour: str = INK3,
    size: float = 12,
    ground: str | None = None,
) -> Part:
    """Return one annotation without an arrow; ``shift`` moves it right and up, in px."""
    part: Part = {
        "text": words,
        "x": x,
        "y": y,
        "xref": xref,
        "yref": yref,
        "xshift": shift[0],
        "yshift": shift[1],
        "xanchor": anchor,
        "yanchor": valign,
        "align": anchor,
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": size, "color": colour},
    }
    return part if ground is None else {**part, "bgcolor": ground}


def column(
    header: str,
    cells: Sequence[tuple[object, str, str, float]],
    *,
    right: float,
) -> list[Part]:
    """Return a right-aligned column of texts in the right margin, its header above the plot.

    Args:
        header: text of the header; empty for none.
        cells: (category on the y axis, text, colour, size) of each row.
        right: px from the plot to the column's right edge.
    """
    head = text(header, x=1, y=1, yref="y domain", shift=(right, 6), anchor="right", valign="bottom")
    rows = [
        text(words, x=1, y=place, yref="y", shift=(right, 0), anchor="right", colour=colour, size=size)
        for place, words, colour, size in cells
    ]
    return [head, *rows] if header else rows


def column_width(header: str, texts: Iterable[str], *, size: float = 13) -> float:
    """Return the px that a column needs: its widest cell or its header."""
    cells = [text_width(item.replace("<b>", "").replace("</b>", ""), size=size) for item in texts]
    return max([text_width(header), *cells])


def swatches(entries: Sequence[tuple[str, str]], *, left: float, rows: float = 345) -> tuple[list[Part], int]:
    """Return the key of a stacked bar as words after coloured squares above the plot, and its px.

    Args:
        entries: (label, colour) in the order of the parts.
        left: px of the left margin, so that the key starts at the edge of the figure.
        rows: px available per line on the narrowest screen.
    """
    lines: list[str] = [""]
    used = 0.0
    for label, colour in entries:
        need = text_width(label) + 24
        if used + need > rows and lines[-1]:
            lines.append("")
            used = 0.0
        gap = "\u2002" if lines[-1] else ""
        lines[-1] += f'{gap}<span style="color:{colour}">■</span> {safe(label)}'
        used += need
    key = text("<br>".join(lines), x=0, y=1, shift=(-left, 8), valign="bottom", colour=INK2)
    return [key], 18 + 17 * len(lines)


def sort_rows(frame: pd.DataFrame, *, name: str, by: str, ascending: bool = False) -> pd.DataFrame:
    """Return the rows sorted by a column, empty values after, then 其他, 未匹配 and 未填写."""
    names = frame[name].astype("object")
    rank = names.map({rest: place + 1 for place, rest in enumerate(REST_NAMES)}).fillna(0).astype(int)
    keyed = frame.assign(**{name: names, "_rank": rank})
    keyed = keyed.sort_values(by, ascending=ascending, na_position="last", kind="stable")
    return keyed.sort_values("_rank", kind="stable").drop(columns="_rank").reset_index(drop=True)


def unique(names: Iterable[object]) -> list[str]:
    """Return unique names for a category axis: a repeated name gets an invisible mark."""
    seen: dict[str, int] = {}
    answer = []
    for item in names:
        name = str(item)
        seen[name] = seen.get(name, 0) + 1
        # Plotly would read a category that is a number (12345) as a position on the axis
        answer.append(name + "\u200b" * (seen[name] - 1 + name.isdigit()))
    return answer


def target_line(*, x: float | None = None, y: float | None = None, colour: str = INK) -> Part:
    """Return the dashed target line: vertical at ``x`` or horizontal at ``y``, across the whole plot."""
    line = {"color": colour, "width": 1.2, "dash": "4px,3px"}
    upright = x is not None
    place = {"x0": x, "x1": x, "y0": 0, "y1": 1} if upright else {"x0": 0, "x1": 1, "y0": y, "y1": y}
    refs = {"xref": "x", "yref": "y domain"} if upright else {"xref": "x domain", "yref": "y"}
    return {"type": "line", "layer": "below", "line": line, **place, **refs}
