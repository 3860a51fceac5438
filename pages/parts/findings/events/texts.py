"""What an event is called and why it is one, in words of the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pages.parts.findings.event import EventKind
from pages.parts.findings.events.cells import Cell
from pages.parts.findings.events.runs import Run
from pages.parts.findings.reading import capital
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import count, plain
from pages.parts.words.value_names import in_words

#: The measure whose value an event of a kind tells, and its unit; requests where it is not listed.
MEASURED: Mapping[EventKind, tuple[str, str]] = {
    EventKind.OVERDUE: ("overdue_open_count", "件"),
    EventKind.DISSATISFIED: ("dissatisfied_count", "件"),
    EventKind.TARGET_MISSED: ("satisfaction_rate", "%"),
}
REQUESTS = ("request_count", "件")
ON_TIME = ("on_time_rate", "%")

_TITLES: Mapping[EventKind, str] = {
    EventKind.OVERDUE: mark("{where}{what}超期集中"),
    EventKind.DISSATISFIED: mark("{where}回访不满意集中"),
    EventKind.TARGET_MISSED: mark("{where}回访满意率偏低"),
}
_BY_UNIT = mark("{where}按期办结率偏低")
_REQUESTS = mark("{where}{what}")
_OF_ALL = mark("全街道{what}")


@dataclass(frozen=True, slots=True)
class Reporters:
    """How many reported: persons are counted and never named.

    Attributes:
        told: Requests with a reporter's number.
        different: Different reporters among them.
    """

    told: int
    different: int

    @property
    def is_many(self) -> bool:
        """Whether it is a matter of many: five or more, hardly one of them twice."""
        return self.different >= _MANY and self.different >= _DIFFERENT * self.told


_MANY, _DIFFERENT = 5, 0.8


def name_of(cell: Cell, cause: str, kind: EventKind) -> str:
    """Place and cause: ``南门社区青云首府夜间施工噪声``; in English by English name or pinyin."""
    where = cell.unit or f"{cell.community}{cell.compound}"
    title = _BY_UNIT if cell.unit else _TITLES.get(kind, _REQUESTS if where else _OF_ALL)
    return capital(in_words(_(title).format(where=where, what=cause or cell.category)))


def measure_of(cell: Cell, kind: EventKind) -> tuple[str, str]:
    """Name of the measure that an event tells, and its unit."""
    return ON_TIME if cell.unit else MEASURED.get(kind, REQUESTS)


def reason_of(run: Run, upper: float, expected: float, reporters: Reporters | None) -> str:
    """Why it is an event, in one sentence."""
    latest = {one.kind: one for one in run.latest}
    told = [
        _clause_of(run, kind, latest[kind].count, upper, expected) for kind in EventKind if kind in latest
    ]
    if reporters is not None and reporters.is_many and run.kinds[0] in (EventKind.FREQUENT, EventKind.RISING):
        many = _("{told}留有号码，来自 {n} 人，属多人同诉")
        told.append(many.format(told=count(reporters.told), n=plain(reporters.different)))
    return capital(in_words(sentences(*told)))


def _clause_of(run: Run, kind: EventKind, value: float, upper: float, expected: float) -> str:
    said = {
        "n": count(value),
        "upper": count(upper),
        "usual": plain(expected, 1),
        "weeks": run.beyond_running,
    }
    said |= {"rate": f"{value:.1f}%", "goal": f"{expected:.0f}%"}
    text = _REASONS[kind]
    if kind is EventKind.FREQUENT and run.beyond_running > 1:
        text = _BEYOND_RUNNING
    return _(text).format(**said)


_BEYOND_RUNNING = mark("连续 {weeks} 周高于上限 {upper}")
_REASONS: Mapping[EventKind, str] = {
    EventKind.FREQUENT: mark("一周 {n}，高于上限 {upper}"),
    EventKind.RISING: mark("近几周高于自己此前半年的平常水平"),
    EventKind.ONE_REPORTER: mark("四周内同一号码反映 {n}"),
    EventKind.MANY_REPORTERS: mark("多人反映 {n}"),
    EventKind.THRICE: mark("四周内重复反映 {n}"),
    EventKind.OVERDUE: mark("超期未结 {n}，此前半年平均 {usual}"),
    EventKind.DISSATISFIED: mark("近 12 周不满意 {n}，按全街道测算 {usual}"),
    EventKind.TARGET_MISSED: mark("近 12 周 {rate}，区间整段低于目标 {goal}"),
}
