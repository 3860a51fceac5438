"""Parts of a whole: 100 % bars, a row a unit or period, every part printed where it fits."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.theme import INK, INK3, LINE, PAPER
from pages.parts.drafts.base import empty, figure, margin_column

#: A part narrower than this share of the bar has no room for its number.
_ROOM = 0.07
_DARK = ("#1F5A94", "#9C4A00", "#3D76AB", "#123E69", "#A8281E", "#6C97C3")


def stacked_share(
    frame: pd.DataFrame, *, name: str, part: str, value: str, parts: Sequence[str], colours: Sequence[str],
    names: Sequence[str] | None = None, heads: tuple[str, str] = ("", ""), height: int | None = None,
) -> go.Figure:  # fmt: skip
    """A 100 % bar a unit, its parts in a fixed order, the count of the whole at the right.

    Args:
        frame: One row a unit and part.
        name: Column of the unit.
        part: Column of the part.
        value: Column of the count.
        parts: Parts in the order of drawing; what is not among them is drawn last and grey.
        colours: A colour for each part.
        names: Units from the top; by their order in the frame when None.
        heads: Head over the bars (unused when empty) and over the counts.
        height: Height in px; by the number of units when None.
    """
    if frame.empty or not frame[value].sum():
        return empty(height or 318)
    text = frame.assign(**{name: frame[name].astype(str), part: frame[part].astype(str)})
    grid = text.pivot_table(index=name, columns=part, values=value, aggfunc="sum", fill_value=0)
    order = [n for n in (names or list(dict.fromkeys(text[name]))) if n in grid.index and grid.loc[n].sum() > 0]
    others = [p for p in grid.columns if p not in parts]
    totals = grid.loc[order].sum(axis=1)
    fig = figure(height=height or max(180, 32 * len(order) + 70), margin={"l": 8, "r": 72, "t": 30, "b": 4}, barmode="stack", bargap=0.3)
    for segment, colour in [*zip(parts, colours, strict=True), *((o, LINE) for o in others)]:
        if segment not in grid.columns:
            continue
        shares = grid.loc[order, segment] / totals
        fig.add_bar(
            x=list(shares), y=order, orientation="h", name=segment, marker={"color": colour, "line": {"color": PAPER, "width": 1}},
            text=[f"{share:.0%}" if share >= _ROOM else "" for share in shares], textposition="inside", insidetextanchor="middle",
            textangle=0, textfont={"size": 12, "color": PAPER if colour in _DARK else INK}, constraintext="none",
            customdata=list(grid.loc[order, segment]),
            hovertemplate="%{y} " + segment + " %{customdata:,}（%{x:.1%}）<extra></extra>",
        )  # fmt: skip
    margin_column(fig, heads[1], [f"{total:,.0f}" for total in totals], order, shift=66, colours=[INK3] * len(order))
    fig.update_xaxes(visible=False, range=[0, 1])
    fig.update_yaxes(showgrid=False, autorange="reversed", ticklabelstandoff=6, tickfont={"size": 13, "color": INK})
    return fig
