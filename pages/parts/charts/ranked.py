"""A ranked measure: the highest places, with a second column and the level of the whole."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, row_height
from pages.parts.charts.bars import ROW, bars, hidden_axis, is_shown, with_rest
from pages.parts.charts.canvas import (
    REST_NAMES,
    Part,
    column,
    column_width,
    empty,
    figure,
    sort_rows,
    text,
    unique,
)
from pages.parts.charts.lettering import number
from pages.parts.charts.theme import AMBER, BLUE, INK, INK2, INK3
from pages.parts.words.language import _


def ranked_bars(
    frame: pd.DataFrame,
    *,
    name: str,
    value: str,
    detail: str | None = None,
    value_label: str = "",
    detail_label: str = "",
    decimals: int = 0,
    additive: bool = True,
    signal: Collection[str] = (),
    chosen: Collection[str] = (),
    reference: float | None = None,
    reference_label: str = "",
    top: int = 12,
    keep: Collection[str] = (),
    height: float | None = None,
) -> go.Figure:
    """Which places are highest? Any measure ranked, with a second column and a reference line.

    Args:
        frame: one row per name; null values (e.g. no households) are listed last with a dash.
        name: column of the names; a click on a bar returns it.
        value: column of the measure.
        detail: column of the numbers printed at the far right (e.g. requests beside the rate).
        value_label: header over the values.
        detail_label: header over the details.
        decimals: of the values.
        additive: for counts: the names after ``top`` are summed into 其他. Rates cannot be summed: the
            names are omitted, and a last line says how many.
        signal: names drawn amber.
        chosen: names drawn dark blue and bold.
        reference: level of the whole (e.g. 全街道), an upright dashed line.
        reference_label: its label over the plot.
        top: number of names.
        keep: names that are drawn at any rank.
        height: px; None: from the number of rows.

    Returns:
        The figure; 暂无数据 when the frame is empty.
    """
    if frame.empty:
        return empty(height=height or 300)
    kept = [name, value] if detail is None else [name, value, detail]
    rows = sort_rows(
        frame[kept].rename(columns={name: "name", value: "value", detail: "last"}), name="name", by="value"
    )
    shown = is_shown(rows, top, "name", keep)
    left_out = 0 if additive else int((~shown).sum())
    rows = with_rest(rows, top, keep=keep) if additive else rows[shown].reset_index(drop=True)
    rows["row"] = unique(rows["name"])
    axis, left = names_axis(rows["row"].tolist())
    cells = _ranked_cells(rows, signal, chosen, decimals)
    first = 8 + column_width(value_label, [cell[1] for cell in cells])
    margins, right = column(value_label, cells, right=first), first + 4
    if detail is not None:
        details = [(row.row, number(row.last), INK3, 12) for row in rows.itertuples()]
        right = first + 10 + column_width(detail_label, [cell[1] for cell in details], size=12)
        margins += column(detail_label, details, right=right)
    shapes, notes = _reference(reference, reference_label, left_out)
    return figure(
        [bars(rows, signal=signal, chosen=chosen, decimals=decimals)],
        height=height or row_height(axis, usual=ROW) * len(rows) + 44 + 20 * bool(left_out),
        annotations=[*margins, *notes],
        shapes=shapes,
        margin={"l": left, "r": right + 4, "t": 28, "b": 12 + 20 * bool(left_out)},
        bargap=0.36,
        yaxis=axis,
        xaxis=hidden_axis(max([float(rows["value"].max()), reference or 0.0])),
    )


def _ranked_cells(
    rows: pd.DataFrame, signal: Collection[str], chosen: Collection[str], decimals: int
) -> list[tuple[object, str, str, float]]:
    cells: list[tuple[object, str, str, float]] = []
    for row, item, value in zip(rows["row"], rows["name"], rows["value"], strict=True):
        colour = AMBER if item in signal else BLUE if item in chosen else INK3 if item in REST_NAMES else INK
        cells.append((row, f"<b>{number(value, decimals=decimals)}</b>", colour, 13))
    return cells


def _reference(level: float | None, label: str, left_out: int) -> tuple[list[Part], list[Part]]:
    """Return the reference line with its label, and the text that says how many rows are omitted."""
    notes = []
    if left_out:
        words = _("另有 {n} 个未列出").format(n=left_out)
        notes.append(text(words, x=0, y=0, shift=(0, -8), valign="top", colour=INK3))
    if level is None:
        return [], notes
    line = {"color": INK3, "width": 1.2, "dash": "4px,3px"}
    shape = {"type": "line", "x0": level, "x1": level, "y0": 0, "y1": 1, "yref": "y domain", "line": line}
    head = partial(text, xref="x", yref="y domain", shift=(0, 6), valign="bottom", colour=INK2)
    return [shape], [*notes, head(label, x=level, y=1, anchor="center")]
