"""Is a place unusual for its size: its count, the count expected from its households, the normal range."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import count_range, names_axis, row_height
from pages.parts.charts.canvas import Part, column, column_width, empty, figure, text, unique
from pages.parts.charts.lettering import number, safe, text_width
from pages.parts.charts.theme import AMBER, AMBER_FILL, BLUE, BLUE2, GRID, INK, INK2, INK3, PAPER, SPAN
from pages.parts.words.language import _

ROW = 27  # px of a row
_SPAN, _BAR = 19 / ROW, 11 / ROW  # thickness of the marks as a share of the row
_TICK = 19  # px of the vertical mark of the expected number
ABOVE, BELOW = 50, 26  # px for key and headers, and for the axis


def height_of(rows: int) -> int:
    """Return the px of a figure with this many rows of one line."""
    return ROW * rows + ABOVE + BELOW


def rows_in(height: float) -> int:
    """Return how many rows of one line fit into a figure of this height in px."""
    return int((height - ABOVE - BELOW) // ROW)


def actual_and_expected(
    frame: pd.DataFrame,
    *,
    name: str,
    value: str,
    expected: str = "expected",
    low: str = "low",
    high: str = "high",
    chosen: Collection[str] = (),
    unit: str = "件",
    height: float | None = None,
) -> go.Figure:
    """Is a place unusual for its size? A bar from 0 over the normal range, a tick at the expected count.

    Args:
        frame: one row per place, in the order of the rows.
        name: column of the names; a click on a bar returns it.
        value: column of the counts.
        expected: column of the counts expected from the size.
        low: column of the lowest normal count.
        high: column of the highest normal count.
        chosen: names printed bold and drawn dark blue.
        unit: of the counts, on the axis and for the hover.
        height: px; None: from the number of rows.

    Returns:
        The figure; amber bars are outside the range. 暂无数据 when the frame is empty.
    """
    if frame.empty:
        return empty(height=height or 300)
    titles = {name: "name", value: "value", expected: "expected", low: "low", high: "high"}
    rows = frame[list(titles)].rename(columns=titles).reset_index(drop=True)
    rows = rows.astype(dict.fromkeys(("value", "expected", "low", "high"), float)).fillna({"value": 0.0})
    rows["row"] = unique(rows["name"])
    rows["outside"] = (rows["value"] > rows["high"]) | (rows["value"] < rows["low"])
    axis, left = names_axis(rows["row"].tolist(), ems=8)
    least = row_height(axis, usual=ROW) * len(rows) + ABOVE + BELOW
    if height is not None and height > least:  # rows keep their height; the rest stays empty below them
        spare = (height - least) / ROW
        axis["range"] = [len(rows) - 0.5 + spare, -0.5]
    margins, right = _columns(rows, chosen)
    return figure(
        [_spans(rows), _bars(rows, chosen, unit), *_ticks(rows, unit)],
        height=max(height or 0, least),
        annotations=[_key(left), _unit(unit, left), *margins],
        margin={"l": left, "r": right, "t": ABOVE, "b": BELOW},
        barmode="overlay",
        yaxis=axis,
        xaxis=_count_axis(rows),
    )


def _count_axis(rows: pd.DataFrame) -> Part:
    _bottom, top, step = count_range(0, float(rows[["value", "high"]].max().max()), from_zero=True)
    step = step * 2 if top / step > 4 else step  # so that the numbers do not touch on a phone
    grid = {"showgrid": True, "gridcolor": GRID, "showline": False, "ticks": ""}
    return {"range": [0, top], "dtick": step, "tick0": 0, "tickformat": ",.0f", "tickangle": 0, **grid}


def _spans(rows: pd.DataFrame) -> go.Bar:
    return go.Bar(
        x=(rows["high"] - rows["low"]).tolist(),
        base=rows["low"].tolist(),
        y=rows["row"].tolist(),
        width=[_SPAN] * len(rows),
        orientation="h",
        marker={"color": SPAN, "line": {"width": 0}},
        hoverinfo="skip",
        name="span",
    )


def _bars(rows: pd.DataFrame, chosen: Collection[str], unit: str) -> go.Bar:
    pairs = zip(rows["name"], rows["outside"], strict=True)
    colours = [AMBER_FILL if outside else BLUE if name in chosen else BLUE2 for name, outside in pairs]
    return go.Bar(
        x=rows["value"].tolist(),
        y=rows["row"].tolist(),
        width=[_BAR] * len(rows),
        orientation="h",
        marker={"color": colours, "line": {"width": 0}},
        customdata=rows["name"].astype(str).tolist(),
        hovertemplate=f"%{{customdata}}<br>{_('实际')} %{{x:,.0f}} {safe(unit)}<extra></extra>",
        name="actual",
    )


def _ticks(rows: pd.DataFrame, unit: str) -> list[go.Scatter]:
    """Return the vertical marks of the expected counts: ink on a white edge, visible on a bar."""
    points = {
        "x": rows["expected"].tolist(),
        "y": rows["row"].tolist(),
        "mode": "markers",
        "cliponaxis": False,
    }
    hover = f"%{{customdata}}<br>{_('按户数测算')} %{{x:,.1f}} {safe(unit)}<extra></extra>"
    edge = {"symbol": "line-ns", "size": _TICK, "line": {"color": PAPER, "width": 4}}
    line = {"symbol": "line-ns", "size": _TICK, "line": {"color": INK, "width": 2}}
    return [
        go.Scatter(**points, marker=edge, hoverinfo="skip", name="edge"),
        go.Scatter(
            **points,
            marker=line,
            customdata=rows["name"].astype(str).tolist(),
            hovertemplate=hover,
            name="expected",
        ),
    ]


def _key(left: float) -> Part:
    """Return the key of the marks, over the plot from the left edge of the figure."""
    words = "\u2003".join(
        f'<span style="color:{colour}">{sign}</span> {word}'
        for sign, colour, word in (
            ("■", BLUE2, _("实际")),
            ("┃", INK, _("按户数测算")),
            ("■", SPAN, _("正常范围")),
            ("■", AMBER_FILL, _("超出")),
        )
    )
    return text(words, x=0, y=1, shift=(-left, 30), valign="bottom", colour=INK2)


def _unit(unit: str, left: float) -> Part:
    return text(safe(unit), x=0, y=0, shift=(min(-12.0, 4 - left / 4), -3), anchor="right", valign="top")


def _columns(rows: pd.DataFrame, chosen: Collection[str]) -> tuple[list[Part], float]:
    """Return the columns 实际, 测算, 正常, and the right margin they need."""
    values, expected, normal = [], [], []
    for row in rows.itertuples(index=False):
        colour = AMBER if row.outside else BLUE if row.name in chosen else INK
        values.append((row.row, f"<b>{number(row.value)}</b>", colour, 13))
        expected.append((row.row, number(row.expected), INK2, 12))
        normal.append((row.row, f"{number(row.low)}–{number(row.high)}", INK3, 12))
    parts, right = [], 0.0
    for header, cells, size in ((_("实际"), values, 13), (_("测算"), expected, 12), (_("正常"), normal, 12)):
        widest = max(text_width(header), column_width("", [cell[1] for cell in cells], size=size))
        right += 11 + widest
        parts += column(header, cells, right=right)
    return parts, right + 4
