"""Icicle: a tree from left to right; a click opens the level below and closes it again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.canvas import empty, figure, swatches
from pages.parts.charts.lettering import fold, number, safe, text_width
from pages.parts.charts.theme import PAPER, on_ground
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing
from pages.parts.words.value_names import reader_name

#: Characters of a name: three columns fit side by side on a phone.
_EMS = 9.2
#: px of a box in the last column of the first view.
_ROW, _LEAST, _HIGHEST = 25, 300, 950


def icicle(
    frame: pd.DataFrame,
    *,
    levels: Sequence[tuple[str, str, str]],
    unit: str = "",
    depth: int = 3,
    summary: str = "",
    height: float | None = None,
) -> go.Figure:
    """What belongs to what? Boxes from left to right; siblings are equally high.

    The click stays in the browser: Plotly opens the box, and the row at its left leads back.

    Args:
        frame: ``id``, ``parent`` (empty for the one root), ``name``, ``short`` (the text in the box),
                ``level``, ``member_count`` (may be null), ``place`` (what the box stands for; may be empty).
        levels: (level, its label, colour) in the order of the key.
        unit: unit of the members, for the hover.
        depth: number of columns shown at a time.
        summary: lines of text below the name in the box of the root, joined by ``<br>``.
        height: px; None: from the boxes of the first view.

    Returns:
        The figure; 暂无数据 when the frame is empty.
    """
    if frame.empty:
        return empty(height=height or 300)
    values = _values(frame, depth)
    shown = set(frame["level"])
    known = {level: (words, colour) for level, words, colour in levels}
    key, above = swatches([known[level] for level in known if level in shown], left=0)
    key[0]["yshift"] = 6
    boxes = go.Icicle(
        ids=frame["id"].tolist(),
        parents=frame["parent"].tolist(),
        labels=_labels(frame, summary),
        values=values,
        branchvalues="remainder",
        maxdepth=depth,
        customdata=frame["place"].tolist(),
        hovertext=_hover_texts(frame, known, unit),
        **_look([known[level][1] for level in frame["level"]]),
    )
    return figure(
        [boxes],
        height=height or above + min(max(_ROW * sum(values), _LEAST), _HIGHEST),
        annotations=key,
        margin={"l": 0, "r": 0, "t": above, "b": 4},
        uniformtext={"mode": "hide", "minsize": 12},
    )


def _look(colours: list[str]) -> dict[str, Any]:
    """Return the trace settings: boxes from left to right, flat, with text at their left edge."""
    return {
        "sort": False,
        "tiling": {"orientation": "h", "pad": 1},
        "pathbar": {"visible": False},
        "marker": {"colors": colours, "line": {"color": PAPER, "width": 1}},
        "leaf": {"opacity": 1},
        "root": {"color": PAPER},
        "textinfo": "label",
        "textposition": "middle left",
        "textfont": {"size": 12, "color": [on_ground(colour) for colour in colours]},
        "hoverinfo": "text",
    }


def _labels(frame: pd.DataFrame, summary: str) -> list[str]:
    """Return the texts in the boxes: the name, and the members where there is room on a phone."""
    labels = []
    if any(text_width(line, size=1) > _EMS for line in summary.split("<br>")):
        summary = ""  # a box whose text is too wide for a phone would be empty there
    names = frame["short"].map(reader_name)
    for parent, name, members in zip(frame["parent"], names, frame["member_count"], strict=True):
        both = name if is_missing(members) else _("{name} {n}人").format(name=name, n=number(members))
        label = safe(both) if text_width(both, size=1) <= _EMS else fold(name, ems=_EMS, lines=1)
        labels.append(label if parent or not summary else f"<b>{label}</b><br>{summary}")
    return labels


def _values(frame: pd.DataFrame, depth: int) -> list[float]:
    """Return the weight of the boxes without children, 0 for the others.

    Every box of the last column of the first view weighs 1, and so does one that ends before it; further
    to the right the weight of a box is divided equally.
    """
    parents = dict(zip(frame["id"], frame["parent"], strict=True))
    siblings = frame["parent"].value_counts().to_dict()
    weights: dict[str, float] = {}
    for node in parents:
        path = [node]
        while parents.get(path[-1]):
            path.append(parents[path[-1]])
        weights[node] = 1.0
        for above in path[: max(0, len(path) - depth)]:
            weights[node] /= siblings[parents[above]]
    return [0.0 if node in siblings else weights[node] for node in frame["id"]]


def _hover_texts(frame: pd.DataFrame, known: dict[str, tuple[str, str]], unit: str) -> list[str]:
    """Return the hover texts: full name, level, members, boxes directly below."""
    below = frame["parent"].value_counts()
    told = []
    for node, name, level, members in zip(
        frame["id"], frame["name"], frame["level"], frame["member_count"], strict=True
    ):
        lines = [safe(name), safe(known[level][0])]
        lines += [] if is_missing(members) else [f"{number(members)} {unit}"]
        lines += [_("直接下级 {n} 个").format(n=int(below[node]))] if node in below.index else []
        told.append("<br>".join(lines))
    return told
