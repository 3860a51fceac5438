"""Suggestions beside recorded values: solid for the ledger, hollow for what a rule suggests."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis
from pages.parts.charts.bars import hidden_axis
from pages.parts.charts.canvas import Part, column, column_width, empty, figure, text
from pages.parts.charts.lettering import number, safe
from pages.parts.charts.theme import BLUE, BLUE2, INK, INK2, INK3, PAPER
from pages.parts.words.language import _

ROW = 52


def recorded_and_suggested_bars(
    frame: pd.DataFrame, *, name: str, recorded: str, suggested: str, height: float | None = None
) -> go.Figure:
    """What would the rule add? Recorded counts as full bars, suggested ones behind them as hollow bars.

    Args:
        frame: one row per kind, in order.
        name: column of the kinds.
        recorded: column of the counts of the ledger.
        suggested: column of the counts of the rule; they are not in any ledger.
        height: px; None: from the number of rows.

    Returns:
        The figure; 暂无数据 when all counts are 0.
    """
    if frame.empty or not frame[[recorded, suggested]].to_numpy().sum():
        return empty(height=height or 300)
    names = [str(item) for item in frame[name]]
    full, hollow = frame[recorded].astype(float), frame[suggested].astype(float)
    axis, left = names_axis(names)
    cells = [
        [(row, number(n), colour, 13) for row, n in zip(names, counts, strict=True)]
        for counts, colour in ((full, INK), (hollow, INK3))
    ]
    labels = _("已填"), _("建议")
    inner = 8 + column_width(labels[0], [cell[1] for cell in cells[0]])
    outer = inner + 14 + column_width(labels[1], [cell[1] for cell in cells[1]])
    return figure(
        [
            _bars(names, full, _("已填"), {"color": BLUE, "line": {"width": 0}}),
            _bars(names, hollow, _("建议"), {"color": PAPER, "line": {"color": BLUE2, "width": 1.5}}),
        ],
        height=height or ROW * len(names) + 70,
        annotations=[
            _key(left),
            *column(labels[0], cells[0], right=inner),
            *column(labels[1], cells[1], right=outer),
        ],
        margin={"l": left, "r": outer + 4, "t": 54, "b": 10},
        barmode="stack",
        bargap=0.42,
        yaxis=axis,
        xaxis=hidden_axis(float((full + hollow).max())),
    )


def _key(left: float) -> Part:
    words = (
        f'<span style="color:{BLUE}">■</span> {_("台账已填的分流")}\u2002'
        f'<span style="color:{BLUE2}">□</span> {_("未填的，按规则建议")}'
    )
    return text(words, x=0, y=1, shift=(-left, 30), valign="bottom", colour=INK2)


def _bars(names: list[str], counts: pd.Series, word: str, marker: dict[str, Any]) -> go.Bar:
    return go.Bar(
        x=counts.tolist(),
        y=names,
        orientation="h",
        marker=marker,
        customdata=names,
        hovertemplate=f"%{{customdata}}<br>{safe(word)} %{{x:,.0f}}<extra></extra>",
    )
