"""The way of one record through the ledgers: 诉求, 分流, 期限, 调解, 隐患, 议题, 实事, 办结, 回访."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from data.weeks import DAY
from pages.parts.findings.way_of_request import request_steps, same_event_step
from pages.parts.findings.way_of_work import hazard_step, item_step, work_step
from pages.parts.findings.way_step import (
    CALL,
    MEDIATION,
    REQUEST,
    Row,
    State,
    Step,
    absent_step,
    filled_text,
    made_step,
    one_line,
)
from pages.parts.words.dates import dates, moment
from pages.parts.words.language import _
from pages.parts.words.value_names import in_words


@dataclass(frozen=True, slots=True)
class Event:
    """All rows of one event in the ledgers that numbers tie to one another, the oldest first.

    Attributes:
        requests: Of 诉求工单; the first is the one whose steps are told in full.
        cases: Of 矛盾调解.
        responses: Of 满意度回访.
        number: The number that ties them; empty where the ledger gives none.
        hazards: Of 安全隐患.
        works: Of 民生实事.
        items: Of 议事协商, which works name.
    """

    requests: Sequence[Row] = ()
    cases: Sequence[Row] = ()
    responses: Sequence[Row] = ()
    number: str = ""
    hazards: Sequence[Row] = ()
    works: Sequence[Row] = ()
    items: Sequence[Row] = ()


def way(event: Event, as_of: datetime) -> list[Step]:
    """The steps of an event by time; a step without a time stands at its usual place.

    Args:
        event: Its rows.
        as_of: 数据截至, by which what is open is judged.
    """
    # A hazard, a work or an item alone lacks no dispute and no call-back.
    is_alone = bool(event.hazards or event.works or event.items) and not event.requests
    steps = [] if is_alone and event.items else _of_requests(event, as_of)
    steps += [_case_step(row, as_of) for row in event.cases] or ([] if is_alone else [_no_case(event)])
    steps += [_call_step(row) for row in event.responses] or ([] if is_alone else [_no_call(event)])
    steps += [hazard_step(row, as_of) for row in event.hazards]
    steps += [item_step(row) for row in event.items]
    steps += [work_step(row, as_of) for row in event.works]
    ordered = sorted((step for step in steps if step.at), key=lambda step: (step.at, step.usual))
    for step in sorted((step for step in steps if not step.at), key=lambda step: step.usual):
        before = [place for place, other in enumerate(ordered, 1) if other.usual <= step.usual]
        ordered.insert(max(before, default=0), step)
    return ordered


def _of_requests(event: Event, as_of: datetime) -> list[Step]:
    if not event.requests:
        why = _("关联事件编号为空") if not event.number else _("诉求工单里没有这个事件编号")
        return [absent_step(_("诉求"), _("没有关联的诉求（{why}）").format(why=why), REQUEST)]
    first, *others = event.requests
    return [*request_steps(first, as_of), *map(same_event_step, others)]


def _case_step(row: Row, as_of: datetime) -> Step:
    closed, due = row.get("closed_at"), row.get("due_at")
    end = closed or (None if row.get("is_concluded") else as_of)
    late = moment(due) if due is not None and end is not None and end > due else ""
    state = State.DONE if not late else State.LATE if closed else State.OPEN_LATE
    outcome = filled_text(row, "outcome").removeprefix("调解") or _("结果未填写")
    agreement = filled_text(row, "agreement_form")
    kept = _either(row, "is_fulfilled", _("已履行"), _("未履行"))
    parts = (
        " ".join(filter(None, (row["case_id"], filled_text(row, "mediator_team")))),
        filled_text(row, "venue"),
        _("{form}协议").format(form=agreement) if agreement else "",
        kept,
        _("期限 {moment}").format(moment=late) if late else "",
    )
    shown = moment(row["accepted_at"]) if closed is None else _days(row["accepted_at"], closed)
    name = _("调解 · {outcome}").format(outcome=outcome)
    return Step(in_words(name), state, shown, in_words(one_line(parts)), MEDIATION, row["accepted_at"])


def _days(first: datetime, last: datetime) -> str:
    return dates(first.date(), last.date() + DAY)


def _no_case(event: Event) -> Step:
    why = _("矛盾调解里没有这个事件编号") if event.number else _("关联事件编号为空")
    return absent_step(_("调解"), _("没有关联的调解案件（{why}）").format(why=why), MEDIATION)


def _call_step(row: Row) -> Step:
    parts = (
        " ".join(filter(None, (row["response_id"], filled_text(row, "channel")))),
        _("评价对象为{subject}").format(subject=filled_text(row, "subject"))
        if filled_text(row, "subject")
        else "",
        _either(row, "was_contacted", _("已联系"), _("未联系")),
        _either(row, "is_resolved", _("已解决"), _("未解决")),
        "" if row.get("is_valid") else _("无效回访，不计入满意率"),
    )
    rating = filled_text(row, "rating") or _("没有评价")
    return made_step(_("回访 · {rating}").format(rating=rating), State.DONE, row["asked_at"], parts, CALL)


def _no_call(event: Event) -> Step:
    is_open = bool(event.requests) and event.requests[0].get("is_closed") is False
    told = _("办结后才回访") if is_open else _("没有关联的回访")
    return absent_step(_("回访"), told, CALL)


def _either(row: Row, column: str, yes: str, no: str) -> str:
    """One of two texts by a flag; empty where it is not filled."""
    flag = row.get(column)
    return "" if flag is None else yes if flag else no
