"""Bars: counts against the last period, and any other measure ranked with the rest in grey."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis
from pages.parts.charts.canvas import (
    REST_NAMES,
    Part,
    column,
    column_width,
    empty,
    figure,
    ordered,
    text,
    unique,
)
from pages.parts.charts.lettering import change, number, safe
from pages.parts.charts.theme import AMBER, AMBER_FILL, BLUE, BLUE2, INK, INK2, INK3, LINE
from pages.parts.numbers import is_missing
from pages.parts.wording import _

ROW = 30


def bars_with_last(
    frame: pd.DataFrame,
    *,
    name: str,
    value: str,
    last: str | None = None,
    signal: Collection[str] = (),
    unit: str = "件",
    top: int = 12,
    value_label: str | None = None,
    change_label: str | None = None,
    height: float | None = None,
) -> go.Figure:
    """What is it about? Counts from 0 with a black tick of the last period, 其他 grey and last.

    Args:
        frame: one row a name, counts.
        name: column of the names; a click on a bar carries it.
        value: column of the counts.
        last: column of the counts of the compared period; None draws neither tick nor change.
        signal: names above their own limit, the only amber ones.
        unit: of the counts, for the hover.
        top: so many names; the others are added up into 其他.
        value_label: header over the counts, 本期 when not given.
        change_label: header over the differences, 较上期 when not given.
        height: px; by the rows when not given.

    Returns:
        The figure; 暂无数据 when the frame is empty.
    """
    if frame.empty:
        return empty(height=height or 300)
    kept = [name, value] if last is None else [name, value, last]
    titles = {name: "name", value: "value", last: "last"}
    rows = _with_rest(ordered(frame[kept].rename(columns=titles), name="name", by="value"), top)
    rows["row"] = unique(rows["name"])
    axis, left = names_axis(rows["row"].tolist())
    traces = [_bars(rows, signal=signal, unit=unit), *([] if last is None else [_ticks(rows, unit)])]
    margins, right = _count_columns(rows, signal, value_label or _("本期"), change_label or _("较上期"))
    return figure(
        traces,
        height=height or ROW * len(rows) + 44,
        annotations=margins,
        margin={"l": left, "r": right, "t": 28, "b": 12},
        bargap=0.36,
        yaxis=axis,
        xaxis=_hidden(float(rows.drop(columns=["name", "row"]).max().max())),
    )


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
    height: float | None = None,
) -> go.Figure:
    """Which places are highest? Any measure ranked, with a second column and a reference line.

    Args:
        frame: one row a name; null values (no households, say) are listed last with a dash.
        name: column of the names; a click on a bar carries it.
        value: column of the measure.
        detail: column of the numbers printed at the far right (e.g. requests beside the rate).
        value_label: header over the values.
        detail_label: header over the details.
        decimals: of the values.
        additive: counts: the names after ``top`` are summed into 其他. Rates cannot be: they are left
            out, and a last line says how many.
        signal: names drawn amber.
        chosen: names drawn dark blue and bold.
        reference: level of the whole (e.g. 全街道), an upright dashed line.
        reference_label: its words over the plot.
        top: so many names.
        height: px; by the rows when not given.

    Returns:
        The figure; 暂无数据 when the frame is empty.
    """
    if frame.empty:
        return empty(height=height or 300)
    kept = [name, value] if detail is None else [name, value, detail]
    rows = ordered(frame[kept].rename(columns={name: "name", value: "value", detail: "last"}), name="name", by="value")
    left_out = 0 if additive else max(0, len(rows) - top)
    rows = _with_rest(rows, top) if additive else rows.head(top).copy()
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
        [_bars(rows, signal=signal, chosen=chosen, decimals=decimals)],
        height=height or ROW * len(rows) + 44 + 20 * bool(left_out),
        annotations=[*margins, *notes],
        shapes=shapes,
        margin={"l": left, "r": right + 4, "t": 28, "b": 12 + 20 * bool(left_out)},
        bargap=0.36,
        yaxis=axis,
        xaxis=_hidden(max([float(rows["value"].max()), reference or 0.0])),
    )


def _with_rest(rows: pd.DataFrame, top: int) -> pd.DataFrame:
    """Return at most ``top`` named rows; the others are added to 其他, which stands before 未匹配."""
    is_rest = rows["name"].isin(REST_NAMES)
    if (~is_rest).sum() <= top:
        return rows.copy()
    named, rest = rows[~is_rest], rows[is_rest]
    pooled = pd.concat([named.iloc[top:], rest[rest["name"] == REST_NAMES[0]]]).drop(columns="name").sum()
    row = pd.DataFrame([{"name": REST_NAMES[0], **pooled}])
    return pd.concat([named.head(top), row, rest[rest["name"] != REST_NAMES[0]]], ignore_index=True)


def _hidden(longest: float) -> Part:
    return {"range": [0, (longest or 1.0) * 1.03], "visible": False}


def _bars(
    rows: pd.DataFrame,
    *,
    signal: Collection[str],
    chosen: Collection[str] = (),
    unit: str = "",
    decimals: int = 0,
) -> go.Bar:
    """Return the bars, amber only where there is a signal, grey for what has no name of its own."""
    colours = [
        LINE if item in REST_NAMES else AMBER_FILL if item in signal else BLUE if item in chosen else BLUE2
        for item in rows["name"]
    ]
    return go.Bar(
        x=rows["value"].tolist(),
        y=rows["row"].tolist(),
        orientation="h",
        marker={"color": colours, "line": {"width": 0}},
        customdata=rows["name"].astype(str).tolist(),
        hovertemplate=f"%{{customdata}}<br>%{{x:,.{decimals}f}} {safe(unit)}<extra></extra>",
    )


def _ticks(rows: pd.DataFrame, unit: str) -> go.Scatter:
    return go.Scatter(
        x=rows["last"].tolist(),
        y=rows["row"].tolist(),
        mode="markers",
        marker={"symbol": "line-ns", "size": 20, "line": {"color": INK, "width": 2}},
        cliponaxis=False,
        customdata=rows["name"].astype(str).tolist(),
        hovertemplate=f"%{{customdata}} · {_('上期')}<br>%{{x:,.0f}} {safe(unit)}<extra></extra>",
    )


def _count_columns(
    rows: pd.DataFrame, signal: Collection[str], value_label: str, change_label: str
) -> tuple[list[Part], float]:
    """Return the columns 本期 and 较上期, and the right margin they need."""
    tone = {row.row: (AMBER, AMBER) if row.name in signal else (INK, INK3) for row in rows.itertuples(index=False)}
    values = [(row.row, f"<b>{number(row.value)}</b>", tone[row.row][0], 13) for row in rows.itertuples()]
    first = 8 + column_width(value_label, [cell[1] for cell in values])
    if "last" not in rows:
        return column(value_label, values, right=first), first + 4
    changes = [
        (row.row, change(None if is_missing(row.last) else row.value - row.last), tone[row.row][1], 12)
        for row in rows.itertuples()
    ]
    second = first + 10 + column_width(change_label, [cell[1] for cell in changes], size=12)
    return [*column(value_label, values, right=first), *column(change_label, changes, right=second)], second + 4


def _ranked_cells(
    rows: pd.DataFrame, signal: Collection[str], chosen: Collection[str], decimals: int
) -> list[tuple[object, str, str, float]]:
    cells = []
    for row, item, value in zip(rows["row"], rows["name"], rows["value"], strict=True):
        colour = AMBER if item in signal else BLUE if item in chosen else INK3 if item in REST_NAMES else INK
        cells.append((row, f"<b>{number(value, decimals=decimals)}</b>", colour, 13))
    return cells


def _reference(level: float | None, label: str, left_out: int) -> tuple[list[Part], list[Part]]:
    """Return the reference line with its words, and the line that says how many rows are left out."""
    notes = []
    if left_out:
        words = _("另有 {n} 个未列出").format(n=left_out)
        notes.append(text(words, x=0, y=0, shift=(0, -8), valign="top", colour=INK3))
    if level is None:
        return [], notes
    line = {"color": INK3, "width": 1.2, "dash": "4px,3px"}
    shape = {"type": "line", "x0": level, "x1": level, "y0": 0, "y1": 1, "yref": "y domain", "line": line}
    head = {"xref": "x", "yref": "y domain", "shift": (0, 6), "valign": "bottom", "colour": INK2}
    return [shape], [*notes, text(label, x=level, y=1, anchor="center", **head)]
