"""Building of a briefing: its sections in order, its head and its foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from data.settings import settings
from data.snapshots.store import Snapshot
from data.weeks import DAY
from pages.parts.asking.attention import attention
from pages.parts.asking.condition_parts import condition_parts
from pages.parts.asking.fetch import answer_from, snapshot
from pages.parts.asking.windows import is_kept, kept_since, windows
from pages.parts.briefing.handling import handling
from pages.parts.briefing.kinds import kinds
from pages.parts.briefing.model import Briefing, Paragraph, Section
from pages.parts.briefing.other_ledgers import callbacks, disputes, talks
from pages.parts.briefing.overall import SUMMARY, overall
from pages.parts.briefing.ranked_places import places
from pages.parts.briefing.risks import risks
from pages.parts.briefing.sentences import COMPARED, FEW, join, say
from pages.parts.briefing.sourced_numbers import Cell, Window, setting
from pages.parts.briefing.weeks import is_week, number_of
from pages.parts.subjects.overview import headlines
from pages.parts.words.column_names import definition
from pages.parts.words.dates import dates, day, moment, period_name
from pages.parts.words.declared_names import BESIDE_THE_NUMBERS, SETTINGS
from pages.parts.words.language import speaking
from queries import Comparison, Scope
from queries.subjects import SUBJECT_OF, SUBJECTS
from queries.windows import day_after

PAGE = "每周简报"
EVERYWHERE = "全街道"
#: Time without an event in a ledger that needs no note.
_USUAL_DELAY = DAY
_MEASURES = (
    "request_count", "per_thousand_households", "on_time_rate", "overdue_open_count", "repeat_rate",
    "response_rate", "resolution_rate", "satisfaction_rate", "case_count", "settlement_rate",
    "due_soon_count",
)  # fmt: skip


@speaking("zh")
def build(scope: Scope, served: Snapshot | None = None) -> Briefing:
    """The briefing of a scope.

    Args:
        scope: Places and dates; both dates are given.
        served: Snapshot that answers; the current one when None.
    """
    served = snapshot() if served is None else served
    with answer_from(served):
        return _assemble(Window(scope.replace(comparison=Comparison.PREVIOUS), served))


def _assemble(window: Window) -> Briefing:
    asked, served = window.scope, window.served
    found = (
        overall(window), places(window), kinds(window), handling(window), disputes(window), callbacks(window),
        talks(window), risks(window), _basis(window),
    )  # fmt: skip
    place, (first, end) = place_of(asked), asked.bounds
    return Briefing(
        office=settings().office,
        title=title_of(place),
        issue=issue_of(asked),
        place=place,
        date_from=first,
        date_to=end,
        period=dates(first, end),
        compared=comparison_lines(window),
        as_of=served.as_of,
        request_count=int(Cell(SUMMARY, "request_count").value(asked)),
        excluded_count=int(Cell(SUMMARY, "excluded_count").value(asked)),
        is_demonstration=served.is_demonstration,
        snapshot=served.id,
        headline=headline_of(window),
        sections=tuple(section for section in found if section is not None),
        definitions=tuple(definition(name) for name in _MEASURES),
        settings=tuple(settings_in_words()),
    )


def place_of(scope: Scope) -> str:
    """Place of the briefing: the whole sub-district, or the names of the places."""
    return "、".join(scope.compounds or scope.communities or ()) or EVERYWHERE


def title_of(place: str) -> str:
    """Title of the document, with the name of the office or of the place."""
    return f"{settings().office if place == EVERYWHERE else place}{PAGE}"


def headline_of(window: Window) -> str:
    """The headline of the page 总览, with 本期 for the window, whose dates stand beside it."""
    scope, served = window.scope, window.served
    reading = headlines.requests(windows(SUMMARY, scope, served), scope, served, attention(scope, served))
    return reading.replace("**", "").replace(
        period_name(scope.date_from, scope.date_to, served.as_of), "本期", 1
    )


def issue_of(scope: Scope) -> str:
    """Year and number of the issue, or year and dates of a window that is no week."""
    first, end = scope.bounds
    if is_week(first, end):
        year, week = number_of(first)
        return f"{year} 年第 {week} 期"
    return f"{first.year} 年，{dates(first, end)}"


def comparison_lines(window: Window) -> tuple[str, ...]:
    """One text per comparison: its name and its dates."""
    lines = []
    for comparison, name in COMPARED.items():
        other = window.against(SUMMARY, comparison)
        lines.append(f"{name}：{'没有台账' if other is None else dates(other.date_from, other.date_to)}")
    return tuple(lines)


def _basis(window: Window) -> Section:
    """The section 口径说明: what was counted, until when, what is omitted."""
    scope = window.scope
    excluded = say(" {n} 件", n=Cell(SUMMARY, "excluded_count").number(scope))
    first = say(
        "数据截至 {at}；诉求按受理时间统计，剔除不纳入考核和已作废的{n}；分母少于 {small} 的标“{few}”。",
        at=moment(window.served.as_of),
        n=Paragraph("") if window.is_before(SUMMARY) else excluded,
        small=setting("small_sample", scope),
        few=FEW,
    )
    second = say(
        "{compared}。办结以系统标记为准，随后续办理更新。", compared="；".join(comparison_lines(window))
    )
    paragraphs = [*_conditions(window), first, second, *_ledger_start(window), *_stale(window)]
    if scope.bounds[1] > day_after(window.served.as_of):
        paragraphs.append(say("本期未结束，只算到数据截至；比较的是同样长的一段。"))
    if window.served.is_demonstration:
        paragraphs.append(say("演示数据，非真实统计。"))
    return Section("basis", "口径说明", tuple(paragraphs))


def _conditions(window: Window) -> list[Paragraph]:
    """The note that only a part of the rows is counted; empty without conditions."""
    questions = [subject.kept_since for subject in SUBJECTS if subject.is_in_briefing]
    parts = condition_parts(window.scope.all_conditions, questions)
    text = "；".join(part.replace("**", "") for part in parts)
    return [say("本期简报只统计符合条件的：{conditions}。", conditions=text)] if text else []


def _ledger_start(window: Window) -> list[Paragraph]:
    """The note that the ledger of requests begins within the window: earlier counts are unknown, not 0."""
    first = kept_since(SUMMARY)
    if first is None or window.is_before(SUMMARY) or is_kept(SUMMARY, window.scope.bounds[0], window.served):
        return []
    return [say("诉求台账自 {at} 起，之前的没有，不等于没有发生。", at=day(first))]


def _stale(window: Window) -> list[Paragraph]:
    """The note on ledgers that end before the window does: their missing counts are unknown, not 0."""
    last = window.scope.bounds[1] - DAY
    ends = [
        say("{title}只到 {at}", title=SUBJECT_OF[name].declared.title, at=day(at))
        for name, at in window.served.freshness.items()
        if SUBJECT_OF[name].is_in_briefing and at.date() < last - _USUAL_DELAY
    ]
    return (
        [say("{ends}，之后没有记录，可能尚未导入，不等于没有发生。", ends=join(ends, "、"))] if ends else []
    )


def settings_in_words() -> Iterator[tuple[str, str]]:
    """Label and value of the settings that change a number."""
    for name, value in sorted(asdict(settings()).items()):
        if name not in BESIDE_THE_NUMBERS:
            yield SETTINGS[name], str(value)
