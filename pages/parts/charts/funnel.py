"""Funnel: is a place unusual for its size?"""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from scipy.stats import norm, poisson

from pages.parts.charts.axis import count_range
from pages.parts.charts.canvas import Part, empty, figure, text
from pages.parts.charts.lettering import (
    MARGIN,
    WIDTHS,
    Box,
    fold,
    free_side,
    move_apart,
    number,
    safe,
    text_width,
)
from pages.parts.charts.theme import AMBER, BLUE, BLUE2, INK2, INK3, MUTE, PAPER
from pages.parts.words.language import _

#: Points of a Poisson count: two curves contain 95 % of chance results, and two contain 99.8 %.
_INNER, _OUTER = (0.025, 0.975), (0.001, 0.999)
_TICKS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000)
_FINE = tuple(sorted({first * 10**power for first in (10, 15, 20, 30, 40, 50, 70) for power in range(5)}))


class _Mean(NamedTuple):
    """The pooled rate, the size it is per, and how much more than chance the places vary."""

    rate: float
    per: float
    dispersion: float

    def level(self, share: float, size: float) -> float:
        """The rate below which this share of chance counts lies, in a place of this size."""
        expected = max(size * self.rate / self.per, 1e-9)
        level = float(poisson.ppf(share, expected))
        if self.dispersion > 1:
            wider = expected + float(norm.ppf(share)) * math.sqrt(self.dispersion * expected)
            level = max(level, wider) if share > 0.5 else min(level, wider)
        return self.per * level / size


def size_funnel(
    frame: pd.DataFrame,
    *,
    name: str,
    size: str,
    value: str,
    side: str = "side",
    chosen: Collection[str] = (),
    per: float = 1000,
    unit: str = "件",
    size_unit: str = "户",
    most_labels: int = 5,
    height: float = 372,
    dispersion: float = 1.0,
) -> go.Figure:
    """Is a place unusual for its size? Rate per 1,000 against the size, with limits of chance.

    Limits are the 2.5, 97.5 and 0.1, 99.9 % points of Poisson counts about the pooled rate, wider where the
    places vary more than such counts.

    Args:
        frame: one row per place; rows without a size are omitted (the page says how many).
        name: column of the names; a click on a mark returns it.
        size: column of the sizes (households).
        value: column of the counts (requests), not of the rates.
        side: column of where a place lies: +1 above the outer limits, -1 below them, else 0.
        chosen: names to mark and label in any position.
        per: the rate is per this many of the size.
        unit: of the counts, for the hover.
        size_unit: of the sizes.
        most_labels: at most this many places outside the outer limits are labelled, farthest first.
        height: px.
        dispersion: φ: how much more than chance the places vary, as a ratio of variances.

    Returns:
        The figure; 暂无数据 when no place has a size.
    """
    titles = {name: "name", size: "size", value: "count", side: "side"}
    rows = frame[list(titles)].rename(columns=titles)
    rows = (
        rows.assign(name=rows["name"].astype(str))
        .astype({"size": float, "count": float})
        .fillna({"count": 0.0})
    )
    rows = rows[rows["size"] > 0].reset_index(drop=True)
    if rows.empty:
        return empty(height=height)
    mean = _Mean(per * rows["count"].sum() / rows["size"].sum(), per, dispersion)
    rows = _with_rates(rows, mean, chosen)
    ends = (math.log10(rows["size"].min()) - 0.09, math.log10(rows["size"].max()) + 0.09)
    high = max(rows["rate"].max() * 1.06, min(mean.level(_OUTER[1], rows["size"].min()), 3 * mean.rate))
    bottom, top, step = count_range(0, high, from_zero=True)
    labels = _labels(rows, ends, top, height - 46, most_labels)
    ticks = _ticks(ends)
    texts = [number(tick) for tick in ticks]
    texts[-1:] = [f"{texts[-1]} {safe(size_unit)}"] if texts else []
    axis_x = {"type": "log", "range": ends, "tickvals": ticks, "ticktext": texts, "tickangle": 0}
    return figure(
        [*_curves(mean, ends), *_marks(rows, unit, size_unit)],
        height=height,
        annotations=[*_curve_labels(mean, ends, (bottom, top), height - 46), *labels],
        margin={"l": 8, "r": MARGIN, "t": 12, "b": 34},
        xaxis=axis_x,
        yaxis={"range": [bottom, top], "dtick": step, "tick0": 0, "tickformat": ",.0f"},
    )


def _ticks(ends: tuple[float, float]) -> list[int]:
    """Return the sizes to print; finer steps for a narrow range, where 1, 2 and 5 give fewer than two."""
    for offered in (_TICKS, _FINE):
        ticks = [tick for tick in offered if ends[0] <= math.log10(tick) <= ends[1]]
        if len(ticks) > 1:
            break
    return ticks


def _with_rates(rows: pd.DataFrame, mean: _Mean, chosen: Collection[str]) -> pd.DataFrame:
    """Return the rows with rate, z in standard deviations of chance, and the style of their mark."""
    rows = rows.assign(rate=mean.per * rows["count"] / rows["size"])
    expected = rows["size"] * mean.rate / mean.per
    rows["z"] = (rows["count"] - expected) / expected.where(expected > 0, 1.0) ** 0.5
    rows["look"] = np.select([rows["side"] > 0, rows["side"] < 0], ["high", "low"], "ordinary")
    rows["is_chosen"] = rows["name"].isin(list(chosen))
    return rows


def _curves(mean: _Mean, ends: tuple[float, float]) -> list[go.Scatter]:
    """Return the mean and the four limits over the range of sizes."""
    sizes = np.logspace(*ends, 61)
    look = {"mode": "lines", "hoverinfo": "skip"}
    curves = [go.Scatter(x=sizes, y=np.full(61, mean.rate), line={"color": INK3, "width": 1}, **look)]
    for shares, dash in ((_INNER, "4px,3px"), (_OUTER, "solid")):
        for share in reversed(shares):
            levels = [max(mean.level(share, each), 0.0) for each in sizes]
            curves.append(
                go.Scatter(x=sizes, y=levels, line={"color": MUTE, "width": 1, "dash": dash}, **look)
            )
    return curves


def _curve_labels(
    mean: _Mean, ends: tuple[float, float], span: tuple[float, float], plot_height: float
) -> list[Part]:
    """Return 平均, 95% and 99.8% at the right ends of their lines, moved apart where needed."""
    levels = [mean.rate, *(mean.level(shares[1], 10 ** ends[1]) for shares in (_INNER, _OUTER))]
    words = [_("街道平均 {value}").format(value=number(mean.rate, decimals=1)), "95%", _("正常上限")]
    gap = 15 * (span[1] - span[0]) / plot_height
    places = move_apart(levels, gap=gap)
    return [
        text(word, x=1, y=place, yref="y", shift=(6, 0)) for word, place in zip(words, places, strict=True)
    ]


def _marks(rows: pd.DataFrame, unit: str, size_unit: str) -> list[go.Scatter]:
    """Return one trace per kind of mark: ordinary dots, diamonds above, squares below, the chosen last."""
    traces = []
    for look, symbol, width, colour in (
        ("ordinary", "circle", 7, BLUE2),
        ("high", "diamond", 10, AMBER),
        ("low", "square", 9, INK2),
    ):
        traces.append(
            _points(rows[(rows["look"] == look) & ~rows["is_chosen"]], unit, size_unit, symbol, width, colour)
        )
    for look, symbol in (("ordinary", "circle"), ("high", "diamond"), ("low", "square")):
        traces.append(
            _points(rows[(rows["look"] == look) & rows["is_chosen"]], unit, size_unit, symbol, 11, BLUE)
        )
    return [trace for trace in traces if len(trace.x)]


def _points(
    part: pd.DataFrame, unit: str, size_unit: str, symbol: str, width: float, colour: str
) -> go.Scatter:
    told = [
        f"{safe(row.name)}<br>{number(row.rate, decimals=1)}"
        f"<br>{number(row.count)} {safe(unit)} / {number(row.size)} {safe(size_unit)}"
        for row in part.itertuples(index=False)
    ]
    marker = {"symbol": symbol, "size": width, "color": colour, "line": {"color": PAPER, "width": 1}}
    points = {"x": part["size"].tolist(), "y": part["rate"].tolist(), "mode": "markers", "marker": marker}
    shown = {"text": told, "customdata": part["name"].tolist(), "hovertemplate": "%{text}<extra></extra>"}
    return go.Scatter(**points, **shown, cliponaxis=False)


def _labels(
    rows: pd.DataFrame, ends: tuple[float, float], top: float, plot_height: float, most: int
) -> list[Part]:
    """Return the labels of the places outside and of the chosen, without overlap at any width."""
    outside = rows[(rows["look"] != "ordinary") & ~rows["is_chosen"]]
    outside = outside.reindex(outside["z"].abs().sort_values(ascending=False, kind="stable").index).head(most)
    shares = (np.log10(rows["size"].to_numpy()) - ends[0]) / (ends[1] - ends[0])
    heights = rows["rate"].to_numpy() / top * plot_height
    taken: list[list[Box]] = [[] for _width in WIDTHS]
    labels = []
    for row in pd.concat([rows[rows["is_chosen"]], outside]).itertuples():
        words = f"{fold(row.name, ems=9, lines=1)} {number(row.rate)}"
        colour = BLUE if row.is_chosen else AMBER if row.look == "high" else INK2
        place = free_side(
            shares[row.Index], heights[row.Index], text_width(words, size=12) * 1.06, taken, shares, heights
        )
        if place is not None:
            anchor, right, up = place
            at = {"x": math.log10(row.size), "y": row.rate, "xref": "x", "yref": "y"}
            labels.append(
                text(
                    f"<b>{words}</b>",
                    **at,
                    shift=(right, up),
                    anchor=anchor,
                    colour=colour,
                    ground="rgba(255,255,255,0.75)",
                )
            )
    return labels
