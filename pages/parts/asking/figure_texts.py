"""The texts of the marks of a figure: what stands at them, and by which each of them is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

#: Place of the texts in a trace -> in this order they are read.
_PLACES = ("customdata", "labels", "y", "x")


def mark_texts(trace: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """The texts by which each mark of a trace is known: the name of the trace, if any, and its own.

    Its own are those in ``customdata``, else its category, else its place on the axis across. Of a heat map a
    mark is a cell, row by row, known by its row and its column; of flows a node, then a flow; of a tree a
    box, known by its id.
    """
    if trace["type"] == "heatmap":
        return [(text_of(down), text_of(across)) for down in trace["y"] for across in trace["x"]]
    if trace["type"] == "sankey":
        return [texts_in(own)[:1] for part in ("node", "link") for own in trace[part]["customdata"]]
    if trace["type"] == "icicle":
        return [(str(box),) for box in trace["ids"]]
    name = (str(trace["name"]),) if trace.get("name") else ()
    return [(*name, *filter(None, map(_short_number, own))) for own in _own_texts(trace)]


def _own_texts(trace: Mapping[str, Any]) -> list[Sequence[object]]:
    """What stands at each mark of a trace that has places: its data, its category, or its place across."""
    own, across, down = (trace.get(name) for name in ("customdata", "x", "y"))
    if own is not None and not _are_numbers(own):
        return [tuple(one) if isinstance(one, (list, tuple, np.ndarray)) else (one,) for one in own]
    if down is not None and not _are_numbers(down) and any(isinstance(place, str) for place in down):
        return [(place,) for place in down]
    return [] if across is None else [(place,) for place in across]


def _are_numbers(own: object) -> bool:
    """Whether what stands at marks is an array of numbers, which name nothing: Plotly writes some as text."""
    return isinstance(own, Mapping) or (isinstance(own, np.ndarray) and own.dtype.kind in "iuf")


def _short_number(value: object) -> str:
    """A text; of a number of days or a month the shortest way to write it."""
    return f"{value:g}" if isinstance(value, (float, np.floating)) else text_of(value)


def text_columns(trace: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    """The texts of the marks of a trace, one list per place where they can stand."""
    if trace["type"] == "heatmap":
        across, down = (list(map(text_of, trace.get(name, ()))) for name in ("x", "y"))
        yield across * len(down)
        yield [name for name in down for _each in across]
        return
    found = [each for name in _PLACES if (each := trace.get(name)) is not None]
    for column in found:
        yield from zip(*map(texts_in, column), strict=False)
    if trace.get("name"):
        yield [str(trace["name"])] * max(map(len, found), default=0)


def texts_in(value: object) -> tuple[str, ...]:
    """The texts of a mark in one place: most have one."""
    return tuple(map(text_of, value)) if isinstance(value, (list, tuple, np.ndarray)) else (text_of(value),)


def text_of(value: object) -> str:
    """A text, a day as ``2026-10-19``; empty for what names nothing."""
    if isinstance(value, str):
        return value[:10] if value[:4].isdigit() and value[10:11] in (" ", "T") else value
    if isinstance(value, (date, np.datetime64)):
        return str(pd.Timestamp(value).date())
    return str(value) if isinstance(value, (int, np.integer)) else ""
