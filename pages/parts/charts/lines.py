"""Lines: several groups over the same periods, each named at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import count_range, period_ticks, rate_range
from pages.parts.charts.canvas import REST_NAMES, empty, figure, target_line
from pages.parts.charts.lettering import fold, number, percent, safe
from pages.parts.charts.margin import Label, margin_labels
from pages.parts.charts.theme import CATEGORICAL, INK, MUTE, PAPER
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing

_BELOW, _ABOVE = 42, 12


class _Form(NamedTuple):
    """How values are written, and which dots are hollow."""

    is_rate: bool
    decimals: int
    unit: str
    small: int
    open_from: object

    def words(self, value: float) -> str:
        """A value as it is printed."""
        return percent(value) if self.is_rate else number(value, decimals=self.decimals)


def lines(
    frame: pd.DataFrame,
    *,
    period: str,
    name: str,
    value: str,
    names: Sequence[str],
    periods: Sequence[object],
    whole: str | None = None,
    is_rate: bool = False,
    fills: bool = True,
    decimals: int = 0,
    unit: str = "",
    small: int = 30,
    target: float | None = None,
    open_from: object = None,
    height: float = 372,
) -> go.Figure:
    """How do several groups move? One line a group, its name at its end; few cases and open periods hollow.

    Args:
        frame: one row per group and period.
        period: column of the first day of each period.
        name: column of the groups.
        value: column of the values.
        names: the groups; 其他, 未匹配 and 未填写 are grey.
        periods: first days of all periods, in order.
        whole: column of the denominators of rates; below ``small`` a dot is hollow.
        is_rate: whether values are rates of 0 to 1.
        fills: whether an absent value is 0, as a count is; else the line has a gap.
        decimals: of the values that are no rates.
        unit: of the values that are no rates, for the hover.
        small: least denominator of a filled dot.
        target: of a rate, a dashed line.
        open_from: first day from which periods are unfinished: hollow, not joined.
        height: px.

    Returns:
        The figure; 暂无数据 when the frame holds no value.
    """
    if frame.empty or frame[value].notna().sum() == 0:
        return empty(height=height)
    days = pd.to_datetime(pd.Series(list(periods)))
    ends = _range(frame[value], target, is_rate=is_rate)
    form = _Form(is_rate, decimals, unit, small, open_from)
    traces: list[go.Scatter] = []
    labels = [] if target is None else [_target_label(target)]
    for group, colour in _colours(names).items():
        rows = frame[frame[name] == group]
        own = _own_rows(rows, (period, value, whole), days, form, fills=fills and not is_rate)
        traces += _line(own, colour, group, form)
        labels += _end_label(own, colour, group, form)
    words, right = margin_labels(labels, ends[:2], height - _ABOVE - _BELOW)
    ticks, texts = period_ticks(list(periods))
    shape = {"range": list(ends[:2]), "dtick": ends[2], "tick0": 0}
    return figure(
        traces,
        height=height,
        annotations=words,
        shapes=[] if target is None else [target_line(y=target)],
        margin={"l": 8, "r": right, "t": _ABOVE, "b": _BELOW},
        xaxis={"type": "date", "tickvals": ticks, "ticktext": texts, "tickangle": 0},
        yaxis={**shape, "tickformat": ".0%" if is_rate else ",~g"},
    )


def _colours(names: Sequence[str]) -> dict[str, str]:
    """Group -> its colour: grey for what is no place or category."""
    colours = iter(CATEGORICAL * (1 + len(names) // len(CATEGORICAL)))
    return {group: MUTE if group in REST_NAMES else next(colours) for group in names}


def _target_label(target: float) -> Label:
    return Label(_("目标 {target}").format(target=percent(target, decimals=0)), target, INK)


def _end_label(own: pd.DataFrame, colour: str, group: str, form: _Form) -> list[Label]:
    known = own["value"].dropna()
    if known.empty:
        return []
    last = float(known.iloc[-1])
    return [Label(f"{fold(group, ems=7, lines=1)} {form.words(last)}", last, colour)]


def _range(values: pd.Series, target: float | None, *, is_rate: bool) -> tuple[float, float, float]:
    known = [float(held) for held in (*values, target) if not is_missing(held)]
    if is_rate:
        return rate_range(min(known), max(known))
    return count_range(min(known), max(known), from_zero=True)


def _own_rows(
    rows: pd.DataFrame, columns: tuple[str, str, str | None], days: pd.Series, form: _Form, *, fills: bool
) -> pd.DataFrame:
    """Return value, denominator and hollow dots of one group for all periods."""
    period, value, whole = columns
    own = rows.assign(_day=pd.to_datetime(rows[period])).set_index("_day").reindex(days)
    values = own[value].astype(float)
    found = pd.DataFrame({"value": values.fillna(0.0) if fills else values}, index=own.index)
    is_small = ~(own[whole].astype(float) >= form.small) if whole else pd.Series(False, own.index)
    is_open = pd.Series(own.index, own.index) >= pd.Timestamp(form.open_from or "2262-01-01")
    return found.assign(hollow=is_small | is_open, open=is_open)


def _line(own: pd.DataFrame, colour: str, group: str, form: _Form) -> list[go.Scatter]:
    """Return the line of one group without its open periods, and its dots."""
    days = [f"{stamp:%Y-%m-%d}" for stamp in own.index]
    values = [None if is_missing(held) else held for held in own["value"]]
    joined = [None if is_open else held for held, is_open in zip(values, own["open"], strict=True)]
    look = {"color": colour, "width": 1.6}
    line = go.Scatter(x=days, y=joined, mode="lines", line=look, hoverinfo="skip", connectgaps=False)
    dots = go.Scatter(
        x=days,
        y=values,
        mode="markers",
        name=group,
        marker={
            "size": 6,
            "color": [PAPER if hollow else colour for hollow in own["hollow"]],
            "line": {"color": colour, "width": 1.4},
        },
        customdata=[group] * len(days),
        hovertext=[
            f"{safe(group)} · {day}<br>{form.words(held)} {safe(form.unit)}"
            for day, held in zip(days, own["value"], strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
    return [line, dots]
