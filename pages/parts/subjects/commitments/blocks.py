"""Blocks of 双诺三评: commitments made and kept, and the three scores."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from pages.parts.asking.block import Block, Rows, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.charts import outcomes as outcomes_chart
from pages.parts.charts.scores import Score, score_dots
from pages.parts.charts.theme import BLUE, BLUE3, CATEGORICAL
from pages.parts.findings.reading import named_rows, short, word
from pages.parts.subjects.commitments.readings import (
    LEAST_MEMBERS,
    SCORES,
    fulfilment_reading,
    scores_reading,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from queries import Only, Scope

SUMMARY, ROWS = "commitments/summary", "commitments/counted_rows"
_MOST = 8
_LOOKS = ((CATEGORICAL[0], "circle", "●"), (CATEGORICAL[1], "diamond", "◆"), (CATEGORICAL[2], "square", "■"))


def _units(scope: Scope) -> tuple[str, str, pd.DataFrame]:
    """The units compared: communities, or compounds where there is one community or some are chosen."""
    frame = fetch("commitments/fulfilment_by_community", scope)
    if scope.compounds is None and len(frame) > 1:
        return "commitments/fulfilment_by_community", "community", frame
    return (
        "commitments/fulfilment_by_compound",
        "compound",
        fetch("commitments/fulfilment_by_compound", scope),
    )


def _height(rows: int) -> float:
    return 34 * max(rows, 2) + 86


def fulfilment(scope: Scope) -> Block | None:
    """Commitments kept and not kept yet, one row per unit; None without commitments."""
    row = fetch(SUMMARY, scope).iloc[0].to_dict()
    if not row["commitment_count"]:
        return None
    question, by, units = _units(scope)
    figure = _kept_bars(units, by)
    return Block(
        key="commitments",
        reading=fulfilment_reading(row, units, by, small_sample=settings().small_sample, shown=_MOST),
        subtitle=_("{window} 公开承诺的实事（件），按{noun}和是否兑现，承诺多的在前").format(
            window=dates(scope.date_from, scope.date_to),
            noun=word("社区") if by == "community" else word("小区"),
        ),
        table=units,
        question=question,
        measures=("fulfilled_rate",),
        figure=figure,
        rows=_lists(scope, units),
    )


def _lists(scope: Scope, units: pd.DataFrame) -> tuple[Rows, ...]:
    """All commitments, and those recorded as not kept yet."""
    is_open = units["fulfilled_known_count"] - units["fulfilled_count"]
    return (
        *rows_behind(ROWS, scope, units["commitment_count"]),
        *rows_behind(ROWS, scope, is_open, only=Only(("is_kept",), (("false",),)), label=_("未兑现")),
    )


def _kept_bars(units: pd.DataFrame, by: str) -> go.Figure:
    """One bar per unit, for the units with most commitments; the kept part is dark."""
    drawn = units[named_rows(units, by)].head(_MOST)
    drawn = (drawn if len(drawn) else units.head(_MOST)).assign(
        open_count=lambda rows: rows["fulfilled_known_count"] - rows["fulfilled_count"]
    )
    return outcomes_chart.outcome_bars(
        drawn.assign(unit=drawn[by].map(short)),
        name="unit",
        parts=[("fulfilled_count", _("已兑现"), BLUE), ("open_count", _("未兑现"), BLUE3)],
        numerator="fulfilled_count",
        denominator="fulfilled_known_count",
        rate_label=_("兑现率"),
        count_label=_("兑现/承诺"),
        small=settings().small_sample,
        height=_height(len(drawn)),
    )


def scores(scope: Scope) -> Block | None:
    """The three scores as dots, one row per unit and one for all; None without commitments."""
    row = fetch(SUMMARY, scope).iloc[0].to_dict()
    if not row["commitment_count"]:
        return None
    question, by, units = _units(scope)
    named = units[named_rows(units, by)].head(_MOST - 1)
    shown = named.dropna(subset=list(SCORES), how="all")
    everyone = {"unit": _("合计"), **{name: row[name] for name in SCORES}}
    parts = [{"unit": short(unit[by]), **{n: unit[n] for n in SCORES}} for unit in shown.to_dict("records")]
    dots = [Score(name, _(label), *look) for (name, label), look in zip(SCORES.items(), _LOOKS, strict=True)]
    has_scores = not pd.isna([row[name] for name in SCORES]).all()
    figure = score_dots(
        pd.DataFrame([everyone, *parts]), name="unit", scores=dots, height=_height(min(len(units), _MOST))
    )
    return Block(
        key="scores",
        reading=scores_reading(row),
        subtitle=_("{window} 承诺的三方评分（平均分，横轴不从 0 起）；不足 {n} 名党员的{noun}不列").format(
            window=dates(scope.date_from, scope.date_to),
            n=LEAST_MEMBERS,
            noun=word("社区") if by == "community" else word("小区"),
        ),
        table=units,
        question=question,
        measures=("scores",),
        figure=figure if has_scores else None,  # the reading explains why there are none
        silent=_("评分是几名党员的平均，一行的分就是一个人的分，不列明细"),
    )
