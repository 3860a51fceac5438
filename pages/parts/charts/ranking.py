"""Rankings: rates with their intervals against a target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import header_anchor, names_axis, rate_range, row_height
from pages.parts.charts.bars import bars_with_last
from pages.parts.charts.canvas import (
    REST_NAMES,
    Part,
    column,
    column_width,
    empty,
    figure,
    sort_rows,
    target_line,
    text,
    unique,
)
from pages.parts.charts.few import few, spare
from pages.parts.charts.lettering import fraction, in_brackets, percent
from pages.parts.charts.ranked import ranked_bars
from pages.parts.charts.theme import BLUE, BLUE2, INK, INK3, MUTE, PAPER, RED, with_opacity
from pages.parts.words.language import _
from pages.parts.words.numbers import is_fraction_only, is_missing

__all__ = ["bars_with_last", "dots_with_intervals", "ranked_bars"]

ROW = 32
#: px of a figure on a phone, and between two ticks of a rate.
PHONE, TICK = 358, 33


def dots_with_intervals(
    frame: pd.DataFrame,
    *,
    name: str,
    value: str,
    low: str,
    high: str,
    numerator: str,
    denominator: str,
    target: float | None = None,
    sides: Mapping[str, int] | None = None,
    small: int = 30,
    polarity: int = 1,
    value_label: str = "",
    count_label: str = "",
    height: float | None = None,
    marks: Sequence[str] = (),
) -> go.Figure:
    """Who is below target? One row per place: a dot on its interval, the value and n/N at the right.

    Args:
        frame: one row per place; rates 0 to 1, null where the denominator is 0.
        name: column of the names; a click on a dot returns it.
        value: column of the rate.
        low: column of the lower end of its 95 % interval.
        high: column of the upper end.
        numerator: column of n.
        denominator: column of N.
        target: 0 to 1, drawn as a dashed line.
        sides: names that differ significantly from the target, +1 above and -1 below: red on the worse side,
            dark on the better one; a name that is not in it has no colour.
        small: below this N a dot is hollow, its interval dotted, and it is not ranked.
        polarity: +1 when more is better, -1 when less is better.
        value_label: header over the values, e.g. 满意率.
        count_label: header over n/N, e.g. 满意/评价.
        height: px; None: from the number of rows.
        marks: columns of the values that a click on a dot returns besides the name.

    Returns:
        The figure; 暂无数据 when the frame is empty.
    """
    if frame.empty:
        return empty(height=height or 300)
    columns = {name: "name", value: "value", low: "low", high: "high", numerator: "n", denominator: "total"}
    shown = frame[[*columns, *marks]].rename(columns=columns)
    rows = _ranked_rows(shown, sides or {}, small=small, polarity=polarity)
    axis, left = names_axis(rows["row"].tolist(), grid=True)
    bottom, top, step = _span(rows, target)
    margins, right, meta = _rate_columns(rows, value_label, count_label)
    if (top - bottom) / step * TICK > PHONE - left - right:
        step = step * 2  # on a phone the ticks would touch
    shapes, heads = _target(target, bottom, top)
    return figure(
        [*_intervals(rows), *_cut_ends(rows, bottom, top), *_dots(rows, marks)],
        height=height or row_height(axis, usual=ROW) * len(rows) + 64,
        annotations=[*margins, *heads],
        shapes=shapes,
        meta=meta,
        margin={"l": left, "r": right, "t": 30, "b": 28},
        yaxis=axis,
        xaxis={"range": [bottom, top], "dtick": step, "tick0": 0, "tickformat": ".0%", "tickangle": 0},
    )


def _ranked_rows(rows: pd.DataFrame, sides: Mapping[str, int], *, small: int, polarity: int) -> pd.DataFrame:
    """Return the rows in order with their colour: ranked rows, then small ones, then 未匹配 and 未填写."""
    rows = rows.astype(dict.fromkeys(("value", "low", "high", "n", "total"), float))
    rows["small"] = ~(rows["total"] >= small)
    best = sort_rows(rows, name="name", by="value", ascending=polarity < 0)
    is_rest = best["name"].isin(REST_NAMES)
    best = best.assign(_last=is_rest * 2 + best["small"]).sort_values("_last", kind="stable")
    best = best.drop(columns="_last").reset_index(drop=True)
    best["row"] = unique(best["name"])
    best["colour"] = BLUE2
    worth = best["name"].map(sides).fillna(0) * polarity
    best.loc[worth > 0, "colour"], best.loc[worth < 0, "colour"] = BLUE, RED
    best.loc[best["small"] | best["name"].isin(REST_NAMES), "colour"] = MUTE
    return best


def _span(rows: pd.DataFrame, target: float | None) -> tuple[float, float, float]:
    """Return the axis: around the dots, the target and the intervals of rows without a small N."""
    sure = rows.loc[~rows["small"], ["low", "high"]].to_numpy().ravel()
    spots = [*rows["value"], *sure, *([] if target is None else [target])]
    known = [float(spot) for spot in spots if not is_missing(spot)]
    return rate_range(min(known), max(known)) if known else (0.0, 1.0, 0.25)


def _intervals(rows: pd.DataFrame) -> list[go.Scatter]:
    """Return one line trace per colour: bars of 5 px, dotted ones of 2 px where N is small."""
    traces = []
    for (colour, small), part in rows.dropna(subset=["low", "high"]).groupby(["colour", "small"], sort=False):
        ends = [edge for pair in zip(part["low"], part["high"], strict=True) for edge in (*pair, None)]
        places = [place for row in part["row"] for place in (row, row, None)]
        line = (
            {"color": colour, "width": 2, "dash": "dot"}
            if small
            else {"color": with_opacity(colour, 0.36), "width": 5}
        )
        traces.append(
            go.Scatter(x=ends, y=places, mode="lines", line=line, hoverinfo="skip", connectgaps=False)
        )
    return traces


def _cut_ends(rows: pd.DataFrame, bottom: float, top: float) -> list[go.Scatter]:
    """Return a mark at each edge of the plot that cuts an interval off; empty where none is cut off."""
    marks = []
    for edge, symbol, beyond in (
        (bottom, "triangle-left", rows["low"] < bottom),
        (top, "triangle-right", rows["high"] > top),
    ):
        cut = rows[beyond]
        if len(cut):
            look = {"symbol": symbol, "size": 8, "color": cut["colour"].tolist(), "line": {"width": 0}}
            points = {"x": [edge] * len(cut), "y": cut["row"].tolist(), "mode": "markers", "marker": look}
            marks.append(go.Scatter(**points, name="cut", cliponaxis=False, hoverinfo="skip"))
    return marks


def _dots(rows: pd.DataFrame, marks: Sequence[str]) -> list[go.Scatter]:
    """Return the dots, filled or hollow; a click returns the name, and the values of ``marks`` after it."""
    known = rows.dropna(subset=["value"])
    colours = known["colour"].tolist()
    marker = {
        "size": [10 if small else 11 for small in known["small"]],
        "opacity": 1,  # with an array of sizes Plotly would fade the marks
        "color": [PAPER if small else colour for small, colour in zip(known["small"], colours, strict=True)],
        "line": {"color": colours, "width": [1.8 if small else 0 for small in known["small"]]},
    }
    told = [
        percent(row.value)
        + in_brackets(f"{percent(row.low)}–{percent(row.high)}")
        + f"<br>{fraction(row.n, row.total)}"
        for row in known.itertuples()
    ]
    return [
        go.Scatter(
            x=known["value"].tolist(),
            y=known["row"].tolist(),
            mode="markers",
            marker=marker,
            cliponaxis=False,
            customdata=_ids(known, marks),
            text=told,
            hovertemplate=f"%{{customdata{'[0]' if marks else ''}}}<br>%{{text}}<extra></extra>",
        )
    ]


def _ids(rows: pd.DataFrame, marks: Sequence[str]) -> list[Any]:
    """Return the name of each row; with ``marks`` a list of the name and their values."""
    names, *values = (rows[each].astype(str).tolist() for each in ("name", *marks))
    return [list(each) for each in zip(names, *values, strict=True)] if values else names


def _rate_columns(rows: pd.DataFrame, value_label: str, count_label: str) -> tuple[list[Part], float, Part]:
    """Return the value and n/N columns, the right margin they need, and their ``layout.meta``."""
    values, counts = [], []
    for row in rows.itertuples():
        lacks = is_fraction_only(row.total) or is_missing(row.value)
        words = "—" if lacks else percent(row.value)
        colour = INK3 if row.small else RED if row.colour == RED else INK
        values.append((row.row, words if row.small else f"<b>{words}</b>", colour, 13))
        pair = few(fraction(row.n, row.total), is_small=bool(row.small and row.total))
        counts.append((row.row, pair, INK3, 12))
    first = 12 + column_width(value_label, [cell[1] for cell in values])
    said = [cell[1] for cell in counts]
    second = first + 8 + column_width(count_label, said, size=12)
    parts = [*column(value_label, values, right=first), *column(count_label, counts, right=second)]
    return parts, second + 4, spare(count_label, said, edge=second)


def _target(target: float | None, bottom: float, top: float) -> tuple[list[Part], list[Part]]:
    """Return the dashed line of the target and its label over the plot."""
    if target is None:
        return [], []
    share = (target - bottom) / (top - bottom)
    label = _("目标 {target}").format(target=percent(target, decimals=0))
    head = text(
        label,
        x=target,
        y=1,
        xref="x",
        yref="y domain",
        shift=(0, 6),
        anchor=header_anchor(share),
        valign="bottom",
        colour=INK,
    )
    return [target_line(x=target)], [head]
