"""The content of the pictures of a briefing, and their formats: paper, a slide, a phone.

The content is measures, 需办, charts, and notes on the data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.settings import settings
from data.snapshots.briefing_choices import ChosenChart
from data.snapshots.store import Snapshot
from pages.parts.asking.attention import attention
from pages.parts.asking.block import Block
from pages.parts.asking.condition_parts import condition_parts
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.office_measures import CASES, REQUESTS, RESPONSES
from pages.parts.asking.scope_sentence import BESIDE_REQUESTS, scope_sentence
from pages.parts.asking.windows import windows
from pages.parts.briefing.build import comparison_lines, headline_of, issue_of, place_of, title_of
from pages.parts.briefing.sheet_charts import blocks_chosen
from pages.parts.briefing.sourced_numbers import Window
from pages.parts.findings.signals import Signal, calm
from pages.parts.html.markup import Card
from pages.parts.screen.frame import is_empty
from pages.parts.subjects.overview import blocks as overview
from pages.parts.subjects.overview import headlines
from pages.parts.words.dates import dates, moment
from pages.parts.words.language import speaking
from queries import Comparison, Scope


@dataclass(frozen=True)
class Sheet:
    """The content of a picture; its size decides which parts are shown, and how.

    Attributes:
        title: Title of the document.
        issue: Year and number of the issue.
        office: Name of the office.
        period: The window, with its dates.
        headline: The one sentence of the week.
        cards: The main measures; none without data.
        signals: The rows of 需办, worst first.
        calm: The line that replaces the signals when there is none.
        charts: The block of each selected chart in order; None where its page has no data for it.
        advice: 下周建议, written by a user.
        notes: Scope, comparisons, number of rows, 数据截至, definitions.
        is_demonstration: Whether the ledgers are synthetic.
    """

    title: str
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


def build_sheet(scope: Scope, served: Snapshot, charts: Sequence[ChosenChart], advice: str = "") -> Sheet:
    """The content of the pictures of the briefing of a scope.

    Args:
        scope: Places and dates; both dates are given.
        served: Snapshot that answers.
        charts: The selected charts in order.
        advice: 下周建议, written by a user.
    """
    with speaking("zh"), answer_from(served):
        asked = scope.replace(comparison=Comparison.PREVIOUS)
        requests = windows(REQUESTS, asked, served)
        others = [windows(name, asked, served).now for name in (CASES, RESPONSES)]
        has_data = not is_empty(requests.now, *others)
        window, found = Window(asked, served), attention(asked, served) if has_data else []
        return Sheet(
            title=title_of(place_of(asked)),
            issue=issue_of(asked),
            office=settings().office,
            period=dates(asked.date_from, asked.date_to),
            headline=headline_of(window) if has_data else "本期没有记录",
            cards=tuple(overview.cards(asked, served, requests)) if has_data else (),
            signals=tuple(found),
            calm=headlines.calm(requests, asked, served) if has_data else calm("本期"),
            charts=blocks_chosen(charts, asked, served) if has_data else (None,) * len(charts),
            advice=advice.strip(),
            notes=_notes(window, requests.now),
            is_demonstration=served.is_demonstration,
        )


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
    return line, _meanings()


def _meanings() -> str:
    """The definitions that fit the footer; the documents have the rest."""
    chosen = settings()
    return (
        f"满意率＝（非常满意＋满意＋{chosen.mostly_satisfied_weight:g}×基本满意）/ 已评价的有效回访；"
        "按期办结率＝按期办结 / 到期诉求（期限在本期）；"
        "化解率＝调解成功 /（成功＋不成功）；区间为 Wilson 95%；"
        "件数的上下限按趋势与季节算，不足两年的和比率按 XmR；"
        f"分母少于 {chosen.small_sample} 的为样本少，不排名。"
    )
