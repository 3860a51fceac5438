"""The content of the pictures of a briefing, and their formats: paper, a slide, a phone.

The content is measures, 需办, charts, and notes on the data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.notebook.briefing_choices import ChosenChart
from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.attention import attention
from pages.parts.asking.block import Block
from pages.parts.asking.cards import Windows
from pages.parts.asking.condition_parts import condition_parts
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.office_measures import CASES, REQUESTS, RESPONSES
from pages.parts.asking.scope_sentence import BESIDE_REQUESTS, scope_sentence
from pages.parts.asking.windows import windows
from pages.parts.briefing.basis import comparison_lines
from pages.parts.briefing.build import headline_of, period_of, title_of
from pages.parts.briefing.period_words import PeriodWords, issue_of
from pages.parts.briefing.periods import by_its_periods
from pages.parts.briefing.sheet_charts import blocks_chosen
from pages.parts.briefing.sourced_numbers import Window
from pages.parts.findings.signals import Signal, calm
from pages.parts.html.markup import Card
from pages.parts.screen.frame import is_empty
from pages.parts.subjects.overview import blocks as overview
from pages.parts.subjects.overview import headlines
from pages.parts.words.dates import dates, moment, period_name
from pages.parts.words.language import speaking
from queries import Comparison, Grain, Scope


@dataclass(frozen=True)
class Sheet:
    """The content of a picture; its size decides which parts are shown, and how.

    Attributes:
        title: Title of the document.
        words: How it speaks of its period.
        issue: Year and number of the issue.
        office: Name of the office.
        period: The window, with its dates.
        headline: The one sentence of the period.
        cards: The main measures; none without data.
        signals: The rows of 需办, worst first.
        calm: The line that replaces the signals when there is none.
        charts: The block of each selected chart in order; None where its page has no data for it.
        advice: What a user wrote for the next period.
        notes: Scope, comparisons, number of rows, 数据截至, definitions.
        is_demonstration: Whether the ledgers are synthetic.
    """

    title: str
    words: PeriodWords
    issue: str
    office: str
    period: str
    headline: str
    cards: tuple[Card, ...]
    signals: tuple[Signal, ...]
    calm: str
    charts: tuple[Block | None, ...]
    advice: str
    notes: tuple[str, ...]
    is_demonstration: bool

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The charts with data, in order."""
        return tuple(block for block in self.charts if block is not None)


@dataclass(frozen=True, slots=True)
class Size:
    """A format of a picture.

    Attributes:
        label: Its name for the user.
        width: CSS px.
        height: CSS px; None when its content decides.
        scale: Pixels of the picture per CSS px.
        figure: Possible scales of figures, the preferred one first: 1 is their size on a page.
        charts: Most charts; None for all.
        cards: Most measures.
        signals: Most signals.
    """

    label: str
    width: int
    height: int | None
    scale: int
    figure: tuple[float, ...]
    charts: int | None
    cards: int
    signals: int


SIZES = {
    "a4": Size("A4", 794, 1123, 2, (0.88, 0.86, 0.84, 0.82, 0.8, 0.78, 0.76), 4, 6, 4),
    "slide": Size("16:9", 1280, 720, 2, (1.25, 1.2, 1.15, 1.1, 1.05, 1.0), 1, 5, 3),
    "phone": Size("长图", 360, None, 3, (1.0,), None, 6, 5),
}


#: Grain of the briefing -> how its limits are reckoned: quarters are too few for a season.
_LIMITS = {
    Grain.WEEK: "件数的上下限按趋势与季节算，不足两年的和比率按 XmR",
    Grain.MONTH: "件数的上下限按趋势与季节算，不足三年的和比率按 XmR",
    Grain.QUARTER: "件数和比率的上下限按 XmR，不计季节",
}


def build_sheet(scope: Scope, served: Snapshot, charts: Sequence[ChosenChart], advice: str = "") -> Sheet:
    """The content of the pictures of the briefing of a scope.

    Args:
        scope: Places and dates; both dates are given.
        served: Snapshot that answers.
        charts: The selected charts in order.
        advice: What a user wrote for the next period.
    """
    with speaking("zh"), answer_from(served):
        asked = by_its_periods(scope).replace(comparison=Comparison.PREVIOUS)
        requests = windows(REQUESTS, asked, served)
        others = [windows(name, asked, served).now for name in (CASES, RESPONSES)]
        has_data = not is_empty(requests.now, *others)
        window, found = Window(asked, served), attention(asked, served) if has_data else []
        return Sheet(
            title=title_of(asked),
            words=window.words,
            issue=issue_of(asked),
            office=settings().office,
            period=period_of(window),
            headline=headline_of(window) if has_data else f"{window.words.own}没有记录",
            cards=tuple(overview.cards(asked, served, requests)) if has_data else (),
            signals=tuple(found),
            calm=calm_of(window, requests) if has_data else calm(window.words.own),
            charts=blocks_chosen(charts, asked, served) if has_data else (None,) * len(charts),
            advice=advice.strip(),
            notes=_notes(window, requests.now),
            is_demonstration=served.is_demonstration,
        )


def calm_of(window: Window, requests: Windows) -> str:
    """The line in place of 需办, with 本月 or 本期 for the window, whose dates stand beside it."""
    scope, served = window.scope, window.served
    period = period_name(scope.date_from, scope.date_to, served.as_of)
    return headlines.calm(requests, scope, served).replace(period, window.words.own, 1)


def _notes(window: Window, row: Mapping[str, Any]) -> tuple[str, ...]:
    scope, served = window.scope, window.served
    place = scope_sentence(scope, served)[0].replace("**", "")
    counted = (
        f"共 {int(row['request_count']):,} 件（另剔除不纳入考核、已作废 {int(row['excluded_count']):,} 件）"
    )
    asked = condition_parts(scope.all_conditions, (REQUESTS, *BESIDE_REQUESTS))
    chosen = [part.replace("**", "") for part in asked]
    scoped = ["筛选：" + "，".join([place, *(chosen or ["全部类别与渠道"])])]
    times = [f"统计时段 {dates(scope.date_from, scope.date_to)}", *comparison_lines(window)]
    stamp = ["演示数据，非真实统计"] if served.is_demonstration else []
    line = "　".join([*scoped, *times, counted, f"数据截至 {moment(served.as_of)}", *stamp])
    return line, _meanings(scope.grain)


def _meanings(grain: Grain) -> str:
    """The definitions that fit the footer; the documents have the rest."""
    chosen = settings()
    return (
        f"满意率＝（非常满意＋满意＋{chosen.mostly_satisfied_weight:g}×基本满意）/ 已评价的有效回访和测评；"
        "按期办结率＝按期办结 / 到期诉求（期限在本期）；"
        "化解率＝调解成功 /（成功＋不成功）；区间为 Wilson 95%；"
        f"{_LIMITS[grain]}；"
        f"分母少于 {chosen.small_sample} 的为样本少，不排名。"
    )
