"""Timelines: what has come to which stage when, and the day that is planned for the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, period_ticks, row_height
from pages.parts.charts.canvas import Part, column, column_width, empty, figure, target_line, text, unique
from pages.parts.charts.lettering import safe
from pages.parts.charts.theme import AMBER, AMBER_FILL, BLUE, BLUE3, INK, INK2, INK3, PAPER
from pages.parts.words.language import _

ROW = 36
#: Days before the last one that are drawn at most; what began earlier starts at the edge.
_REACH = timedelta(days=730)


def timelines(
    frame: pd.DataFrame,
    *,
    name: str,
    stages: Mapping[str, str],
    due: str,
    said: str,
    late: str,
    today: date,
    height: float | None = None,
) -> go.Figure:
    """How far has each project come, and when is its next step due? A line, dots and a hollow diamond.

    Args:
        frame: one row per project in the order of the picture.
        name: column of the names of the rows.
        stages: column of the day of a stage -> its name, in their order; missing days are left out.
        due: column of the planned day of the next step; missing for none.
        said: column of the text at the right end, such as how many days late.
        late: column of whether the planned day has passed.
        today: the last day of the data.
        height: px; None: from the number of rows.

    Returns:
        The figure; 暂无数据 when the frame is empty.
    """
    if frame.empty:
        return empty(height=height or 300)
    rows = frame.assign(_row=unique(frame[name].tolist()))
    first = max(_first_day(rows, [*stages, due], today), today - _REACH)
    last = max([today, *_days(rows[due])]) + timedelta(days=12)
    axis, left = names_axis(rows["_row"].tolist(), grid=True, ems=8)
    cells = [
        (row, safe(words), AMBER if is_late else INK3, 12)
        for row, words, is_late in zip(rows["_row"], rows[said], rows[late], strict=True)
    ]
    right = 10 + column_width("", [cell[1] for cell in cells], size=12)
    return figure(
        [
            _spans(rows, stages, first, today),
            _delays(rows, due, late, today),
            *_dots(rows, stages, first, today),
            _plans(rows, due, late),
        ],
        height=height or row_height(axis, usual=ROW) * len(rows) + 84,
        annotations=[*_key(left), _today(today), *column("", cells, right=right)],
        shapes=[target_line(x=0, colour=INK3) | {"x0": today.isoformat(), "x1": today.isoformat()}],
        margin={"l": left, "r": right + 6, "t": 52, "b": 30},
        yaxis=axis,
        xaxis=_time_axis(first, last),
    )


def _time_axis(first: date, last: date) -> Part:
    ticks, words = period_ticks(_months(first, last))
    ends = [(first - timedelta(days=8)).isoformat(), last.isoformat()]
    return {"type": "date", "range": ends, "tickvals": ticks, "ticktext": words, "tickangle": 0}


def _day(value: object) -> date | None:
    """The day of a cell; None where there is none."""
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()


def _days(column: pd.Series) -> list[date]:
    return [each for each in map(_day, column.tolist()) if each is not None]


def _first_day(rows: pd.DataFrame, columns: list[str], today: date) -> date:
    return min([today, *(each for name in columns for each in _days(rows[name]))])


def _months(first: date, last: date) -> list[date]:
    return [
        each.date() for each in pd.date_range(first.replace(day=1), last, freq="MS") if each.date() >= first
    ]


def _spans(rows: pd.DataFrame, stages: Mapping[str, str], first: date, today: date) -> go.Scatter:
    """The lines from the first stage to the last day."""
    lines = []
    for row in rows.to_dict("records"):
        known = [each for each in (_day(row[name]) for name in stages) if each is not None]
        lines += [(row["_row"], max(min(known), first))] if known else []
    return _lines(lines, today, BLUE3)


def _delays(rows: pd.DataFrame, due: str, late: str, today: date) -> go.Scatter:
    """The lines from a planned day that has passed to the last day."""
    passed = [(row["_row"], _day(row[due])) for row in rows.to_dict("records") if row[late]]
    return _lines([(row, each) for row, each in passed if each is not None], today, AMBER_FILL)


def _lines(starts: list[tuple[str, date]], today: date, colour: str) -> go.Scatter:
    days = [day for _row, start in starts for day in (start.isoformat(), today.isoformat(), None)]
    places = [place for row, _start in starts for place in (row, row, None)]
    return go.Scatter(x=days, y=places, mode="lines", line={"color": colour, "width": 6}, hoverinfo="skip")


def _dots(rows: pd.DataFrame, stages: Mapping[str, str], first: date, today: date) -> list[go.Scatter]:
    """The dots of the stages; that of the last one bears its name."""
    names, near = list(stages), today - (today - first) * 0.06
    traces = []
    for place, (column_name, label) in enumerate(stages.items()):
        points = []
        for row in rows.to_dict("records"):
            reached = _day(row[column_name])
            if reached is not None and reached >= first:
                is_last = all(_day(row[later]) is None for later in names[place + 1 :])
                points.append((reached.isoformat(), row["_row"], safe(label) if is_last else ""))
        traces.append(_stage_dots(points, label, near.isoformat()))
    return traces


def _stage_dots(points: list[tuple[str, str, str]], label: str, near: str) -> go.Scatter:
    """The dots of one stage: day, row and name; near the last day the name stands to the left of it."""
    places = [place for _day_of, place, _words in points]
    return go.Scatter(
        x=[reached for reached, _place, _words in points],
        y=places,
        mode="markers+text",
        marker={"size": 10, "color": BLUE, "line": {"color": PAPER, "width": 1.5}},
        text=[words for _day_of, _place, words in points],
        textposition=["top left" if reached > near else "top center" for reached, _place, _words in points],
        textfont={"size": 12, "color": INK},
        cliponaxis=False,
        customdata=places,
        hovertemplate=f"%{{customdata}}<br>{safe(label)} %{{x|%Y-%m-%d}}<extra></extra>",
    )


def _plans(rows: pd.DataFrame, due: str, late: str) -> go.Scatter:
    """The hollow diamonds of the planned days."""
    planned = [
        (each.isoformat(), row["_row"], AMBER if row[late] else INK2)
        for row in rows.to_dict("records")
        if (each := _day(row[due])) is not None
    ]
    places = [place for _planned, place, _colour in planned]
    line = {"color": [colour for _planned, _place, colour in planned], "width": 2}
    return go.Scatter(
        x=[each for each, _place, _colour in planned],
        y=places,
        mode="markers",
        marker={"size": 11, "symbol": "diamond", "color": PAPER, "line": line},
        customdata=places,
        hovertemplate=f"%{{customdata}}<br>{safe(_('下一步计划'))} %{{x|%Y-%m-%d}}<extra></extra>",
    )


def _key(left: float) -> list[Part]:
    words = (
        f'<span style="color:{BLUE}">●</span> {safe(_("已到的阶段"))}\u2003'
        f'<span style="color:{INK2}">◇</span> {safe(_("下一步计划"))}\u2003'
        f'<span style="color:{AMBER_FILL}">▬</span> {safe(_("晚于计划"))}'
    )
    return [text(words, x=0, y=1, yref="y domain", shift=(-left, 26), valign="bottom", colour=INK2)]


def _today(today: date) -> Part:
    words = _("数据截至")
    return text(
        words,
        x=today.isoformat(),
        y=1,
        xref="x",
        yref="y domain",
        shift=(0, 4),
        anchor="right",
        valign="bottom",
    )
