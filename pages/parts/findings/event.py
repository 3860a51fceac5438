"""One event: what happens at one place with one cause, since when, how much against how much is usual.

Signals of one place × category × cause are one event; it keeps its ``id`` from week to week.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.weeks import WEEK
from pages.parts.findings.comparison import Tag
from pages.parts.words.language import mark


class EventKind(StrEnum):
    """By which rule a signal was found; the values are message keys."""

    FREQUENT = mark("高频")
    RISING = mark("异动")
    ONE_REPORTER = mark("一人多诉")
    MANY_REPORTERS = mark("多人同诉")
    THRICE = mark("三次以上")
    OVERDUE = mark("超期集中")
    DISSATISFIED = mark("不满意集中")
    TARGET_MISSED = mark("未达标")


class EventState(StrEnum):
    """What became of an event since the period before; the values are message keys."""

    NEW = mark("新增")
    LASTING = mark("持续")
    EASING = mark("缓解")
    OVER = mark("已平息")


@dataclass(frozen=True, slots=True)
class Event:
    """One event as it stands at the end of one week.

    Attributes:
        id: The same in every week in which it is seen.
        name: In words, place and cause: ``南门社区青云首府夜间施工噪声``.
        kinds: The rules that found it, in the order of ``EventKind``.
        tag: 预警, 未达标 or 关注; 好转 where it eases.
        state: Against the week before.
        community: As the register writes it; empty where unknown.
        compound: Empty where the whole community is meant.
        category: Empty where it is about all.
        cause: The smaller category or the words that the requests share; empty where none.
        since: First day of the first week in which it was seen.
        weeks: Number of weeks since then, that week and the last one included.
        measure: Name of the measure that ``count`` has, as in ``queries.measures``.
        count: Value of the last week (or, of a rate, of its window).
        expected: The usual value (or the target).
        upper: The limit that it is beyond; NaN without one.
        unit: Unit of ``count``, a message key: ``件``, ``%``.
        open_count: Requests of it that are open.
        overdue_count: Those of them that are past their deadline.
        handlers: Units and how many of its requests each has, most first.
        reporter_count: Distinct reporters among its requests; None where the ledger has no token.
        reason: Why it is an event, one sentence in the language of the reader.
        starts: First days of the weeks of ``values``.
        values: One value a week, oldest first; None where the ledger was not kept.
        responsible_unit: The unit that it is about, wherever it works; empty where it is about a place.
    """

    id: str
    name: str
    kinds: tuple[EventKind, ...]
    tag: Tag
    state: EventState
    community: str
    compound: str
    category: str
    cause: str
    since: date
    weeks: int
    measure: str
    count: float
    expected: float
    upper: float
    unit: str
    open_count: int
    overdue_count: int
    handlers: tuple[tuple[str, int], ...]
    reporter_count: int | None
    reason: str
    starts: tuple[date, ...]
    values: tuple[float | None, ...]
    responsible_unit: str = ""

    @property
    def end(self) -> date:
        """The day after its last week."""
        return self.starts[-1] + WEEK
