"""The block of collective income: how much in each of the last quarters, from which source."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import plotly.graph_objects as go

from data.schema import UNFILLED
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.calendar_periods import period_label
from pages.parts.asking.fetch import fetch
from pages.parts.charts.stacked import stacked_counts
from pages.parts.charts.theme import BLUE, BLUE2, BLUE3, LINE
from pages.parts.subjects.collective_income.readings import income_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from queries import Grain, Scope

QUESTION = "collective_income/income_by_source_period"
#: Two years of quarters, up to the day of the data.
WINDOW = timedelta(days=731)
_PARTS = (
    ("租金", mark("租金"), BLUE),
    ("经营服务", mark("经营服务"), BLUE2),
    ("项目承接", mark("项目承接"), BLUE3),
)
_OTHER = (mark("其他"), LINE)


def income(scope: Scope) -> Block | None:
    """Income by quarter and source of the communities of a scope; None without any, and for compounds.

    Args:
        scope: The places, over the window that is shown.
    """
    asked = scope.replace(grain=Grain.QUARTER)
    frame = fetch(QUESTION, asked)
    if frame.empty or scope.compounds is not None:
        return None
    has_amounts = bool((frame["income_yuan"].fillna(0) > 0).any())
    return Block(
        key="collective-income",
        reading=income_reading(frame),
        subtitle=_("{window} 入账的集体经济收入（元），按季度和来源；右列为合计，不含支出").format(
            window=dates(asked.date_from, asked.date_to)
        ),
        table=frame,
        question=QUESTION,
        measures=("income_yuan",),
        figure=_bars(frame) if has_amounts else None,
        rows=rows_behind("collective_income/rows", asked, frame["entry_count"]),
    )


def _bars(frame: pd.DataFrame) -> go.Figure:
    """One bar per quarter, a segment per source; sources without a name of ours are other ones."""
    known = [name for name, _label, _colour in _PARTS]
    source = frame["source"].astype(str)
    shown = frame.assign(
        part=source.where(source.isin(known), UNFILLED),
        quarter=[period_label(pd.Timestamp(day).date(), Grain.QUARTER) for day in frame["period_start"]],
    )
    wide = shown.pivot_table(index="quarter", columns="part", values="income_yuan", aggfunc="sum").fillna(0.0)
    parts = [(name, _(label), colour) for name, label, colour in _PARTS if name in wide]
    if UNFILLED in wide:
        parts.append((UNFILLED, _(_OTHER[0]), _OTHER[1]))
    return stacked_counts(
        wide.reset_index(), name="quarter", parts=parts, total_label=_("合计"), unit=_("元")
    )
