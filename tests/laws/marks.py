"""The law of the marks of a figure: a click on each narrows the scope or opens the rows that it counts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.figure_texts import mark_texts
from pages.parts.asking.marks import Mark, Marks
from pages.parts.asking.opened_marks import opened_by
from pages.parts.asking.own_rows import marks_of
from queries import row_count


def idle_marks(block: Block) -> list[str]:
    """The marks of a figure at which a person points and a click does nothing, by their texts."""
    found = marks_of(block)
    return [
        " ".join(texts)
        for at, trace in enumerate(_traces(block))
        for place, texts in enumerate(mark_texts(trace))
        if _is_pointed_at(trace, place) and not _mark(found, at, place)
    ]


def openings_not_drawn(block: Block) -> set[tuple[str, ...]]:
    """The openings of a block that no mark of its figure has."""
    drawn = {opened_by(mark) for trace in marks_of(block).traces for mark in trace}
    return {one.at for one in block.opens} - drawn


def lists_of_another_number(
    block: Block, served: Snapshot, most: int = 3
) -> dict[tuple[str, ...], tuple[int, int]]:
    """Mark -> what it counts and how many rows it opens, where they differ; some marks are tried."""
    step = max(1, len(block.opens) // most)
    tried = {one.at: one.rows for one in (*block.opens[::step], *block.opens[-1:])}
    counts = {
        at: (one.count, row_count(one.question, one.scope, one.part, snapshot=served))
        for at, one in tried.items()
    }
    return {at: pair for at, pair in counts.items() if pair[0] != pair[1]}


def _traces(block: Block) -> Iterator[Mapping[str, Any]]:
    for trace in () if block.figure is None else block.figure.data:
        yield {**trace.to_plotly_json(), **({"z": trace.z} if trace.type == "heatmap" else {})}


def _mark(found: Marks, at: int, place: int) -> Mark:
    marks = found.traces[at] if at < len(found.traces) else ()
    return marks[place] if place < len(marks) else ()


def _is_pointed_at(trace: Mapping[str, Any], place: int) -> bool:
    """Whether a mark is drawn and says something when it is pointed at."""
    if trace.get("hoverinfo") == "skip":
        return False
    if trace["type"] == "sankey":
        return True
    if trace["type"] == "icicle":  # a box with others below it shows them
        return trace["ids"][place] not in set(trace["parents"])
    if trace["type"] == "heatmap":
        cells = [value for row in trace["z"] for value in row]
        return _is_number(cells[place])
    axes = [list(axis) for name in ("x", "y") if (axis := trace.get(name)) is not None]
    if any(place >= len(axis) for axis in axes):
        return False
    drawn = [axis[place] for axis in axes]
    sizes = drawn if trace["type"] == "bar" else [drawn[0] if isinstance(drawn[-1], str) else drawn[-1]]
    counts_nothing = any(_is_number(size) and size == 0 for size in sizes)
    return not counts_nothing and all(value is not None and not _is_gap(value) for value in drawn)


def _is_number(value: object) -> bool:
    return (
        isinstance(value, (int, float))
        and not math.isnan(value)
        or hasattr(value, "dtype")
        and not _is_gap(value)
    )


def _is_gap(value: object) -> bool:
    return value != value  # noqa: PLR0124 - NaN and NaT are not equal to themselves
