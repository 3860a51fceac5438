"""A coarser grain for 小图阵 whose cells hold more periods than can be told apart, with the reason."""

from __future__ import annotations

from pages.parts.charts.cell_series import MOST_CLEAR
from pages.parts.findings.reading import word
from pages.parts.subjects.explore.choice import Chart
from pages.parts.subjects.explore.offers import Plan
from pages.parts.subjects.explore.over_time import period_starts
from pages.parts.subjects.explore.result import GRAIN_WORDS
from pages.parts.words.language import _
from queries import Scope


def coarser_grain(plan: Plan, scope: Scope) -> str:
    """Which grain can be read instead, and why; empty where the periods of a cell stand apart."""
    periods = len(period_starts(scope))
    if plan.chart is not Chart.PANELS or periods <= MOST_CLEAR:
        return ""
    coarser = list(GRAIN_WORDS)[list(GRAIN_WORDS).index(scope.grain) + 1 :]
    counts = {grain: len(period_starts(scope.replace(grain=grain))) for grain in coarser}
    clear = next((grain for grain in coarser if counts[grain] <= MOST_CLEAR), None)
    crowded = _("一格 {n} 期，点只能画小").format(n=periods)
    if clear is None:
        return crowded
    return _("{crowded}；换“{grain}”每格 {n} 期，看得清").format(
        crowded=crowded, grain=word(GRAIN_WORDS[clear]), n=counts[clear]
    )
