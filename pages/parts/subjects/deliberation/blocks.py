"""Blocks of the meetings: the items of each fortnight, 议—定—评, and what several bodies do together."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.asking.spans import from_ledger_start, span
from pages.parts.charts import outcomes as outcomes_chart
from pages.parts.charts.lettering import fraction
from pages.parts.charts.panels import Column, panels
from pages.parts.charts.steps import step_bars
from pages.parts.charts.theme import BLUE, BLUE3, MUTE
from pages.parts.findings.reading import NOT_NAMED
from pages.parts.subjects.deliberation.agreement_openings import agreement_openings
from pages.parts.subjects.deliberation.agreement_readings import (
    agreed_reading,
    agreed_steps,
    decision_clause,
)
from pages.parts.subjects.deliberation.readings import (
    fortnights_reading,
    topics_reading,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import share
from queries import Grain, Scope

ROWS, BY_STEP = "deliberation/counted_rows", "deliberation/items_by_step"
#: Days of half a month, for the width of a bar.
_FORTNIGHT = 15.2
_TOPICS = 6
#: Height of both charts of a row, and with few topics that of the three steps, in px.
HEIGHT, _LOW = 290, 240
#: With this few bars any of these heights would make them too thick.
_FEW = 2


def fortnights(scope: Scope, served: Snapshot) -> Block | None:
    """Items raised and settled by fortnight, one strip per type of meeting; None without items."""
    question = "deliberation/items_by_fortnight"
    scope = from_ledger_start(question, scope)
    frame = fetch(question, scope)
    if frame.empty:
        return None
    figure = _fortnight_strips(frame, scope)
    return Block(
        key="fortnights",
        reading=fortnights_reading(frame),
        subtitle=_(
            "{window} 各类议事会每半月（1–15 日、16 日至月末）的议题（件），各行同一比例；数字为最多的半月"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=frame,
        question=question,
        measures=("item_count", "settled_rate"),
        figure=figure,
        rows=rows_behind(ROWS, scope, frame["item_count"]),
    )


def _fortnight_strips(frame: pd.DataFrame, scope: Scope) -> go.Figure:
    """One strip per type of meeting, settled items dark."""
    sums = frame.groupby("meeting_type")[["item_count", "settled_known_count", "settled_count"]].sum()
    names = _largest_first(sums["item_count"])
    told = {name: fraction(sums["settled_count"][name], sums["settled_known_count"][name]) for name in names}
    rates = {name: share(sums["settled_count"][name], sums["settled_known_count"][name]) for name in names}
    return panels(
        frame,
        period="period_start",
        name="meeting_type",
        value="item_count",
        part="settled_count",
        names=names,
        span=span(scope.replace(grain=Grain.MONTH), frame["period_start"]),
        days=_FORTNIGHT,
        labels=(_("已办结"), _("未办结")),
        columns=[Column(_("办结/议题"), told), Column(_("办结率"), {n: _rate(rates[n]) for n in names})],
        unit=_("件"),
    )


def _rate(text: str) -> str:
    """A rate for the column beside the fraction, without repeating the fraction."""
    return text if text.endswith("%") else "—"


def _largest_first(sums: pd.Series) -> list[str]:
    """Names by size; 未填写, 未匹配 and 其他 at the end."""
    order = sums.sort_values(ascending=False, kind="stable").index.astype(str)
    return sorted(order, key=lambda name: name in NOT_NAMED)


def agreement_block(scope: Scope) -> Block | None:
    """议—定—评: how many items are raised, agreed on, settled; None without items."""
    question = "deliberation/agreed_and_judged"
    frame = fetch(question, scope)
    row = frame.iloc[0].to_dict()
    if not row["item_count"]:
        return None
    steps = agreed_steps(row, fetch(BY_STEP, scope).set_index("last_step")["item_count"])
    return Block(
        key="agreed",
        reading=agreed_reading(row),
        subtitle=_("{window} 的议题（件）；{definition}；时长为会后到议定、到办结的中位数").format(
            window=dates(scope.date_from, scope.date_to), definition=decision_clause(row)
        ),
        table=frame,
        question=question,
        measures=("item_count", "decided_rate", "settled_rate"),
        figure=step_bars(
            steps,
            name="step",
            reached="reached",
            waiting="waiting",
            hours="median_hours",
            untold="untold",
            share_label=_("占提出"),
            height=_height(len(fetch("deliberation/topics", scope))),
        ),
        rows=rows_behind(ROWS, scope, frame["item_count"]),
        opens=agreement_openings(steps, ROWS, scope),
    )


def _height(topic_count: int) -> int:
    """The common height of the steps and of the topics, which are in one row."""
    return HEIGHT if topic_count >= _TOPICS else _LOW


def topics(scope: Scope) -> Block | None:
    """The topics, and how many items several bodies handle together; None without items."""
    question = "deliberation/topics"
    frame = fetch(question, scope)
    if frame.empty:
        return None
    figure = _topic_bars(frame)
    alliances = fetch("deliberation/alliances", scope) if scope.compounds is None else None
    return Block(
        key="topics",
        reading=topics_reading(frame, alliances, small_sample=settings().small_sample),
        subtitle=_(
            "{window} 的议题（件），按题目；联办共办 = 几家单位一起办，右列为占写明分流方式的比例"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=frame,
        question=question,
        measures=("item_count", "joint_rate"),
        figure=figure,
        rows=rows_behind(ROWS, scope, frame["item_count"]),
    )


def _topic_bars(frame: pd.DataFrame) -> go.Figure:
    """One bar per topic; the part that several bodies handle together is dark."""
    return outcomes_chart.outcome_bars(
        frame,
        name="topic",
        parts=[
            ("joint_count", _("联办共办"), BLUE),
            ("single_count", _("协办"), BLUE3),
            *([("triage_unknown_count", _("未写明"), MUTE)] if frame["triage_unknown_count"].any() else []),
        ],
        numerator="joint_count",
        denominator="triage_known_count",
        rate_label=_("占比"),
        count_label=_("联合/写明"),
        small=settings().small_sample,
        top=_TOPICS,
        height=None if len(frame) <= _FEW else _height(len(frame)),
    )
