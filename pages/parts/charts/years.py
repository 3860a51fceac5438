"""This year beside last year: month by month with the change in %, and as running totals by this date."""

from __future__ import annotations

from functools import partial
from typing import Protocol

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import count_range, month_name
from pages.parts.charts.canvas import Part, empty, figure, text
from pages.parts.charts.few import below_bars, spare_below
from pages.parts.charts.lettering import folded_width, key, move_apart, number, safe, text_width
from pages.parts.charts.theme import BLUE, BLUE3, INK, INK2, INK3, MUTE, PAPER
from pages.parts.words.language import _
from pages.parts.words.numbers import Number, is_fraction_only, is_number, is_small, signed_number

#: px of one line of 12 px under the axis.
_LINE = 15.6


class _Month(Protocol):
    """A month from 1 to 12, with its number of this year and of last year."""

    month: int
    this: float | None
    last: float | None


def months_beside(
    frame: pd.DataFrame,
    *,
    this_label: str,
    last_label: str,
    small: int = 30,
    is_open: bool = False,
    unit: str = "件",
    height: float = 318,
) -> go.Figure:
    """Is this year better than last year, month by month? Bars before pale ones, numbers and change below.

    Args:
        frame: one row per month with the columns month (1 to 12), this and last; null where the ledger was
            not kept.
        this_label: the year of ``this``.
        last_label: the year of ``last``.
        small: on a smaller base the change in % is grey; below 10 it is omitted, below 1 it is 上年为 0.
        is_open: whether the last month is unfinished: hollow, and compared with the same elapsed days.
        unit: of the counts, for the hover.
        height: px.

    Returns:
        The figure; 暂无数据 when there is no number.
    """
    if frame.empty or not frame[["this", "last"]].fillna(0).to_numpy().sum():
        return empty(height=height)
    has_last = frame["last"].notna().any()
    tops = [*frame["this"].dropna(), *frame["last"].dropna()]
    bottom, top, step = count_range(0, max(tops), from_zero=True)
    heads = [_("月"), f'<span style="color:{BLUE}">■ {safe(this_label)}</span>']
    if has_last:
        heads += [f'<span style="color:{MUTE}">■</span> {safe(last_label)}', _("较上年 %")]
    left = max(text_width(word) for word in ("■ 2026", _("较上年 %"), number(top))) + 14
    cells = [_cells(row, small, has_last=has_last) for row in frame.itertuples(index=False)]
    lines = max(cell.count("<br>") for cell in cells) + 1
    return figure(
        _bars(frame, unit, this_label, last_label, is_open=is_open),
        height=height,
        annotations=[_heads(heads, left)],
        meta=spare_below(cells, below_bars(), left=left, below=_LINE * (lines - 0.5)),
        margin={"l": left, "r": 10, "t": 12, "b": 16 + _LINE * lines},
        barmode="overlay",
        xaxis={
            "tickvals": frame["month"].tolist(),
            "ticktext": cells,
            "range": [frame["month"].min() - 0.55, frame["month"].max() + 0.55],
            "tickangle": 0,
            "ticks": "",
        },
        yaxis={"range": [bottom, top], "dtick": step, "tick0": 0},
    )


def _heads(heads: list[str], left: float) -> Part:
    """Return the labels of the lines under the axis, in its left margin, at their heights."""
    part = text("<br>".join(heads), x=0, y=0, shift=(-left, 0), valign="top", colour=INK2)
    return {**part, "align": "left"}


def _cells(row: _Month, small: int, *, has_last: bool) -> str:
    lines = [f"{row.month:.0f}", f'<span style="color:{INK}"><b>{number(row.this)}</b></span>']
    if has_last:
        lines += [number(row.last), _change(row.this, row.last, small)]
    return "<br>".join(lines)


def _change(now: Number, before: Number, small: int) -> str:
    """The change in %; grey on a small base, omitted on a very small one, 上年为 0 in two lines."""
    if not is_number(now) or not is_number(before):
        return "—"
    if before == 0:
        return "—" if now == 0 else _("上年<br>为 0")
    if is_fraction_only(before):
        return below_bars()
    words = signed_number(100 * (now - before) / before)
    return words if is_small(before, small) else f'<span style="color:{INK}"><b>{words}</b></span>'


def _bars(frame: pd.DataFrame, unit: str, this_label: str, last_label: str, *, is_open: bool) -> list[go.Bar]:
    months = frame["month"].tolist()
    waits = [is_open and place == len(frame) - 1 for place in range(len(frame))]
    looks = (
        ("last", last_label, 0.82, [BLUE3] * len(frame), [BLUE3] * len(frame)),
        (
            "this",
            this_label,
            0.46,
            [PAPER if w else BLUE for w in waits],
            [INK3 if w else BLUE for w in waits],
        ),
    )
    return [
        go.Bar(
            x=months,
            y=frame[column].tolist(),
            width=width,
            name=label,
            marker={
                "color": fills,
                "line": {"color": edges, "width": [1.4 * (fill == PAPER) for fill in fills]},
            },
            hovertemplate=f"{safe(label)} · %{{x}}<br>%{{y:,.0f}} {safe(unit)}<extra></extra>",
        )
        for column, label, width, fills, edges in looks
    ]


def running_totals(
    frame: pd.DataFrame,
    *,
    this_label: str,
    last_label: str,
    unit: str = "件",
    height: float = 300,
) -> go.Figure:
    """How many were completed so far this year? The running total, and last year's in grey.

    Args:
        frame: one row per month with the columns month (1 to 12), this and last (running totals); null after
            the last month that has begun, and where there is nothing to compare with. Parts of months are
            parts of a number (7.33), and have their names in a column ``name``.
        this_label: the year of ``this``, written at the end of its line.
        last_label: the year of ``last``.
        unit: of the counts.
        height: px.

    Returns:
        The figure; 暂无数据 when nothing was completed.
    """
    if frame.empty or not frame[["this", "last"]].fillna(0).to_numpy().sum():
        return empty(height=height)
    known = [*frame["this"].dropna(), *frame["last"].dropna()]
    bottom, top, step = count_range(0, max(known), from_zero=True)
    months = frame["month"].tolist()
    whole = [month for month in months if float(month).is_integer()]
    ticks = whole[::2] if len(whole) > 7 else whole
    ends, right = _ends(frame, (this_label, last_label), unit, gap=36 * (top - bottom) / (height - 52))
    return figure(
        [
            _line(frame, "last", {"color": MUTE, "width": 1.4, "dash": "4px,3px"}, 0, unit, last_label),
            _line(frame, "this", {"color": BLUE, "width": 2}, 5, unit, this_label),
        ],
        height=height,
        annotations=ends,
        margin={"l": 8, "r": right, "t": 24, "b": 28},
        xaxis={
            "tickvals": ticks,
            "ticktext": [month_name(int(month)) for month in ticks],
            "range": [months[0] - 0.3, months[-1] + 0.1],
            "tickangle": 0,
        },
        yaxis={"range": [bottom, top], "dtick": step, "tick0": 0},
    )


def _line(frame: pd.DataFrame, column: str, line: Part, mark: int, unit: str, label: str) -> go.Scatter:
    place = "%{customdata}" if "name" in frame else "%{x}"
    return go.Scatter(
        x=frame["month"].tolist(),
        y=frame[column].tolist(),
        mode="lines+markers" if mark else "lines",
        line=line,
        marker={"size": mark, "color": BLUE},
        name=label,
        connectgaps=False,
        cliponaxis=False,
        customdata=[key(name) for name in frame["name"]] if "name" in frame else None,
        hovertemplate=f"{safe(label)} · {place}<br>%{{y:,.0f}} {safe(unit)}<extra></extra>",
    )


def _ends(frame: pd.DataFrame, labels: tuple[str, str], unit: str, gap: float) -> tuple[list[Part], float]:
    """Return the names and totals in the right margin, at the ends of the lines, and its px."""
    ends = {side: frame.dropna(subset=[side]).tail(1) for side in ("this", "last")}
    known = [(side, float(end[side].iloc[0])) for side, end in ends.items() if len(end)]
    levels = move_apart([level for _side, level in known], gap=gap)
    parts, widths = [], []
    for (side, total), level in zip(known, levels, strict=True):
        is_now = side == "this"
        words = f"{safe(labels[0 if is_now else 1])}<br>{number(total)} {safe(unit)}"
        widths.append(folded_width(words, size=13))
        beside = partial(text, x=1, y=level, yref="y", shift=(10, 0))
        parts.append(
            beside(f"<b>{words}</b>", colour=BLUE, size=13) if is_now else beside(words, colour=INK3, size=12)
        )
    return parts, 14 + max(widths)
