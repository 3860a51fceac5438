"""What a follow-up (督办) is: who does what about a matter by when, and what is promised in numbers."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from data.notebook.database import NotebookError
from data.notebook.texts import one_line

#: Most characters of the texts of a follow-up: they stand in the cells of a table on one sheet of paper.
LONGEST = {
    "name": 80,
    "cause": 40,
    "responsible_unit": 30,
    "decision": 80,
    "outcome": 80,
    "written_by": 20,
}
_LABELS = {
    "name": "事项",
    "cause": "事由",
    "responsible_unit": "责任单位",
    "decision": "决定",
    "outcome": "结果",
    "written_by": "填写人",
}
_NEEDED = {
    "name": "请写明督办什么事项",
    "responsible_unit": "请填写责任单位",
    "decision": "请写明决定",
}
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MEASURE = re.compile(r"[a-z][a-z0-9_]{0,59}")
PER_CENT = "%"
#: A number as people type it, with or without its unit.
_NUMBER = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(%|件|例|户|天)?(?:以下|以内|以上)?")


class FollowUpError(NotebookError):
    """The follow-up cannot be saved; the message says in Chinese why."""


class FollowUpConflictError(FollowUpError):
    """Somebody else has changed the follow-up since it was read; nothing was overwritten."""


class PromiseKind(StrEnum):
    """On which side of the promised value the numbers shall lie."""

    NONE = ""
    AT_MOST = "at_most"
    AT_LEAST = "at_least"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One matter that an office follows up.

    Attributes:
        name: The matter in words, place and cause.
        responsible_unit: Who has to act.
        agreed_on: 定于, the day of the decision.
        due_on: 期限, the last day.
        decision: What was decided.
        event: ``id`` of its event; empty for a matter that no rule found.
        community: Name of the community; empty for the whole office.
        compound: Name of the compound in it; empty for the whole community.
        category: Category of its requests; empty for all.
        cause: Their smaller category; empty for all.
        handler: Unit whose requests are meant, of an event about a unit; empty for those of all.
        measure: Name of the measure by which it is checked, as in ``queries.measures``.
        promise_kind: Whether the value shall be at most or at least the promised one; empty without one.
        promise_value: The promised value, of a rate 0 to 1; None without a promise.
        unit: Unit of the value: ``件``, ``%``.
        value_then: 定时: the value of the week before the decision; None where the ledgers had none.
        week_then: First day of that week; None where the value is.
        outcome: What the unit or the office says of the result; the numbers are judged, not this.
        closed_on: 销号, the day on which it was closed; None while it is open.
        written_by: Who wrote it, or changed it last.
        written_at: When; None before it is saved.
        revision: How often it was saved: a change is refused when somebody else has saved one meanwhile.
        id: Its number, which no other follow-up ever gets; 0 before it is saved.
    """

    name: str
    responsible_unit: str
    agreed_on: date
    due_on: date
    decision: str
    event: str = ""
    community: str = ""
    compound: str = ""
    category: str = ""
    cause: str = ""
    handler: str = ""
    measure: str = "request_count"
    promise_kind: PromiseKind = PromiseKind.NONE
    promise_value: float | None = None
    unit: str = "件"
    value_then: float | None = None
    week_then: date | None = None
    outcome: str = ""
    closed_on: date | None = None
    written_by: str = ""
    written_at: datetime | None = None
    revision: int = 0
    id: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it is not closed."""
        return self.closed_on is None


def valid_follow_up(one: FollowUp) -> FollowUp:
    """The follow-up in plain text.

    Raises:
        FollowUpError: A part of it is missing, too long or contradictory.
    """
    one = replace(
        one,
        name=plain(one.name, "name"),
        cause=plain(one.cause, "cause"),
        responsible_unit=plain(one.responsible_unit, "responsible_unit"),
        decision=plain(one.decision, "decision"),
        outcome=plain(one.outcome, "outcome"),
        written_by=plain(one.written_by, "written_by"),
    )
    for name, message in _NEEDED.items():
        if not getattr(one, name):
            raise FollowUpError(f"{message}，还没有保存。")
    _check_days(one)
    if one.compound and not one.community:
        raise FollowUpError(f"小区“{one.compound}”没有写明属于哪个社区，还没有保存。")
    if not _MEASURE.fullmatch(one.measure):
        raise FollowUpError(f"“{one_line(one.measure)}”不是指标的名称，还没有保存。")
    _check_promise(one)
    return one


def plain(text: str, name: str) -> str:
    """The text on one line without unprintable signs.

    Raises:
        FollowUpError: It is too long.
    """
    line = one_line(text)
    if len(line) > LONGEST[name]:
        raise FollowUpError(f"{_LABELS[name]}有 {len(line)} 字，最多 {LONGEST[name]} 字，还没有保存。")
    return line


def promised_number(text: str, unit: str) -> float | None:
    """The number of a promise as it was typed: ``10``, ``１０ 件``, ``85%``; None for an empty text.

    Args:
        text: What was typed.
        unit: Unit of the value; of ``%`` the number is given back as a share of 1.

    Raises:
        FollowUpError: It is no number, or has another unit.
    """
    line = one_line(unicodedata.normalize("NFKC", text))
    if not line:
        return None
    found = _NUMBER.fullmatch(line)
    if found is None:
        raise FollowUpError(f"承诺“{line}”不是数，请只写数字，如 10 或 85%，还没有保存。")
    if found[2] and found[2] != unit:
        raise FollowUpError(f"承诺的单位是“{found[2]}”，这项指标的单位是“{unit}”，还没有保存。")
    return float(found[1]) / (100 if unit == PER_CENT else 1)


def _check_days(one: FollowUp) -> None:
    days = [day for day in (one.agreed_on, one.due_on, one.closed_on) if day is not None]
    if not all(_FIRST_YEAR <= day.year <= _LAST_YEAR for day in days):
        raise FollowUpError(f"日期应在 {_FIRST_YEAR} 至 {_LAST_YEAR} 年之间，还没有保存。")
    if one.due_on < one.agreed_on:
        raise FollowUpError(f"期限 {one.due_on} 早于定于 {one.agreed_on}，还没有保存。")
    if one.closed_on is not None and one.closed_on < one.agreed_on:
        raise FollowUpError(f"销号日期 {one.closed_on} 早于定于 {one.agreed_on}，还没有保存。")


def _check_promise(one: FollowUp) -> None:
    value = one.promise_value
    if (value is None) != (one.promise_kind == PromiseKind.NONE):
        missing = "没有写数" if value is None else "没有选“不高于”或“不低于”"
        raise FollowUpError(f"承诺{missing}：请写全，或都空着，还没有保存。")
    if value is None:
        return
    if not math.isfinite(value) or value < 0:
        raise FollowUpError("承诺应为不小于 0 的数，还没有保存。")
    if one.unit == PER_CENT and value > 1:
        raise FollowUpError("承诺的百分率不能超过 100%，还没有保存。")
