"""Coverage calendar: one strip per ledger, one cell per week, missing weeks outlined."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, period_ticks, row_height
from pages.parts.charts.canvas import Part, column, column_width, empty, figure, swatches, unique
from pages.parts.charts.lettering import DASH, folded_width, safe
from pages.parts.charts.theme import (
    AMBER,
    BLUE,
    BLUE2,
    GRID,
    INK3,
    LINE,
    MISSING_BAND,
    MUTE,
    SEQUENTIAL,
)
from pages.parts.words.language import _

ROW = 24
#: Weeks of a ledger with usually fewer rows than this differ by chance: they are drawn in one shade.
_LEAST_USUAL = 10
_HALF = timedelta(days=3.5)
_PHONE = 358  # px of a figure on a phone
_LEVELS = (MISSING_BAND, SEQUENTIAL[2], BLUE2, BLUE, SEQUENTIAL[1])
_MISSING, _FEW, _USUAL, _MANY, _OPEN = range(5)


def coverage(
    frame: pd.DataFrame,
    *,
    name: str = "ledger",
    week: str = "week_start",
    value: str = "row_count",
    state: str = "state",
    said: str = "said",
    told: str = "told",
    count_label: str = "",
) -> go.Figure:
    """Which weeks does each ledger cover? One cell per week, relative to its usual; missing weeks outlined.

    Args:
        frame: one row per ledger and week, the weeks of each ledger in order.
        name: column of the ledgers' titles.
        week: column of the Mondays.
        value: column of the rows.
        state: column of ``present``, ``unfinished``, ``missing``, ``quiet`` and ``before``.
        said: column of the states in words.
        told: column of the number of rows as text.
        count_label: header over the number of weeks with data of all weeks.

    Returns:
        The figure; 暂无数据 when the frame is empty.
    """
    if frame.empty:
        return empty(height=200)
    frame = frame.assign(**{week: pd.to_datetime(frame[week])})  # dates have no noon
    strips = [part for _name, part in frame.groupby(name, sort=False, observed=True)]
    names = unique(str(part[name].iloc[0]) for part in strips)
    axis, left = names_axis(names)
    cells = [_tally(row, part[state]) for row, part in zip(names, strips, strict=True)]
    right = 10 + column_width(count_label, [cell[1] for cell in cells], size=12)
    key, above = _key(left, has_gaps=bool((frame[state] == "missing").any()))
    key[0]["yshift"] = 24
    return figure(
        [_heat(names, strips, week=week, value=value, state=state, said=said, told=told)],
        height=row_height(axis, usual=ROW) * len(names) + above + 18 + 44,
        annotations=[*key, *column(count_label, cells, right=right)],
        shapes=[
            shape
            for place, part in enumerate(strips)
            for shape in _shapes(place, part, week=week, state=state)
        ],
        margin={"l": left, "r": right + 4, "t": above + 18, "b": 40},
        yaxis=axis,
        xaxis=_weeks_axis(frame[week], _PHONE - left - right),
    )


def _weeks_axis(weeks: pd.Series, room: float) -> Part:
    ticks, texts = period_ticks(weeks)
    if (
        len(texts) * (max(folded_width(text, size=12) for text in texts) + 4) > room
    ):  # English names leave room for half the ticks on a phone
        ticks, texts = ticks[::2], _with_years(ticks[::2], texts[::2])
    return {
        "type": "date",
        "range": [weeks.min() - _HALF, weeks.max() + _HALF],
        "tickvals": ticks,
        "ticktext": texts,
        "tickangle": 0,
        "showline": False,
        "ticks": "",
    }


def _with_years(ticks: list[str], texts: list[str]) -> list[str]:
    """Return the months, with the year under the first one and under the first one of each later year."""
    years = [tick[:4] for tick in ticks]
    return [
        text.split("<br>")[0] + (f"<br>{year}" if year != before else "")
        for text, year, before in zip(texts, years, ["", *years], strict=False)
    ]


def _heat(names: list[str], strips: list[pd.DataFrame], **columns: str) -> go.Heatmap:
    week, value, state, said = (columns[one] for one in ("week", "value", "state", "said"))
    texts = [
        [
            f"{safe(name)}<br>{at:%Y-%m-%d} {safe(words)}<br>{safe(rows)} {_('行')}"
            for at, rows, words in zip(part[week], part[columns["told"]], part[said], strict=True)
        ]
        for name, part in zip(names, strips, strict=True)
    ]
    steps = len(_LEVELS)
    scale = [[edge / steps, colour] for at, colour in enumerate(_LEVELS) for edge in (at, at + 1)]
    return go.Heatmap(
        z=[_levels(part, value=value, state=state) for part in strips],
        x=[f"{at:%Y-%m-%d}" for at in strips[0][week]],
        y=names,
        text=texts,
        hovertemplate="%{text}<extra></extra>",
        colorscale=scale,
        zmin=-0.5,
        zmax=steps - 0.5,
        showscale=False,
        xgap=1,
        ygap=5,
        hoverongaps=False,
    )


def _levels(part: pd.DataFrame, *, value: str, state: str) -> list[int | None]:
    there = part.loc[part[state] == "present", value]
    usual = float(there.median()) if len(there) else 0.0

    def level(rows: int, said: str) -> int | None:
        if said != "present":
            return _MISSING if said == "missing" else _OPEN if said == "unfinished" and rows else None
        if usual < _LEAST_USUAL:
            return _USUAL
        return _FEW if rows < usual / 2 else _MANY if rows > usual * 1.5 else _USUAL

    return [level(rows, said) for rows, said in zip(part[value], part[state], strict=True)]


def _tally(row: str, states: pd.Series) -> tuple[str, str, str, float]:
    """Weeks with data of those since the ledger began; amber, with the state word, when some are missing."""
    judged = states[~states.isin(("before", "unfinished"))]
    missing = int((judged == "missing").sum())
    told = f"{int((judged == 'present').sum())}/{len(judged)}" if len(judged) else DASH
    if not missing:
        return row, told, INK3, 12
    return row, f"<b>{_('缺 {n} 周').format(n=missing)}</b>", AMBER, 12


def _key(left: float, *, has_gaps: bool) -> tuple[list[Part], int]:
    entries = [
        (_("不到一半"), SEQUENTIAL[2]),
        (_("平常"), BLUE2),
        (_("多一半以上"), BLUE),
        *([(_("缺报（虚线框）"), LINE)] if has_gaps else []),
    ]
    return swatches(entries, left=left)


def _shapes(place: int, part: pd.DataFrame, *, week: str, state: str) -> list[Part]:
    """A hairline over the ledger's time, frames around missing weeks and around the unfinished week."""
    begun = part.loc[part[state] != "before", week]
    found: list[Part] = []
    if len(begun):
        span = {"x0": begun.min() - _HALF, "x1": begun.max() + _HALF, "y0": place, "y1": place}
        found.append({"type": "line", "layer": "below", "line": {"color": GRID, "width": 1}, **span})
    runs = itertools.groupby(zip(part[week], part[state], strict=True), key=lambda one: one[1])
    looks = {
        "missing": {"color": MUTE, "width": 1, "dash": "2px,2px"},
        "unfinished": {"color": BLUE2, "width": 1},
    }
    for said, run in runs:
        if said in looks:
            days = [day for day, _said in run]
            span = {"x0": days[0] - _HALF, "x1": days[-1] + _HALF, "y0": place - 0.36, "y1": place + 0.36}
            found.append({"type": "rect", "line": looks[said], "fillcolor": "rgba(0,0,0,0)", **span})
    return found
