"""Heat maps: when requests come, and which place has more of a category than its size explains."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, nice_step
from pages.parts.charts.canvas import REST_NAMES, Part, empty, figure, unique
from pages.parts.charts.lettering import fold, in_brackets, number, safe, text_width
from pages.parts.charts.theme import DIVERGING, INK, INK2, INK3, PAPER, SEQUENTIAL
from pages.parts.words.language import _
from pages.parts.words.value_names import reader_name

__all__ = ["deviation", "pool_small_names", "weekday_hour"]


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
        frame: one row per hour of a weekday; an absent row counts as 0.
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


LEAST = 2.0  # a cell with a finding has at least the lightest colour
STRONG = 4.0  # from here on the cell is dark and its number white
_EDGE = 6.0
#: Side of a finding -> its sign behind the count: more and less are not told by colour alone.
_DIRECTIONS = {1: '<span style="font-size:9px">▲</span>', -1: '<span style="font-size:9px">▼</span>', 0: ""}
_DARK_BLUE, _DARK_BROWN = "#2D699D", "#B5651A"  # between the two outer steps of the scale


def deviation(
    frame: pd.DataFrame,
    *,
    row: str,
    column: str,
    value: str,
    height: float | None = None,
) -> go.Figure:
    """Where is what? All counts printed; colour only where a cell differs from the expected count.

    Args:
        frame: one row per cell, complete: the count, ``expected``, ``z`` (distance from it, in standard
            deviations) and ``side`` (+1 found to have more, −1 less, 0 no finding).
        row: column of the units (communities); a click returns the unit.
        column: column of the categories.
        value: column of the counts.
        height: px; None: from the number of rows, at least 372.

    Returns:
        The figure; 暂无数据 when the frame is empty or all counts are 0.
    """
    if frame.empty or not frame[value].sum():
        return empty(height=height or 372)
    cells = frame.assign(shade=frame["side"] * frame["z"].abs().clip(lower=LEAST))
    units, kinds = _by_size(cells, row, value), _by_size(cells, column, value)
    axis, left = names_axis(unique(units))
    labels, above, angle = _column_labels(kinds)
    top_axis = {
        "type": "category",
        "side": "top",
        "showline": False,
        "ticks": "",
        "tickangle": angle,
        "tickfont": {"size": 12, "color": INK2},
    }
    return figure(
        [_ground(cells, (row, column), units, kinds), *_numbers(cells, row, column, value)],
        height=height or max(372, 34 * len(units) + above + 12),
        margin={"l": left, "r": 8, "t": above, "b": 8},
        xaxis={**top_axis, "tickvals": kinds, "ticktext": labels, "automargin": False},
        yaxis=axis,
    )


def _ground(cells: pd.DataFrame, by: tuple[str, str], units: list[str], kinds: list[str]) -> go.Heatmap:
    """Return the coloured cells; cells without a finding have no colour."""
    shown = cells.pivot_table(index=by[0], columns=by[1], values="shade").loc[units, kinds].to_numpy()
    look = {"zmin": -_EDGE, "zmax": _EDGE, "xgap": 2, "ygap": 2, "showscale": False, "hoverinfo": "skip"}
    return go.Heatmap(z=shown, x=kinds, y=units, colorscale=_deviation_scale(), **look)


def pool_small_names(
    frame: pd.DataFrame,
    *,
    row: str,
    column: str,
    value: str,
    top_rows: int = 14,
    top_columns: int | None = None,
) -> pd.DataFrame:
    """Return the frame as ``deviation`` draws it: all but the largest names become 其他.

    Args:
        frame: one row per cell; an absent cell is 0.
        row: column of the units.
        column: column of the categories.
        value: column of the counts.
        top_rows: number of rows, largest first.
        top_columns: number of columns, largest first; None: as many as fit on a phone.
    """
    rows = _pool_names(frame, row, value, top_rows)
    return _pool_names(rows, column, value, top_columns or _most_columns(frame[value]))


def _most_columns(counts: pd.Series) -> int:
    """Return how many columns, with 其他, leave room for the printed counts on a phone."""
    return {1: 8, 2: 8, 3: 8, 4: 7}.get(len(f"{counts.max():.0f}"), 5)


def _pool_names(frame: pd.DataFrame, by: str, value: str, top: int) -> pd.DataFrame:
    """Return the frame with all but the largest ``top`` names of a column replaced by 其他."""
    names = frame[by].astype(str)
    sizes = frame[value].groupby(names).sum().sort_values(ascending=False, kind="stable")
    named = [name for name in sizes.index if name not in REST_NAMES]
    small = set(named[top:]) if len(named) > top else set()
    return frame.assign(**{by: names.where(~names.isin(small), REST_NAMES[0])})


def _by_size(cells: pd.DataFrame, by: str, value: str) -> list[str]:
    """Return the names of a column by their totals, 其他, 未匹配 and 未填写 last."""
    sizes = cells.groupby(by)[value].sum()
    rank = {name: place for place, name in enumerate(REST_NAMES, start=1)}
    return sorted(sizes.index, key=lambda name: (rank.get(name, 0), -sizes[name], name))


def _column_labels(kinds: list[str]) -> tuple[list[str], float, int]:
    """Return the texts over the columns, the px above the plot and the angle of the texts."""
    named = [reader_name(kind) for kind in kinds]
    if max(text_width(kind, size=1) for kind in named) <= 6.5:
        folded = [fold(kind, ems=2.4, lines=3) for kind in named]
        return folded, 12 + 16 * (1 + max(item.count("<br>") for item in folded)), 0
    folded = [fold(kind, ems=9, lines=1) for kind in named]
    return folded, 14 + 0.8 * max(text_width(item) for item in folded), -55


def _deviation_scale() -> list[list[object]]:
    # A step at 4, where the printed number turns white: every number has a contrast of 4.2:1 or more.
    far_less, mid_less, less, none, more, mid_more, far_more = DIVERGING
    stops = (
        *((-_EDGE, far_less), (-STRONG, _DARK_BLUE), (-STRONG, mid_less), (-LEAST, less)),
        *((0.0, none), (LEAST, more), (STRONG, mid_more), (STRONG, _DARK_BROWN), (_EDGE, far_more)),
    )
    return [[(at + _EDGE) / (2 * _EDGE), colour] for at, colour in stops]


def _numbers(cells: pd.DataFrame, row: str, column: str, value: str) -> list[go.Scatter]:
    """Return the printed counts: bold and with a sign on coloured cells, white on dark ones, else plain."""
    size = cells["shade"].abs()
    kinds = (
        (size < LEAST, INK3, 400),
        ((size >= LEAST) & (size < STRONG), INK, 700),
        (size >= STRONG, PAPER, 700),
    )
    traces = []
    for chosen, colour, weight in kinds:
        part = cells[chosen]
        if part.empty:
            continue
        told = [
            f"{safe(item[row])} · {safe(item[column])}<br>{number(item[value])}"
            + in_brackets(f"{_('应有')} {number(item['expected'], decimals=1)}")
            for item in part.to_dict("records")
        ]
        font = {"size": 12, "color": colour, "weight": weight}
        points = {"x": part[column], "y": part[row], "mode": "text", "textfont": font, "hovertext": told}
        texts = [
            f"{count:.0f}{_DIRECTIONS[side]}" for count, side in zip(part[value], part["side"], strict=True)
        ]
        traces.append(
            go.Scatter(
                **points,
                text=texts,
                customdata=part[row].tolist(),
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    return traces
