"""Groups of places by a ratio: the pooled value on its interval over one tick per member."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, nice_step, row_height
from pages.parts.charts.canvas import Part, column, column_width, empty, figure, sort_rows, text, unique
from pages.parts.charts.few import few, spare
from pages.parts.charts.lettering import fraction, in_brackets, number, safe
from pages.parts.charts.theme import BLUE, BLUE2, INK, INK2, INK3, MUTE, PAPER, with_opacity
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing

ROW = 32


def group_dots(
    frame: pd.DataFrame,
    *,
    name: str,
    value: str,
    low: str,
    high: str,
    numerator: str,
    denominator: str,
    small: str,
    compared: str | None = None,
    compared_label: str = "",
    members: pd.DataFrame | None = None,
    member: str = "compound",
    focus: Collection[str] = (),
    value_label: str = "",
    count_label: str = "",
    member_label: str = "",
    unit: str = "",
    height: float | None = None,
) -> go.Figure:
    """Which group has more for its size? One dot on its interval per group, one tick per member.

    Args:
        frame: one row per group; null values where the denominator is 0.
        name: column of the names; a click on a dot returns it.
        value: column of the pooled ratio.
        low: column of the lower end of its interval.
        high: column of the upper end.
        numerator: column of n.
        denominator: column of N.
        small: column of whether a group is too small to be ranked: hollow, dotted, listed last.
        compared: column of the ratio in the window compared with: a hollow grey dot.
        compared_label: name of that window.
        members: one row per member, with the columns ``name``, ``member`` and ``value``.
        member: column of the members' names.
        focus: names drawn dark blue.
        value_label: header over the values.
        count_label: header over n/N.
        member_label: meaning of a tick, for the key.
        unit: of the ratio, for the axis and the hover.
        height: px; None: from the number of rows.

    Returns:
        The figure, smallest ratio first; 暂无数据 when the frame holds no ratio.
    """
    titles = {name: "name", value: "value", low: "low", high: "high", numerator: "n", denominator: "total"}
    rows = frame[[*titles, small, *([] if compared is None else [compared])]]
    rows = rows.rename(columns={**titles, small: "small", **({compared: "before"} if compared else {})})
    if rows["value"].notna().sum() == 0:
        return empty(height=height or 300)
    rows = sort_rows(rows, name="name", by="value", ascending=True)
    rows = rows.sort_values("small", kind="stable").reset_index(drop=True)
    rows = rows.assign(row=unique(rows["name"]), colour=_colours(rows, focus))
    axis, left = names_axis(rows["row"].tolist(), grid=True)
    margins, right, meta = _columns(rows, value_label, count_label)
    ticks = _members(rows, members, name, member, value, unit)
    top = _longest(rows, members, value)
    key = _key(left, member_label if ticks else "", compared_label=compared_label if "before" in rows else "")
    return figure(
        [*ticks, *_intervals(rows), *_before(rows, unit, compared_label), _dots(rows, unit)],
        height=height or row_height(axis, usual=ROW) * len(rows) + 64,
        annotations=[*key, *margins],
        meta=meta,
        margin={"l": left, "r": right, "t": 30, "b": 28},
        yaxis=axis,
        xaxis=_from_zero(top, unit),
    )


def _colours(rows: pd.DataFrame, focus: Collection[str]) -> list[str]:
    return [
        MUTE if is_small else BLUE if item in focus else BLUE2
        for item, is_small in zip(rows["name"].astype(str), rows["small"], strict=True)
    ]


def _longest(rows: pd.DataFrame, members: pd.DataFrame | None, value: str) -> float:
    """The end of the axis: it covers all dots and ticks, and the intervals of groups that are not small."""
    known = [*rows["value"], *rows.loc[~rows["small"], "high"], *rows.get("before", [])]
    known += [] if members is None else [*members[value]]
    return max(float(level) for level in known if not is_missing(level)) * 1.04 or 1.0


def _from_zero(top: float, unit: str) -> Part:
    step = nice_step(top, parts=4, whole=top > 4)
    places = [place * step for place in range(int(top // step) + 1)]
    texts = [f"{place:g}" for place in places]
    texts[-1] = f"{texts[-1]} {safe(unit)}"
    return {"range": [0, top], "tickvals": places, "ticktext": texts, "tickangle": 0}


def _key(left: float, member_label: str, *, compared_label: str) -> list[Part]:
    entries = [f'<span style="color:{BLUE2}">●</span> {_("本期合计")}']
    if compared_label:
        entries.append(f'<span style="color:{INK3}">○</span> {safe(compared_label)}')
    if member_label:
        entries.append(f'<span style="color:{MUTE}"><b>|</b></span> {safe(member_label)}')
    if len(entries) == 1:
        return []
    return [text("\u2002".join(entries), x=0, y=1, shift=(-left, 6), valign="bottom", colour=INK2)]


def _members(
    rows: pd.DataFrame, members: pd.DataFrame | None, name: str, member: str, value: str, unit: str
) -> list[go.Scatter]:
    """Return one tick per member; the hover text has its name."""
    if members is None or members.empty:
        return []
    place = dict(zip(rows["name"].astype(str), rows["row"], strict=True))
    shown = members[members[name].astype(str).isin(place) & members[value].notna()]
    return [
        go.Scatter(
            x=shown[value].tolist(),
            y=[place[item] for item in shown[name].astype(str)],
            mode="markers",
            name="members",
            marker={"symbol": "line-ns", "size": 15, "line": {"color": MUTE, "width": 1}},
            text=[safe(item) for item in shown[member]],
            customdata=shown[member].astype(str).tolist(),
            hovertemplate=f"%{{text}}<br>%{{x:.1f}} {safe(unit)}<extra></extra>",
            cliponaxis=False,
        )
    ]


def _intervals(rows: pd.DataFrame) -> list[go.Scatter]:
    traces = []
    for (colour, small), part in rows.dropna(subset=["low", "high"]).groupby(["colour", "small"], sort=False):
        ends = [edge for pair in zip(part["low"], part["high"], strict=True) for edge in (*pair, None)]
        places = [place for row in part["row"] for place in (row, row, None)]
        dotted, solid = (
            {"color": colour, "width": 2, "dash": "dot"},
            {"color": with_opacity(colour, 0.36), "width": 5},
        )
        line = dotted if small else solid
        traces.append(go.Scatter(x=ends, y=places, mode="lines", line=line, hoverinfo="skip"))
    return traces


def _before(rows: pd.DataFrame, unit: str, label: str) -> list[go.Scatter]:
    if "before" not in rows:
        return []
    look = {"size": 10, "color": PAPER, "line": {"color": INK3, "width": 1.8}}
    points = {"x": rows["before"].tolist(), "y": rows["row"].tolist(), "mode": "markers", "marker": look}
    hover = f"{safe(label)}<br>%{{x:.1f}} {safe(unit)}<extra></extra>"
    return [go.Scatter(**points, name="before", hovertemplate=hover, cliponaxis=False)]


def _dots(rows: pd.DataFrame, unit: str) -> go.Scatter:
    known = rows.dropna(subset=["value"])
    fills = [
        PAPER if small else colour for small, colour in zip(known["small"], known["colour"], strict=True)
    ]
    marker = {"size": 11, "color": fills, "line": {"color": known["colour"].tolist(), "width": 1.8}}
    told = [
        f"{safe(row.name)}<br>{number(row.value, decimals=1)} {safe(unit)}"
        + in_brackets(f"{number(row.low, decimals=1)}–{number(row.high, decimals=1)}")
        for row in known.itertuples(index=False)
    ]
    return go.Scatter(
        x=known["value"].tolist(),
        y=known["row"].tolist(),
        mode="markers",
        name="pooled",
        marker=marker,
        text=told,
        customdata=known["name"].astype(str).tolist(),
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )


def _columns(rows: pd.DataFrame, value_label: str, count_label: str) -> tuple[list[Part], float, Part]:
    """Return the columns of the ratio and of n/N, the right margin they need, and their ``layout.meta``."""
    values, counts = [], []
    for row in rows.itertuples(index=False):
        words = number(row.value, decimals=1)
        values.append((row.row, words if row.small else f"<b>{words}</b>", INK3 if row.small else INK, 13))
        pair = few(fraction(row.n, round(row.total)), is_small=bool(row.small))
        counts.append((row.row, pair, INK3, 12))
    first = 8 + column_width(value_label, [cell[1] for cell in values])
    said = [cell[1] for cell in counts]
    second = first + 10 + column_width(count_label, said, size=12)
    parts = [*column(value_label, values, right=first), *column(count_label, counts, right=second)]
    return parts, second + 4, spare(count_label, said, edge=second)
