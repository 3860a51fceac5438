"""Boxes of durations: the middle half as a box, the median in it, a whisker to the ninetieth percentile."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, row_height
from pages.parts.charts.canvas import Part, column, column_width, empty, figure, sort_rows, unique
from pages.parts.charts.few import NOTE, few, spare
from pages.parts.charts.lettering import number, safe
from pages.parts.charts.theme import BLUE, BLUE2, BLUE3, INK, INK3, MUTE, PAPER
from pages.parts.charts.time import days_axis, reference_line
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing

ROW = 34
#: Px of a box and of the tick that ends a whisker.
_BOX, _END = 16, 11
_ENDS = ("quarter", "median", "three_quarters", "high")


def duration_boxes(
    frame: pd.DataFrame,
    *,
    reference: float | None = None,
    reference_label: str = "",
    unit: str = "天",
    small: int = 30,
) -> go.Figure:
    """How long does it take, and how unlike is it? The middle half as a box, the ninth tenth as a whisker.

    Args:
        frame: one row per place: ``name``, ``quarter``, ``median``, ``three_quarters``, ``high``, ``count``;
            days until a quarter, half, three quarters, nine tenths are closed, null where so many never were.
        reference: median of the whole, an upright dashed line.
        reference_label: its label over the plot.
        unit: of the times.
        small: a box of fewer cases is hollow and listed after the others.

    Returns:
        The figure, slowest median first; 暂无数据 when the frame is empty or no half was closed.
    """
    if frame.empty or frame["median"].notna().sum() == 0:
        return empty(height=300)
    rows = frame.astype(dict.fromkeys((*_ENDS, "count"), float))
    rows = sort_rows(rows.assign(small=~(rows["count"] >= small)), name="name", by="median")
    rows = rows.sort_values("small", kind="stable").reset_index(drop=True)
    rows["row"] = unique(rows["name"])
    axis, left = names_axis(rows["row"].tolist(), grid=True)
    margins, right, meta = _numbers(rows)
    longest = float(rows[list(_ENDS)].max().max())
    shapes, heads = reference_line(reference, reference_label, longest)
    below = 28 + (NOTE if meta else 0)
    return figure(
        [*_whiskers(rows), *_boxes(rows), _medians(rows, unit)],
        height=row_height(axis, usual=ROW) * len(rows) + 36 + below,
        annotations=[*margins, *heads],
        shapes=shapes,
        meta=meta,
        margin={"l": left, "r": right, "t": 30, "b": below},
        yaxis=axis,
        xaxis=days_axis(longest, unit),
    )


def _strokes(rows: pd.DataFrame, start: str, end: str) -> Part:
    """The places of one stroke a row, with the name of the row at each of its ends."""
    known = rows.dropna(subset=[start, end])
    return {
        "x": [edge for pair in zip(known[start], known[end], strict=True) for edge in (*pair, None)],
        "y": [place for row in known["row"] for place in (row, row, None)],
        "customdata": [text for name in known["name"].astype(str) for text in (name, name, None)],
        "mode": "lines",
        "hoverinfo": "skip",
    }


def _whiskers(rows: pd.DataFrame) -> list[go.Scatter]:
    known = rows.dropna(subset=["high"])
    marker = {"symbol": "line-ns", "size": _END, "line": {"width": 1.6, "color": BLUE2}}
    ends = go.Scatter(
        x=known["high"].tolist(), y=known["row"].tolist(), mode="markers", marker=marker, hoverinfo="skip",
        customdata=known["name"].astype(str).tolist(),
    )  # fmt: skip
    whiskers = go.Scatter(**_strokes(rows, "three_quarters", "high"), line={"color": BLUE2, "width": 1.4})
    return [whiskers, ends]


def _boxes(rows: pd.DataFrame) -> list[go.Scatter]:
    """The boxes as thick strokes: an edge in blue, and inside it pale blue, or paper for few cases."""
    traces = []
    for small, edge, inner in ((False, BLUE2, BLUE3), (True, MUTE, PAPER)):
        part = rows[rows["small"] == small]
        for colour, width in ((edge, _BOX), (inner, _BOX - 3)):
            traces.append(
                go.Scatter(
                    **_strokes(part, "quarter", "three_quarters"), line={"color": colour, "width": width}
                )
            )
    return traces


def _medians(rows: pd.DataFrame, unit: str) -> go.Scatter:
    known = rows.dropna(subset=["median"])
    colours = [INK3 if small else BLUE for small in known["small"]]
    return go.Scatter(
        x=known["median"].tolist(),
        y=known["row"].tolist(),
        mode="markers",
        marker={"symbol": "line-ns", "size": _BOX, "line": {"width": 3, "color": colours}},
        text=[_hover_text(row, unit) for row in known.to_dict("records")],
        customdata=known["name"].astype(str).tolist(),
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )


def _hover_text(row: Part, unit: str) -> str:
    quarter, median, three_quarters, high = (_days(row[name]) for name in _ENDS)
    told = _("{name}<br>中位 {median} {unit}，中间一半 {low} 至 {high}<br>九成在 {most} {unit}内，N = {n}")
    return told.format(
        name=safe(row["name"]), median=median, unit=safe(unit), low=quarter, high=three_quarters, most=high,
        n=number(row["count"]),
    )  # fmt: skip


def _days(value: float) -> str:
    return "—" if is_missing(value) else number(value, decimals=1)


def _numbers(rows: pd.DataFrame) -> tuple[list[Part], float, Part]:
    """The columns 中位, 中间一半 and 九成内, the right margin they need, and their ``layout.meta``."""
    medians, halves, highs = [], [], []
    for row in rows.to_dict("records"):
        words, place, is_few = _days(row["median"]), row["row"], bool(row["small"])
        medians.append((place, words if is_few else f"<b>{words}</b>", INK3 if is_few else INK, 13))
        halves.append((place, f"{_days(row['quarter'])}–{_days(row['three_quarters'])}", INK3, 12))
        highs.append((place, few(_days(row["high"]), is_small=is_few and row["count"] > 0), INK3, 12))
    parts, edge = [], 0.0
    for head, cells, size in (
        (_("中位"), medians, 13),
        (_("中间一半"), halves, 12),
        (_("九成内"), highs, 12),
    ):
        said = [cell[1] for cell in cells]
        edge += 10 + column_width(head, said, size=size)
        parts += column(head, cells, right=edge)
    return parts, edge + 4, spare(_("九成内"), said, edge=edge, below=30)
