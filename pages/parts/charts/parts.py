"""Parts of a whole: ordered parts stacked to 100 %, and the segments of stacked bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, row_height
from pages.parts.charts.canvas import (
    Part,
    column,
    column_width,
    empty,
    figure,
    sort_rows,
    swatches,
    unique,
)
from pages.parts.charts.few import NOTE, few, spare
from pages.parts.charts.lettering import fraction, in_brackets, number, percent, safe
from pages.parts.charts.theme import INK, INK3, PAPER, on_ground

ROW = 34
#: Height of a row in px below which its bar has no room for the numbers.
_LEAST = 31


class Share(NamedTuple):
    """One part of a whole: the column of its counts, its label and its colour."""

    column: str
    label: str
    colour: str


def stacked_share(
    frame: pd.DataFrame,
    *,
    name: str,
    parts: Sequence[tuple[str, str, str]],
    small: int = 30,
    total_label: str = "",
    sort_by: str | None = None,
    height: float | None = None,
) -> go.Figure:
    """How is a whole divided? One bar of 100 % per row, shares printed in the segments, N at the right.

    Args:
        frame: one row per bar, one column of counts per part; rows whose parts are all 0 keep an empty bar.
        name: column of the names (places or names of periods); a click returns it.
        parts: ``Share`` or (column, label, colour) in order, at most six.
        small: a row with a smaller total is paler and marked 样本少; below 10 counts are printed.
        total_label: header over the totals, e.g. 评价数.
        sort_by: column of the part whose share sorts the rows, largest first; None keeps their order.
        height: px, more where the rows need it; None: from the number of rows.

    Returns:
        The figure; 暂无数据 when the frame is empty or all counts are 0.
    """
    chosen = [Share(*part) for part in parts]
    counts = frame[[part.column for part in chosen]].fillna(0).astype(float)
    if frame.empty or not counts.to_numpy().sum():
        return empty(height=height or 300)
    rows = counts.assign(_name=frame[name].astype(str).to_numpy(), _total=counts.sum(axis=1))
    if sort_by is not None:
        rows = sort_rows(rows.assign(_by=rows[sort_by] / rows["_total"]), name="_name", by="_by")
    rows["_row"] = unique(rows["_name"])
    axis, left = names_axis(rows["_row"].tolist())
    heads, right, meta = _totals(rows, total_label, small)
    below = NOTE if meta else 8
    key, above = swatches([(part.label, part.colour) for part in chosen], left=left)
    if total_label:
        key[0]["yshift"] = 24
        above += 18
    least = _LEAST * len(rows) + above + below  # a key of three lines does not reduce the height of the rows
    return figure(
        [_segment(rows, part, small) for part in chosen],
        height=max(height, least) if height else row_height(axis, usual=ROW) * len(rows) + above + 4 + below,
        annotations=[*key, *heads],
        meta=meta,
        margin={"l": left, "r": right + 4, "t": above, "b": below},
        barmode="stack",
        bargap=0.24,
        uniformtext={"mode": "hide", "minsize": 12},
        yaxis=axis,
        xaxis={"range": [0, 1], "visible": False},
    )


def _totals(rows: pd.DataFrame, label: str, small: int) -> tuple[list[Part], float, Part]:
    """Return the column of the totals, its right edge, and its ``layout.meta``."""
    said = [few(number(total), is_small=0 < total < small) for total in rows["_total"]]
    right = 8 + column_width(label, said, size=12)
    cells = [(row, words, INK3, 12) for row, words in zip(rows["_row"], said, strict=True)]
    return column(label, cells, right=right), right, spare(label, said, edge=right, below=11)


def _segment(rows: pd.DataFrame, part: Share, small: int) -> go.Bar:
    """Return the bars of one part; Plotly hides a text that does not fit at 12 px."""
    total = rows["_total"].where(rows["_total"] > 0)
    share = (rows[part.column] / total).fillna(0.0)
    texts = [
        "" if not count else number(count) if whole < 10 else percent(of, decimals=0)
        for count, whole, of in zip(rows[part.column], rows["_total"], share, strict=True)
    ]
    told = [
        f"{safe(item)}<br>{safe(part.label)} {percent(of)}{in_brackets(fraction(count, whole))}"
        for item, of, count, whole in zip(
            rows["_name"], share, rows[part.column], rows["_total"], strict=True
        )
    ]
    return segment(rows, part, share.tolist(), texts, told, pale=[whole < small for whole in rows["_total"]])


def segment(
    rows: pd.DataFrame,
    part: Share,
    lengths: list[float],
    texts: list[str],
    told: list[str],
    *,
    pale: list[bool],
) -> go.Bar:
    """Return the bars of one part over all rows, with a text in each segment that has room for it."""
    return go.Bar(
        x=lengths,
        y=rows["_row"].tolist(),
        orientation="h",
        name=part.label,
        marker={
            "color": part.colour,
            "opacity": [0.55 if is_pale else 1.0 for is_pale in pale],
            "line": {"color": PAPER, "width": 1},
        },
        text=texts,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="inside",
        insidetextfont={
            "size": 12,
            "color": [INK if is_pale else on_ground(part.colour) for is_pale in pale],
        },
        customdata=rows["_name"].tolist(),
        hovertext=told,
        hovertemplate="%{hovertext}<extra></extra>",
    )
