"""Before and after: a hollow dot, a filled dot, and the difference."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, row_height
from pages.parts.charts.canvas import Part, column, column_width, empty, figure, sort_rows, text, unique
from pages.parts.charts.few import NOTE, spare
from pages.parts.charts.lettering import change, number, safe
from pages.parts.charts.theme import BLUE, INK, INK2, INK3, LINE, PAPER
from pages.parts.words.language import _

ROW = 32


def dumbbell(
    frame: pd.DataFrame,
    *,
    name: str,
    before: str,
    after: str,
    before_label: str,
    after_label: str,
    change_label: str | None = None,
    beside: str | None = None,
    beside_label: str = "",
    by: str | None = None,
    unit: str = "件",
    decimals: int = 0,
    height: float | None = None,
) -> go.Figure:
    """What was before and after? A hollow grey dot, a filled blue dot, and the difference.

    Args:
        frame: one row per name, in any order; both values over periods of equal length.
        name: column of the names; a click returns it.
        before: column of the earlier value.
        after: column of the later value.
        before_label: label of the earlier value in the key, e.g. 进驻前12个月.
        after_label: label of the later value, e.g. 近12个月.
        change_label: header over the differences; None: 增减.
        beside: column of texts in a second margin column, e.g. the change of all places together.
        beside_label: header over them.
        by: column by which the rows are sorted, largest first; None: the earlier value.
        unit: of the values, for the hover.
        decimals: of the values.
        height: px; None: from the number of rows.

    Returns:
        The figure, sorted; 暂无数据 when the frame is empty.
    """
    if frame.empty:
        return empty(height=height or 300)
    titles = {name: "name", before: "before", after: "after", **({beside: "beside"} if beside else {})}
    rows = sort_rows(frame, name=name, by=by or before)[list(titles)].rename(columns=titles)
    rows = rows.astype({"before": float, "after": float})
    rows["row"] = unique(rows["name"])
    axis, left = names_axis(rows["row"].tolist(), grid=True)
    cells = [
        (row.row, change(row.after - row.before, decimals=decimals), INK, 13)
        for row in rows.itertuples(index=False)
    ]
    head = change_label or _("增减")
    edge = 12 + column_width(head, [cell[1] for cell in cells])
    others, right, meta = _second_column(rows, beside_label, edge)
    below = NOTE if meta else 8
    longest = float(rows[["before", "after"]].max().max()) or 1.0
    words = (
        f'<span style="color:{BLUE}">●</span> {safe(after_label)}\u2003'
        f'<span style="color:{INK3}">○</span> {safe(before_label)}'
    )
    key = text(words, x=0, y=1, yref="y domain", shift=(-left, 6), valign="bottom", colour=INK2)
    return figure(
        _pair(rows, unit, decimals, (before_label, after_label)),
        height=height or row_height(axis, usual=ROW) * len(rows) + 40 + below,
        annotations=[key, *_ends(rows, decimals), *column(head, cells, right=edge), *others],
        meta=meta,
        margin={"l": left, "r": right + 4, "t": 30, "b": below},
        yaxis=axis,
        xaxis={"range": [-0.12 * longest, 1.14 * longest], "visible": False},
    )


def _second_column(rows: pd.DataFrame, header: str, edge: float) -> tuple[list[Part], float, Part]:
    """Return the second margin column, if any, the right margin it needs, and its ``layout.meta``."""
    if "beside" not in rows:
        return [], edge, {}
    cells = [(row.row, safe(row.beside), INK3, 12) for row in rows.itertuples(index=False)]
    said = [cell[1] for cell in cells]
    right = edge + 12 + column_width(header, said, size=12)
    return column(header, cells, right=right), right, spare(header, said, edge=right, below=11)


def _pair(rows: pd.DataFrame, unit: str, decimals: int, labels: tuple[str, str]) -> list[go.Scatter]:
    ends = [edge for pair in zip(rows["before"], rows["after"], strict=True) for edge in (*pair, None)]
    places = [place for row in rows["row"] for place in (row, row, None)]
    traces = [go.Scatter(x=ends, y=places, mode="lines", line={"color": LINE, "width": 3}, hoverinfo="skip")]
    hover = f"%{{customdata}}<br>%{{x:,.{decimals}f}} {safe(unit)}<extra></extra>"
    looks = (("before", PAPER, INK3), ("after", BLUE, BLUE))
    for label, (which, fill, edge) in zip(labels, looks, strict=True):
        marker = {"size": 11, "color": fill, "line": {"color": edge, "width": 1.8}}
        points = {"x": rows[which].tolist(), "y": rows["row"].tolist(), "mode": "markers", "marker": marker}
        names = rows["name"].astype(str).tolist()
        traces.append(go.Scatter(**points, name=label, customdata=names, hovertemplate=hover))
    return traces


def _ends(rows: pd.DataFrame, decimals: int) -> list[Part]:
    """Return both values of a row, at the outer sides of its dots."""
    parts = []
    for row in rows.itertuples(index=False):
        for value, other, form, colour in (
            (row.before, row.after, "{}", INK3),
            (row.after, row.before, "<b>{}</b>", BLUE),
        ):
            if value == value:
                left = value < other or (value == other and form != "{}")
                place = {"x": value, "y": row.row, "xref": "x", "yref": "y", "colour": colour, "size": 12}
                words = form.format(number(value, decimals=decimals))
                parts.append(
                    text(words, **place, shift=(-9 if left else 9, 0), anchor="right" if left else "left")
                )
    return parts
