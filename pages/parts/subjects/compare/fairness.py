"""What makes the comparison fair, and what remains unlike: the line above the measures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from data.snapshots.store import Snapshot
from data.weeks import DAY
from pages.parts.asking.day_kinds import WORKDAY, day_kind
from pages.parts.subjects.compare.amounts import days_counted
from pages.parts.subjects.compare.exposure import counted_days
from pages.parts.subjects.compare.sides import DATES, Pair, is_of_days, share_rows
from pages.parts.words.dates import day, short_day
from pages.parts.words.language import _
from pages.parts.words.numbers import count

_ANSWERS = "satisfaction_response"


@dataclass(frozen=True, slots=True)
class Fact:
    """One part of the line; unlike: a difference that remains, in amber."""

    text: str
    is_unlike: bool = False


def fairness(pair: Pair, served: Snapshot) -> list[Fact]:
    """The parts of the line, in order."""
    found = [
        _length(pair),
        *_unfinished(pair, served),
        *_working_days(pair),
        *_households(pair),
        Fact(_("期限类只算期限已到的，时长的未办结按截尾计入")),
        *_answers(pair, served),
    ]
    if share_rows(pair):
        found.append(Fact(_("有的件两边都算进去了，差别会显得偏小"), is_unlike=True))
    return found


def _length(pair: Pair) -> Fact:
    """How many days each side counts."""
    a, b = pair.a.days, pair.b.days
    if pair.has_same_days:
        same = _("同一段时间 {days}") if DATES not in pair.differs else _("都是 {days}")
        return Fact(same.format(days=days_counted(a)))
    text = _("A {a}，B {b}，件数按天折算")
    return Fact(text.format(a=days_counted(a), b=days_counted(b)), is_unlike=not is_of_days(pair))


def _unfinished(pair: Pair, served: Snapshot) -> list[Fact]:
    """Whether a side ends at 数据截至: only its elapsed part counts."""
    if any(side.is_cut for side in pair.both):
        return [Fact(_("只算到数据截至 {day}").format(day=day(served.as_of.date())))]
    return []


def _working_days(pair: Pair) -> list[Fact]:
    """Working days and days of rest of each; nothing where the sides are kinds of days."""
    if is_of_days(pair):
        return []
    a, b = (Counter(day_kind(each) == WORKDAY for each in counted_days(side.scope)) for side in pair.both)
    if a == b:
        return [
            Fact(
                _("工作日 {work}、休息日 {rest}，两边相同").format(
                    work=count(a[True], "天"), rest=count(a[False], "天")
                )
            )
        ]
    gap = a[True] - b[True]
    text = _("工作日 A {a}、B {b}，A 多 {gap}") if gap > 0 else _("工作日 A {a}、B {b}，A 少 {gap}")
    if not gap:
        text = _("工作日 A {a}、B {b}，休息日不一样多")
    said = {"a": count(a[True], "天"), "b": count(b[True], "天"), "gap": count(abs(gap), "天")}
    return [Fact(text.format(**said), is_unlike=True)]


def _households(pair: Pair) -> list[Fact]:
    if pair.is_by_households:
        return [Fact(_("件数按千户折算"))]
    if not pair.has_known_households:
        return [Fact(_("户数不全，件数没有按户折算"), is_unlike=True)]
    return []


def _answers(pair: Pair, served: Snapshot) -> list[Fact]:
    """How far call-backs reach, and whether that cuts one side only."""
    if _ANSWERS not in served.freshness:
        return []
    last = served.freshness[_ANSWERS].date()
    short = [max(side.scope.bounds[1] - DAY - last, timedelta(0)).days for side in pair.both]
    if short[0] == short[1]:
        return [Fact(_("回访截至 {day}，两边相同").format(day=short_day(last)))]
    letter = "A" if short[0] > short[1] else "B"
    text = _("回访截至 {day}，{side} 少 {gap}").format(
        day=short_day(last), side=letter, gap=count(abs(short[0] - short[1]), "天")
    )
    return [Fact(text, is_unlike=True)]
