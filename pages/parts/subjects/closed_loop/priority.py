"""The block of 轻重缓急: are urgent and important requests closed on time?"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from data.ledgers.codes import PRIORITIES
from data.schema import UNFILLED
from data.settings import Settings, settings
from pages.parts.asking.block import Block
from pages.parts.asking.fetch import fetch
from pages.parts.findings.reading import Reading
from pages.parts.shared_blocks import rates
from pages.parts.words.condition_words import value_words
from pages.parts.words.language import _, listing, mark, sentences
from pages.parts.words.numbers import count
from queries import Scope

QUESTION = "service_requests/on_time_by_priority"
#: Setting -> the priority whose hours it gives.
_TERMS = dict(zip(("urgent_hours", "important_hours", "ordinary_hours"), PRIORITIES, strict=True))


def priorities(scope: Scope) -> Block:
    """Priorities by their rate of closing on time; without any, what deadlines go by."""
    frame = fetch(QUESTION, scope)
    if not _has_priority(frame):
        return Block(
            key="priorities",
            reading=absent_reading(float(frame["request_count"].sum()) if len(frame) else 0.0),
            subtitle=_("按期办结率，按轻重缓急"),
            table=frame,
            question=QUESTION,
            measures=("on_time_rate",),
        )
    block = rates.standing(
        scope,
        question=QUESTION,
        by="priority",
        measure="on_time_rate",
        noun=mark("缓急级别"),
        key="priorities",
        lists=rates.ON_TIME_LISTS,
    )
    note = terms_clause(settings(), float(frame["by_priority_count"].sum()))
    reading = block.reading.reading.removesuffix(_("{text}。").format(text=""))
    told = Reading(
        block.reading.title,
        _("{text}。").format(text=sentences(reading, note)),
        is_finding=block.reading.is_finding,
    )
    return replace(block, reading=told)


def _has_priority(frame: pd.DataFrame) -> bool:
    return bool((frame["priority"].astype(str) != UNFILLED).any())


def absent_reading(requests: float) -> Reading:
    """Title and reading where no request says how urgent it is.

    Args:
        requests: Requests of the window.
    """
    title = _("没有按轻重缓急分的诉求")
    if not requests:
        return Reading(title, _("所选范围内没有记录，**暂不作判断**。"))
    return Reading(
        title,
        _(
            "{n}都没有填轻重缓急（工单里也叫紧急程度、优先级、工单等级），**期限只按台账所填**，各项数字不受影响。"
        ).format(n=count(requests)),
    )


def terms_clause(chosen: Settings, derived: float) -> str:
    """Which deadlines are by priority: the hours of the settings, and how many requests due have one.

    Args:
        chosen: The settings.
        derived: Due requests whose deadline is by priority.
    """
    hours = {value_words(kind): int(getattr(chosen, name)) for name, kind in _TERMS.items()}
    told = [_("{kind} {n} 小时").format(kind=kind, n=n) for kind, n in hours.items() if n]
    if not told:
        return _("没有写期限的不推算")
    form = _("没有写期限的从受理起推算（{terms}，可设置），到期件中有 {n}")
    return form.format(terms=listing(told), n=count(derived))
