"""Times: how long it takes, as medians with the 90th percentile."""

from __future__ import annotations

from functools import partial

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, nice_step, row_height
from pages.parts.charts.canvas import Part, column, column_width, empty, figure, sort_rows, text, unique
from pages.parts.charts.dumbbell import dumbbell
from pages.parts.charts.few import few, spare
from pages.parts.charts.lettering import number, safe
from pages.parts.charts.theme import BLUE, BLUE2, BLUE3, INK, INK2, INK3, MUTE, PAPER
from pages.parts.words.language import _

__all__ = ["dumbbell", "percentile_bars"]

ROW = 32


def percentile_bars(
    frame: pd.DataFrame,
    *,
    name: str,
    median: str,
    high: str,
    count: str,
    reference: float | None = None,
    reference_label: str = "",
    unit: str = "天",
    small: int = 30,
    height: float | None = None,
) -> go.Figure:
    """How long does it take? A dot at the median on a bar that ends at the 90th percentile.

    Args:
        frame: one row per place; null where nothing was closed.
        name: column of the names; a click returns it.
        median: column of the median (days).
        high: column of the 90th percentile (days).
        count: column of N.
        reference: median of the whole, an upright dashed line.
        reference_label: its label over the plot.
        unit: of the times.
        small: below this N a dot is hollow and listed after the others.
        height: px; None: from the number of rows.

    Returns:
        The figure, slowest median first; 暂无数据 when the frame is empty or nothing was closed.
    """
    titles = {name: "name", median: "median", high: "high", count: "count"}
    rows = frame[list(titles)].rename(columns=titles).astype({"median": float, "high": float, "count": float})
    if rows["median"].notna().sum() == 0:
        return empty(height=height or 300)
    rows = sort_rows(rows.assign(small=~(rows["count"] >= small)), name="name", by="median")
    rows = rows.sort_values("small", kind="stable").reset_index(drop=True)
    rows["row"] = unique(rows["name"])
    axis, left = names_axis(rows["row"].tolist(), grid=True)
    margins, right, meta = _times(rows)
    longest = float(rows[["median", "high"]].max().max())
    shapes, heads = reference_line(reference, reference_label, longest)
    return figure(
        [*_reaches(rows), _medians(rows, unit)],
        height=height or row_height(axis, usual=ROW) * len(rows) + 64,
        annotations=[*margins, *heads],
        shapes=shapes,
        meta=meta,
        margin={"l": left, "r": right, "t": 30, "b": 28},
        yaxis=axis,
        xaxis=days_axis(longest, unit),
    )


def days_axis(longest: float, unit: str) -> Part:
    """A time axis from 0 to a little over the longest time, its unit behind the last tick."""
    step = nice_step(longest * 1.04, parts=4, whole=longest > 2)
    ticks = [place * step for place in range(int(longest * 1.04 // step) + 1)]
    texts = [f"{tick:g}" for tick in ticks]
    texts[-1] = f"{texts[-1]} {safe(unit)}"
    return {"range": [0, longest * 1.04 or 1], "tickvals": ticks, "ticktext": texts, "tickangle": 0}


def _reaches(rows: pd.DataFrame) -> list[go.Scatter]:
    """Return the bars from the median to the 90th percentile, dotted where N is small, and their ends."""
    known = rows.dropna(subset=["median", "high"])
    traces = []
    for small, line in (
        (False, {"color": BLUE3, "width": 5}),
        (True, {"color": MUTE, "width": 2, "dash": "dot"}),
    ):
        part = known[known["small"] == small]
        ends = [edge for pair in zip(part["median"], part["high"], strict=True) for edge in (*pair, None)]
        places = [place for row in part["row"] for place in (row, row, None)]
        if len(part):
            traces.append(go.Scatter(x=ends, y=places, mode="lines", line=line, hoverinfo="skip"))
    marker = {"symbol": "line-ns", "size": 13, "line": {"width": 2, "color": BLUE2}}
    traces.append(
        go.Scatter(x=known["high"], y=known["row"], mode="markers", marker=marker, hoverinfo="skip")
    )
    return traces


def _medians(rows: pd.DataFrame, unit: str) -> go.Scatter:
    known = rows.dropna(subset=["median"])
    marker = {
        "size": 11,
        "color": [PAPER if small else BLUE for small in known["small"]],
        "line": {"color": [MUTE if small else BLUE for small in known["small"]], "width": 1.8},
    }
    told = [
        f"{safe(row.name)}<br>{_('中位')} {row.median:.1f} {safe(unit)}"
        f" · {_('九成内')} {row.high:.1f} {safe(unit)}<br>N = {number(row.count)}"
        for row in known.itertuples(index=False)
    ]
    points = {"x": known["median"].tolist(), "y": known["row"].tolist(), "mode": "markers", "marker": marker}
    names = known["name"].astype(str).tolist()
    return go.Scatter(
        **points, text=told, customdata=names, hovertemplate="%{text}<extra></extra>", cliponaxis=False
    )


def _times(rows: pd.DataFrame) -> tuple[list[Part], float, Part]:
    """Return the columns 中位 and 九成内, the right margin they need, and their ``layout.meta``."""
    medians, highs = [], []
    for row in rows.itertuples(index=False):
        words = number(row.median, decimals=1)
        medians.append((row.row, words if row.small else f"<b>{words}</b>", INK3 if row.small else INK, 13))
        high = few(number(row.high, decimals=1), is_small=bool(row.small and row.count))
        highs.append((row.row, high, INK3, 12))
    first = 8 + column_width(_("中位"), [cell[1] for cell in medians])
    said = [cell[1] for cell in highs]
    second = first + 10 + column_width(_("九成内"), said, size=12)
    parts = [*column(_("中位"), medians, right=first), *column(_("九成内"), highs, right=second)]
    return parts, second + 4, spare(_("九成内"), said, edge=second)


def reference_line(level: float | None, label: str, longest: float) -> tuple[list[Part], list[Part]]:
    """An upright dashed line at a time, as shapes, and its label over the plot; nothing without a time."""
    if level is None:
        return [], []
    line = {"color": INK3, "width": 1.2, "dash": "4px,3px"}
    shape = {
        "type": "line",
        "layer": "below",
        "x0": level,
        "x1": level,
        "y0": 0,
        "y1": 1,
        "yref": "y domain",
    }
    anchor = "left" if level < 0.2 * longest else "center" if level < 0.8 * longest else "right"
    head = partial(text, xref="x", yref="y domain", shift=(0, 6), valign="bottom", colour=INK2)
    return [{**shape, "line": line}], [head(safe(label), x=level, y=1, anchor=anchor)]
