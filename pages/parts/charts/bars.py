"""Bars: counts against the last period, and any other measure ranked with the rest in grey."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, row_height
from pages.parts.charts.canvas import (
    REST_NAMES,
    Part,
    column,
    column_width,
    empty,
    figure,
    sort_rows,
    unique,
)
from pages.parts.charts.lettering import change, number, safe
from pages.parts.charts.theme import AMBER, AMBER_FILL, BLUE, BLUE2, INK, INK3, LINE
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing

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
    keep: Collection[str] = (),
    value_label: str | None = None,
    change_label: str | None = None,
    last_label: str | None = None,
    height: float | None = None,
) -> go.Figure:
    """What is it about? Counts from 0 with a black tick for the last period; 其他 is grey and last.

    Args:
        frame: one row per name, counts.
        name: column of the names; a click on a bar returns it.
        value: column of the counts.
        last: column of the counts of the compared period; None draws neither tick nor change.
        signal: names above their own limit, the only amber bars.
        unit: of the counts, for the hover.
        top: number of names shown; the others are summed into 其他.
        keep: names that are never summed into 其他.
        value_label: header over the counts; None: 本期.
        change_label: header over the differences; None: 较上期.
        last_label: name of the compared period for the hover; None: 上期.
        height: px; None: from the number of rows.

    Returns:
        The figure; 暂无数据 when the frame is empty.
    """
    if frame.empty:
        return empty(height=height or 300)
    kept = [name, value] if last is None else [name, value, last]
    titles = {name: "name", value: "value", last: "last"}
    rows = with_rest(sort_rows(frame[kept].rename(columns=titles), name="name", by="value"), top, keep=keep)
    rows["row"] = unique(rows["name"])
    axis, left = names_axis(rows["row"].tolist())
    traces: list[go.Bar | go.Scatter] = [bars(rows, signal=signal, unit=unit)]
    if last is not None:
        traces.append(_ticks(rows, unit, last_label or _("上期")))
    margins, right = _count_columns(rows, signal, value_label or _("本期"), change_label or _("较上期"))
    return figure(
        traces,
        height=height or row_height(axis, usual=ROW) * len(rows) + 44,
        annotations=margins,
        margin={"l": left, "r": right, "t": 28, "b": 12},
        bargap=0.36,
        yaxis=axis,
        xaxis=hidden_axis(float(rows.drop(columns=["name", "row"]).max().max())),
    )


def with_rest(
    rows: pd.DataFrame, top: int, *, name: str = "name", keep: Collection[str] = ()
) -> pd.DataFrame:
    """Return ``top`` named rows and those in ``keep``; the others are summed into 其他, before 未匹配."""
    is_rest = rows[name].isin(REST_NAMES)
    if (~is_rest).sum() <= top:
        return rows.copy()
    named, rest = rows[~is_rest], rows[is_rest]
    shown = is_shown(named, top, name, keep)
    pooled = pd.concat([named[~shown], rest[rest[name] == REST_NAMES[0]]]).drop(columns=name).sum()
    row = pd.DataFrame([{**pooled, name: REST_NAMES[0]}])
    return pd.concat([named[shown], row, rest[rest[name] != REST_NAMES[0]]], ignore_index=True)


def is_shown(rows: pd.DataFrame, top: int, name: str, keep: Collection[str]) -> pd.Series:
    """Return for each row whether it is among the first ``top`` or in ``keep``."""
    return pd.Series([at < top or item in keep for at, item in enumerate(rows[name])], rows.index, dtype=bool)


def hidden_axis(longest: float) -> Part:
    """Return the invisible x axis of bars from 0 with printed values."""
    return {"range": [0, (longest or 1.0) * 1.03], "visible": False}


def bars(
    rows: pd.DataFrame,
    *,
    signal: Collection[str],
    chosen: Collection[str] = (),
    unit: str = "",
    decimals: int = 0,
) -> go.Bar:
    """Return the bars: amber only for a signal, grey for 其他, 未匹配 and 未填写."""
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


def _ticks(rows: pd.DataFrame, unit: str, label: str) -> go.Scatter:
    return go.Scatter(
        x=rows["last"].tolist(),
        y=rows["row"].tolist(),
        mode="markers",
        marker={"symbol": "line-ns", "size": 20, "line": {"color": INK, "width": 2}},
        cliponaxis=False,
        customdata=rows["name"].astype(str).tolist(),
        hovertemplate=f"%{{customdata}} · {safe(label)}<br>%{{x:,.0f}} {safe(unit)}<extra></extra>",
    )


def _count_columns(
    rows: pd.DataFrame, signal: Collection[str], value_label: str, change_label: str
) -> tuple[list[Part], float]:
    """Return the columns 本期 and 较上期, and the right margin they need."""
    tone = {
        row.row: (AMBER, AMBER) if row.name in signal else (INK, INK3) for row in rows.itertuples(index=False)
    }
    values = [(row.row, f"<b>{number(row.value)}</b>", tone[row.row][0], 13) for row in rows.itertuples()]
    first = 8 + column_width(value_label, [cell[1] for cell in values])
    if "last" not in rows:
        return column(value_label, values, right=first), first + 4
    changes = [
        (row.row, change(None if is_missing(row.last) else row.value - row.last), tone[row.row][1], 12)
        for row in rows.itertuples()
    ]
    second = first + 10 + column_width(change_label, [cell[1] for cell in changes], size=12)
    return [
        *column(value_label, values, right=first),
        *column(change_label, changes, right=second),
    ], second + 4
