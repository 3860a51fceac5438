"""Steps: how many cases pass each step, how many stop before it, and how long each takes."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis
from pages.parts.charts.canvas import column, column_width, empty, figure, swatches
from pages.parts.charts.lettering import number, percent, safe
from pages.parts.charts.parts import Share, segment
from pages.parts.charts.theme import AMBER_FILL, BLUE, BLUE2, BLUE3, GRID, INK, INK3, LINE
from pages.parts.words.language import _
from pages.parts.words.numbers import LONG_HOURS, is_fraction_only

ROW = 58


def step_bars(
    frame: pd.DataFrame,
    *,
    name: str,
    reached: str,
    waiting: str,
    broken: str | None = None,
    hours: str,
    unwritten: str = "",
    lapsed: str = "",
    untold: str = "",
    share_label: str = "",
    height: float | None = None,
) -> go.Figure:
    """How far do the cases get? One bar per step: passed, under way and broken off before it.

    Args:
        frame: one row per step in order; nested counts, so that a bar is as long as the passed part above it.
        name: column of the names of the steps.
        reached: column of those that passed the step.
        waiting: column of those that stopped before this step and are not late.
        broken: column of those that stopped before it and are late; None where no step has a deadline.
        hours: column of the median hours from the step before; null for the first.
        unwritten: column of those of the passed of which no ledger writes that they did; empty for none.
        lapsed: column of those that stopped before it and are no longer waited for, likewise.
        untold: column of those of which nobody knows whether they passed it, likewise.
        share_label: header over the shares of the first step; None: 占发现.
        height: px; None: from the number of rows.

    Returns:
        The figure; 暂无数据 when no case passed the first step.
    """
    if frame.empty or not frame[reached].iloc[0]:
        return empty(height=height or 300)
    parts = [
        Share(reached, _("走到这一步"), BLUE),
        *_if_any(frame, unwritten, _("走到、台账没写"), BLUE2),
        Share(waiting, _("在途"), BLUE3),
        *([] if broken is None else [Share(broken, _("断点"), AMBER_FILL)]),
        *_if_any(frame, lapsed, _("没有回访"), LINE),
        *_if_any(frame, untold, _("没说明"), GRID),
    ]
    rows, first = _rows(frame, parts, hours, name, unwritten), float(frame[reached].iloc[0])
    axis, left = names_axis(rows["_row"].tolist())
    shares = [(row, _share(n, first), INK, 13) for row, n in zip(rows["_row"], frame[reached], strict=True)]
    time_label, times = _times(rows, hours)
    labels = share_label or _("占发现"), time_label
    inner = 8 + column_width(labels[0], [cell[1] for cell in shares])
    outer = inner + 12 + column_width(labels[1], [cell[1] for cell in times], size=12)
    key, above = swatches([(part.label, part.colour) for part in parts], left=left)
    key[0]["yshift"] = 24
    return figure(
        [_bars(rows, part) for part in parts],
        height=height or ROW * len(rows) + above + 30,
        annotations=[*key, *column(labels[0], shares, right=inner), *column(labels[1], times, right=outer)],
        margin={"l": left, "r": outer + 4, "t": above + 18, "b": 8},
        barmode="stack",
        bargap=0.38,
        uniformtext={"mode": "hide", "minsize": 12},
        yaxis=axis,
        xaxis={"range": [0, first], "visible": False},
    )


def _rows(frame: pd.DataFrame, parts: Sequence[Share], hours: str, name: str, unwritten: str) -> pd.DataFrame:
    """The numbers of the steps, with their names; the first part without those of which nobody writes."""
    names = frame[name].astype(str).to_numpy()
    numbers = frame[[*(part.column for part in parts), hours]].astype(float)
    if unwritten in numbers:
        numbers[parts[0].column] -= numbers[unwritten]
    return numbers.assign(_name=names, _row=names)


def _if_any(frame: pd.DataFrame, column: str, label: str, colour: str) -> list[Share]:
    """The part of a column in which there is something; none without a column."""
    return [Share(column, label, colour)] if column and frame[column].sum() else []


def _share(reached: float, first: float) -> str:
    """The share of those that began; only the fraction for few cases."""
    return f"{reached:.0f}/{first:.0f}" if is_fraction_only(first) else percent(reached / first, decimals=0)


def _times(rows: pd.DataFrame, hours: str) -> tuple[str, list[tuple[str, str, str, int]]]:
    """The header and the cells of the column of times: in days where one of them is long enough for days."""
    is_long = rows[hours].max() >= LONG_HOURS
    spans = rows.assign(_time=rows[hours] / 24 if is_long else rows[hours])[["_row", "_time"]]
    cells = [(row, number(time, decimals=1), INK3, 12) for row, time in spans.to_numpy()]
    return _("中位天数") if is_long else _("中位小时"), cells


def _bars(rows: pd.DataFrame, part: Share) -> go.Bar:
    counts = rows[part.column].tolist()
    texts = [number(count) if count else "" for count in counts]
    told = [
        f"{safe(step)}<br>{safe(part.label)} {words or 0}"
        for step, words in zip(rows["_name"], texts, strict=True)
    ]
    return segment(rows, part, counts, texts, told, pale=[False] * len(rows))
