"""Heat maps: when do requests come, and which place has more of a category than its size explains."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, nice_step
from pages.parts.charts.canvas import Part, empty, figure
from pages.parts.charts.deviation import deviation, pooled
from pages.parts.charts.lettering import number, safe
from pages.parts.charts.theme import INK3, SEQUENTIAL
from pages.parts.words.language import _

__all__ = ["deviation", "pooled", "weekday_hour"]


def weekday_hour(
    frame: pd.DataFrame,
    *,
    weekday: str = "weekday",
    hour: str = "hour",
    value: str = "request_count",
    unit: str = "件",
    height: float = 330,
) -> go.Figure:
    """When do requests come? Seven days by 24 hours, darker for more, the colour bar below.

    Args:
        frame: one row an hour of a weekday; what is absent counts as 0.
        weekday: column of the weekday, 1 for Monday.
        hour: column of the hour, 0 to 23.
        value: column of the counts.
        unit: of the counts.
        height: px.

    Returns:
        The figure; 暂无数据 when the frame is empty or all counts are 0.
    """
    if frame.empty or not frame[value].sum():
        return empty(height=height)
    grid = frame.pivot_table(index=weekday, columns=hour, values=value, aggfunc="sum", fill_value=0)
    grid = grid.reindex(index=range(1, 8), columns=range(24), fill_value=0)
    days = [_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日")]
    axis, left = names_axis(days)
    hours = [_("{hour}时").format(hour=at) if at % 9 == 0 else str(at) for at in range(0, 24, 3)]
    look = {"xgap": 1, "ygap": 1, "zmin": 0, "colorscale": _steps(SEQUENTIAL)}
    hover = f"%{{y}} %{{x}}{_('时')}<br>%{{z:,.0f}} {safe(unit)}<extra></extra>"
    bar = _colour_bar(float(grid.to_numpy().max()), unit)
    counts = grid.to_numpy(dtype=float)
    heat = go.Heatmap(z=counts, x=list(range(24)), y=days, colorbar=bar, hovertemplate=hover, **look)
    return figure(
        [heat],
        height=height,
        margin={"l": left, "r": 8, "t": 8, "b": 64},
        xaxis={
            "tickvals": list(range(0, 24, 3)),
            "ticktext": hours,
            "showline": False,
            "ticks": "",
            "tickangle": 0,
        },
        yaxis=axis,
    )


def _steps(colours: tuple[str, ...]) -> list[list[object]]:
    return [[place / (len(colours) - 1), colour] for place, colour in enumerate(colours)]


def _colour_bar(largest: float, unit: str) -> Part:
    step = nice_step(largest, parts=4)
    places = [at * step for at in range(int(largest // step) + 1)]
    texts = [number(at) for at in places[:-1]] + [f"{number(places[-1])} {safe(unit)}"]
    place = {"x": 1, "xanchor": "right", "xpad": 14, "y": 0, "yref": "paper", "yanchor": "top", "ypad": 34}
    look = {
        "orientation": "h",
        "lenmode": "pixels",
        "len": 210,
        "thickness": 10,
        "outlinewidth": 0,
        "ticks": "",
    }
    return {**place, **look, "tickvals": places, "ticktext": texts, "tickfont": {"size": 12, "color": INK3}}
