"""What an annotation is: what happened at a place, and whether its limits begin anew from its day on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from data.ledgers import LEDGERS
from data.notebook.database import NotebookError
from data.notebook.texts import one_line

#: Most characters of the texts of an annotation: the text stands under a chart of half a page.
LONGEST = {"text": 60, "source": 60, "reason": 120, "written_by": 20}
_LABELS = {"text": "标注的内容", "source": "来源", "reason": "重新计算上下限的理由", "written_by": "填写人"}
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


class AnnotationError(NotebookError):
    """The annotation cannot be saved; the message says in Chinese why."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What happened at a place.

    Attributes:
        first_day: The day, or the first of several.
        text: What happened, at most 60 characters.
        community: Name of the community; empty for the whole office.
        compound: Name of the compound in it; empty for the whole community.
        last_day: The last of several days; None for one day, or for what lasts.
        source: Where it is written: a document, a meeting; empty if not given.
        ledger: Name of the ledger it concerns; empty for all.
        starts_new_limits: Whether the process is another one from the first day on.
        reason: Why it is; empty where it is not.
        written_by: Who wrote it, or changed it last.
        written_at: When; None before it is saved.
        id: Its number, which no other annotation ever gets; 0 before it is saved.
    """

    first_day: date
    text: str
    community: str = ""
    compound: str = ""
    last_day: date | None = None
    source: str = ""
    ledger: str = ""
    starts_new_limits: bool = False
    reason: str = ""
    written_by: str = ""
    written_at: datetime | None = None
    id: int = 0


def event_ledgers() -> tuple[str, ...]:
    """Names of the ledgers that an annotation may concern: those whose rows have a time."""
    return tuple(name for name, ledger in LEDGERS.items() if ledger.date_column)


def valid_annotation(annotation: Annotation) -> Annotation:
    """The annotation in plain text.

    Raises:
        AnnotationError: A part of it is missing, too long or contradictory.
    """
    texts = {name: plain(getattr(annotation, name), name) for name in LONGEST}
    if not texts["text"]:
        raise AnnotationError("请写明发生了什么，还没有保存。")
    _check_days(annotation.first_day, annotation.last_day)
    if annotation.compound and not annotation.community:
        raise AnnotationError(f"小区“{annotation.compound}”没有写明属于哪个社区，还没有保存。")
    if annotation.ledger and annotation.ledger not in event_ledgers():
        raise AnnotationError(
            f"“{annotation.ledger}”不是按时间记的台账，应为 {'、'.join(event_ledgers())} 之一，还没有保存。"
        )
    if annotation.starts_new_limits and not texts["reason"]:
        raise AnnotationError("从这天起重新计算上下限，要写明理由，还没有保存。")
    if texts["reason"] and not annotation.starts_new_limits:
        raise AnnotationError(
            "写了重新计算的理由，却没有勾选“从这天起重新计算上下限”：请勾选，或清空理由，还没有保存。"
        )
    return replace(
        annotation,
        text=texts["text"],
        source=texts["source"],
        reason=texts["reason"],
        written_by=texts["written_by"],
    )


def plain(text: str, name: str) -> str:
    """The text on one line without unprintable signs.

    Raises:
        AnnotationError: It is too long.
    """
    line = one_line(text)
    if len(line) > LONGEST[name]:
        raise AnnotationError(f"{_LABELS[name]}有 {len(line)} 字，最多 {LONGEST[name]} 字，还没有保存。")
    return line


def _check_days(first: date, last: date | None) -> None:
    if not all(_FIRST_YEAR <= day.year <= _LAST_YEAR for day in (first, last or first)):
        raise AnnotationError(f"日期应在 {_FIRST_YEAR} 至 {_LAST_YEAR} 年之间，还没有保存。")
    if last is not None and last < first:
        raise AnnotationError(f"结束日期 {last} 早于开始日期 {first}，还没有保存。")
