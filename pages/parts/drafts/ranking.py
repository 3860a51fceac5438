"""Who stands where: dots with intervals against a target, bars against the last period, ranked bars."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.theme import AMBER, AMBER_FILL, BLUE, BLUE2, INK, INK2, INK3, LINE, MUTE, PAPER, RED
from pages.parts.drafts.base import bold, empty, figure, ink_of, margin_column, note
from pages.parts.wording import _

#: Names that stand for no place and no category: grey and last.
UNNAMED = ("其他", "未匹配", "未填写")
ROW = 32


def dots_with_intervals(
    frame: pd.DataFrame,
    *,
    name: str,
    value: str,
    low: str,
    high: str,
    denominator: str,
    numerator: str | None = None,
    target: float | None = None,
    target_label: str = "",
    heads: tuple[str, str] = ("", ""),
    small: int = 30,
    height: int | None = None,
) -> go.Figure:
    """Rates of units, best on top, with 95 % intervals; n/N at the right; small ones hollow and last.

    Args:
        frame: One row a unit.
        name: Column of the unit.
        value: Column of the rate, 0 to 1; units without one are left out.
        low: Column of the lower end of the interval.
        high: Column of the upper end.
        denominator: Column of the denominator.
        numerator: Column of the numerator; value × denominator when None.
        target: The target, drawn dashed.
        target_label: Text at the target.
        heads: Heads of the two columns at the right (rate, n/N).
        small: Denominators below are hollow, dotted and not ranked.
        height: Height in px; by the number of units when None.
    """
    rows = frame[frame[value].notna()] if len(frame) else frame
    if rows.empty:
        return empty(height or 318)
    rows = rows.assign(_small=rows[denominator] < small, _unnamed=rows[name].astype(str).isin(UNNAMED))
    rows = rows.sort_values(["_unnamed", "_small", value, name], ascending=[False, False, True, False])
    names = [str(n) for n in rows[name]]
    tall = height or max(180, ROW * len(rows) + 70)
    fig = figure(height=tall, margin={"l": 8, "r": 124, "t": 30, "b": 8})
    colours = [_colour(row[low], row[high], target, bool(row["_small"])) for _at, row in rows.iterrows()]
    for label, (_at, row), colour in zip(names, rows.iterrows(), colours, strict=True):
        fig.add_scatter(
            x=[row[low], row[high]], y=[label, label], mode="lines", hoverinfo="skip",
            line={"color": colour, "width": 2 if row["_small"] else 5, "dash": "dot" if row["_small"] else "solid"},
            opacity=0.7 if row["_small"] else 0.36,
        )  # fmt: skip
    fig.add_scatter(
        x=list(rows[value]), y=names, mode="markers", customdata=names, cliponaxis=False,
        marker={
            "size": 11,
            "color": [PAPER if s else c for s, c in zip(rows["_small"], colours, strict=True)],
            "line": {"color": colours, "width": 1.8},
        },
        hovertemplate="%{y} %{x:.1%}<extra></extra>",
    )  # fmt: skip
    _columns(fig, rows, names, colours, value, denominator, numerator, heads)
    _scale(fig, rows, low, high, target, target_label)
    return fig


def _colour(low: float, high: float, target: float | None, is_small: bool) -> str:  # noqa: FBT001
    if is_small:
        return MUTE
    if target is None:
        return BLUE2
    return RED if high < target else BLUE if low > target else BLUE2


def _columns(
    fig: go.Figure, rows: pd.DataFrame, names: Sequence[str], colours: Sequence[str], value: str, denominator: str,
    numerator: str | None, heads: tuple[str, str],
) -> None:  # fmt: skip
    parts = rows[numerator] if numerator else rows[value] * rows[denominator]
    rates = [
        f"{v:.0%}" if s else bold(f"{v:.1%}") for v, s in zip(rows[value], rows["_small"], strict=True)
    ]
    counts = [
        f"{p:,.0f}/{w:,.0f}" + (f" {_('少')}" if s else "")
        for p, w, s in zip(parts, rows[denominator], rows["_small"], strict=True)
    ]
    inks = [INK3 if s else ink_of(c) for s, c in zip(rows["_small"], colours, strict=True)]
    margin_column(fig, heads[0], rates, names, shift=52, colours=inks)
    margin_column(fig, heads[1], counts, names, shift=122, colours=[INK3] * len(names))


def _scale(
    fig: go.Figure, rows: pd.DataFrame, low: str, high: str, target: float | None, target_label: str
) -> None:
    floor = max(0.0, float(min(rows[low].min(), target or 1)) - 0.04)
    fig.update_xaxes(range=[floor, 1.01 if rows[high].max() > 0.9 else float(rows[high].max()) + 0.05], tickformat=".0%", nticks=5)
    fig.update_yaxes(showgrid=True, ticklabelstandoff=6, tickfont={"size": 13, "color": INK}, range=[-0.6, len(rows) - 0.4])
    if target is not None:
        fig.add_vline(x=target, line={"color": INK, "width": 1.2, "dash": "dash"})
        note(fig, target_label, x=target, y=1, yref="y domain", yanchor="bottom", yshift=4, font={"color": INK})


def bars_with_last(
    frame: pd.DataFrame,
    *,
    name: str,
    value: str,
    last: str | None = None,
    risen: Sequence[str] = (),
    heads: tuple[str, str] = ("", ""),
    most: int = 12,
    height: int | None = None,
) -> go.Figure:
    """Counts as bars, largest on top, a tick where the period of comparison was, 其他 last and grey.

    Args:
        frame: One row a part.
        name: Column of the part.
        value: Column of the count.
        last: Column of the count compared with; None when nothing is compared.
        risen: Parts that rose beyond chance, in amber.
        heads: Heads of the columns at the right (this period, change).
        most: Parts beyond so many are added up as 其他.
        height: Height in px; by the number of parts when None.
    """
    if frame.empty or not frame[value].sum():
        return empty(height or 318)
    rows = _largest(frame, name, value, last, most)
    names = [str(n) for n in rows[name]]
    tall = height or max(180, 28 * len(rows) + 66)
    fig = figure(height=tall, margin={"l": 8, "r": 96 if last else 60, "t": 28, "b": 4}, bargap=0.34)
    colours = [LINE if n in UNNAMED else AMBER_FILL if n in risen else BLUE2 for n in names]
    fig.add_bar(
        x=list(rows[value]), y=names, orientation="h", marker={"color": colours}, customdata=names,
        hovertemplate="%{y} %{x:,}<extra></extra>",
    )  # fmt: skip
    if last:
        fig.add_scatter(
            x=list(rows[last]), y=names, mode="markers", hoverinfo="skip",
            marker={"symbol": "line-ns", "size": 18, "line": {"color": INK, "width": 2}},
        )  # fmt: skip
    inks = [INK2 if n in UNNAMED else AMBER if n in risen else INK for n in names]
    margin_column(fig, heads[0], [bold(f"{v:,.0f}") for v in rows[value]], names, shift=50, colours=inks)
    if last:
        moved = [_signed(now - then) for now, then in zip(rows[value], rows[last], strict=True)]
        tones = [AMBER if n in risen else INK3 for n in names]
        margin_column(fig, heads[1], moved, names, shift=94, colours=tones)
    fig.update_xaxes(visible=False, rangemode="tozero")
    fig.update_yaxes(
        showgrid=False, ticklabelstandoff=6, tickfont={"size": 13, "color": INK}, autorange="reversed", showline=True,
        linecolor=MUTE,
    )  # fmt: skip
    return fig


def _signed(change: float) -> str:
    return f"+{change:,.0f}" if change > 0 else f"\u2212{-change:,.0f}" if change < 0 else "0"


def _largest(frame: pd.DataFrame, name: str, value: str, last: str | None, most: int) -> pd.DataFrame:
    columns = [value, *([last] if last else [])]
    rows = frame[[name, *columns]].astype({name: str}).fillna(dict.fromkeys(columns, 0))
    named = rows[~rows[name].isin(UNNAMED)].sort_values([value, name], ascending=[False, True])
    rest = pd.concat([named.iloc[most:], rows[rows[name] == "其他"]])
    kept = [named.iloc[:most]]
    if len(rest):
        kept.append(pd.DataFrame([{name: "其他", **{c: rest[c].sum() for c in columns}}]))
    return pd.concat([*kept, rows[rows[name].isin(UNNAMED[1:])]], ignore_index=True)


def ranked_bars(
    frame: pd.DataFrame, *, name: str, value: str, texts: Sequence[str], heads: tuple[str, str] = ("", ""),
    marked: Sequence[str] = (), height: int | None = None,
) -> go.Figure:  # fmt: skip
    """Values as bars in the order given, each with a text at the right.

    Args:
        frame: One row a unit, in the order to draw.
        name: Column of the unit.
        value: Column of the value.
        texts: Text at the right of each, in the same order.
        heads: Head of the column of texts, and of the values.
        marked: Units drawn in the strong blue.
        height: Height in px; by the number of units when None.
    """
    if frame.empty:
        return empty(height or 318)
    names = [str(n) for n in frame[name]]
    fig = figure(height=height or max(180, 28 * len(frame) + 66), margin={"l": 8, "r": 128, "t": 28, "b": 4}, bargap=0.34)
    colours = [LINE if n in UNNAMED else BLUE if n in marked else BLUE2 for n in names]
    fig.add_bar(x=list(frame[value]), y=names, orientation="h", marker={"color": colours}, customdata=names,
                hovertemplate="%{y} %{x:,.1f}<extra></extra>")  # fmt: skip
    values = [bold(f"{v:,.1f}") if pd.notna(v) else "—" for v in frame[value]]
    margin_column(fig, heads[0], values, names, shift=52, colours=[INK] * len(names))
    margin_column(fig, heads[1], list(texts), names, shift=126, colours=[INK3] * len(names))
    fig.update_xaxes(visible=False, rangemode="tozero")
    fig.update_yaxes(
        showgrid=False, ticklabelstandoff=6, tickfont={"size": 13, "color": INK}, autorange="reversed", showline=True,
        linecolor=MUTE,
    )  # fmt: skip
    return fig
