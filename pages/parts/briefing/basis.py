"""口径说明: what a briefing counts and compares, until when, and what its ledgers lack."""

from __future__ import annotations

from data.weeks import DAY, WEEK, mondays
from pages.parts.asking.condition_parts import condition_parts
from pages.parts.asking.ledger_gaps import missing_weeks
from pages.parts.asking.windows import is_kept, kept_since
from pages.parts.briefing.model import Paragraph, Section
from pages.parts.briefing.overall import SUMMARY
from pages.parts.briefing.sentences import FEW, join, say
from pages.parts.briefing.sourced_numbers import Cell, Window, setting
from pages.parts.words.dates import dates, day, moment
from queries import Comparison
from queries.subjects import SUBJECT_OF, SUBJECTS
from queries.windows import day_after

#: Time without an event in a ledger that needs no note.
_USUAL_DELAY = DAY


def comparison_lines(window: Window) -> tuple[str, ...]:
    """One text per comparison: its name and its dates."""
    lines = []
    for comparison in Comparison:
        name, other = window.name_of(comparison), window.against(SUMMARY, comparison)
        lines.append(f"{name}：{'没有台账' if other is None else dates(other.date_from, other.date_to)}")
    return tuple(lines)


def basis(window: Window) -> Section:
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
    paragraphs = [*_conditions(window), first, second]
    paragraphs += [*_ledger_start(window), *_gaps(window), *_stale(window)]
    if window.is_open:
        paragraphs.append(_elapsed_part(window))
    if window.served.is_demonstration:
        paragraphs.append(say("演示数据，非真实统计。"))
    return Section("basis", "口径说明", tuple(paragraphs))


def _elapsed_part(window: Window) -> Paragraph:
    """The note on a period that is not over: the elapsed part, against as much of the periods before."""
    (first, end), other = window.scope.bounds, window.scope.compared(window.served.as_of)
    own = min(end, day_after(window.served.as_of)) - first
    is_as_long = other is not None and other.bounds[1] - other.bounds[0] == own
    told = "比较的是同样长的一段" if is_as_long else f"{window.words.before}较短，与它的全部比较"
    return say("{own}未结束，只算到数据截至；{told}。", own=window.words.own, told=told)


def _gaps(window: Window) -> list[Paragraph]:
    """The notes on weeks in which a ledger was not kept: their counts are unknown, not 0."""
    found = []
    first, end = window.scope.bounds
    for name, last in window.served.freshness.items():
        missing = missing_weeks(name, window.served) if SUBJECT_OF[name].is_in_briefing else frozenset()
        weeks = [week for week in mondays(first, end) if week in missing and week <= last.date()]
        if weeks:
            stretch = dates(max(weeks[0], first), min(weeks[-1] + WEEK, end))
            title = SUBJECT_OF[name].declared.title
            found.append(f"{title}在 {stretch} 之间缺报 {len(weeks)} 周")
    return [say("{gaps}，缺的不等于没有发生。", gaps="、".join(found))] if found else []


def _conditions(window: Window) -> list[Paragraph]:
    """The note that only a part of the rows is counted; empty without conditions."""
    questions = [subject.kept_since for subject in SUBJECTS if subject.is_in_briefing]
    parts = condition_parts(window.scope.all_conditions, questions)
    text = "；".join(part.replace("**", "") for part in parts)
    if not text:
        return []
    return [say("{own}简报只统计符合条件的：{conditions}。", own=window.words.own, conditions=text)]


def _ledger_start(window: Window) -> list[Paragraph]:
    """The note that the ledger of requests begins within the window: earlier counts are unknown, not 0."""
    first = kept_since(SUMMARY)
    if first is None or window.is_before(SUMMARY) or is_kept(SUMMARY, window.scope.bounds[0], window.served):
        return []
    return [say("诉求台账自 {at} 起，之前的没有，不等于没有发生。", at=day(first))]


def _stale(window: Window) -> list[Paragraph]:
    """The note on ledgers that end before the window does: their missing counts are unknown, not 0."""
    last = window.scope.elapsed(window.served.as_of).bounds[1] - DAY
    ends = [
        say("{title}只到 {at}", title=SUBJECT_OF[name].declared.title, at=day(at))
        for name, at in window.served.freshness.items()
        if SUBJECT_OF[name].is_in_briefing and at.date() < last - _USUAL_DELAY
    ]
    return (
        [say("{ends}，之后没有记录，可能尚未导入，不等于没有发生。", ends=join(ends, "、"))] if ends else []
    )
