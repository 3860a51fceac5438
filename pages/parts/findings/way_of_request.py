"""The steps of one request: received, sorted, due, closed."""

from __future__ import annotations

from datetime import datetime

from pages.parts.findings.way_step import (
    CLOSING,
    DEADLINE,
    REQUEST,
    TRIAGE,
    Row,
    State,
    Step,
    absent_step,
    filled_text,
    made_step,
    one_line,
)
from pages.parts.words.dates import moment
from pages.parts.words.language import _
from pages.parts.words.numbers import days, elapsed_time
from pages.parts.words.value_names import in_words


def request_steps(row: Row, as_of: datetime) -> list[Step]:
    """The steps of a request.

    Args:
        row: Its row of ``service_requests/records``.
        as_of: 数据截至, by which what is open is judged.
    """
    return [_request_step(row), _triage_step(row), _deadline_step(row, as_of), _closing_step(row, as_of)]


def _request_step(row: Row) -> Step:
    kind = " · ".join(filter(None, (filled_text(row, "channel"), filled_text(row, "request_type"))))
    if row.get("responded_at"):
        hours = (row["responded_at"] - row["requested_at"]).total_seconds() / 3600
        answer = _("{time}后首次响应").format(time=_span(hours)) if hours >= 0 else ""
    else:
        answer = _("首次响应时间台账没有")
    return made_step(
        _("诉求 · 受理"), State.DONE, row["requested_at"], (row["request_id"], kind, answer), REQUEST
    )


def same_event_step(row: Row) -> Step:
    """Another request of the same event: when it was received, and where it stands."""
    parts = (
        row["request_id"],
        _("同一事件的另一件"),
        filled_text(row, "channel"),
        filled_text(row, "status"),
    )
    return made_step(_("诉求 · 受理"), State.DONE, row["requested_at"], parts, REQUEST)


def _triage_step(row: Row) -> Step:
    triage, unit = filled_text(row, "triage"), filled_text(row, "responsible_unit")
    if not triage and not row.get("dispatched_at"):
        return absent_step(_("分流"), _("分流台账没有记"), TRIAGE)
    name = _("分流 · {triage}").format(triage=triage) if triage else _("分流 · 派单")
    told = _("承办{unit}").format(unit=unit) if unit else ""
    untimed = "" if row.get("dispatched_at") else _("分流时间台账没有")
    return made_step(name, State.DONE, row.get("dispatched_at"), (told, untimed), TRIAGE)


def _deadline_step(row: Row, as_of: datetime) -> Step:
    at = row.get("deadline_at")
    if at is None:
        return absent_step(_("期限"), _("台账没有期限，不能判断按期"), DEADLINE)
    extended = _kind_of_deadline(row)
    closed = row.get("closed_at")
    if closed is None and not row.get("is_closed") and at >= as_of:
        left = _("还有 {days}").format(days=days((at - as_of).total_seconds() / 86400))
        return made_step(_("期限"), State.ABSENT, at, (extended, left), DEADLINE)
    if closed is None and row.get("is_closed"):
        return made_step(_("期限"), State.DONE, at, (extended, _("办结时间台账没有")), DEADLINE)
    is_late = closed is None or closed > at
    told = _("到期时未办结") if is_late else _("到期前办结")
    return made_step(_("期限"), State.LATE if is_late else State.DONE, at, (extended, told), DEADLINE)


def _kind_of_deadline(row: Row) -> str:
    if not row.get("due_at") and not row.get("extended_due_at") and filled_text(row, "priority"):
        return _("台账没有写，按{priority}推算").format(priority=row["priority"])
    if _is_extended(row):
        return _("已延期，原为 {moment}").format(moment=moment(row["due_at"]))
    return _("未延期")


def _is_extended(row: Row) -> bool:
    return bool(row.get("extended_due_at") and row.get("due_at") and row["extended_due_at"] != row["due_at"])


def _closing_step(row: Row, as_of: datetime) -> Step:
    closed, due, status = row.get("closed_at"), row.get("deadline_at"), filled_text(row, "status")
    if closed is not None and due is not None:
        late = (closed - due).total_seconds() / 86400
        told = _("比期限晚 {days}") if late > 0 else _("比期限早 {days}")
        parts = (told.format(days=days(abs(late))), _took(row))
        return made_step(_("办结"), State.LATE if late > 0 else State.DONE, closed, parts, CLOSING)
    if closed is not None:
        return made_step(_("办结"), State.DONE, closed, (_took(row),), CLOSING)
    if row.get("is_closed"):
        return Step(
            _("办结"),
            State.DONE,
            "—",
            in_words(_("{status}；办结时间台账没有").format(status=status)),
            CLOSING,
        )
    if due is not None and due < as_of:
        late = days((as_of - due).total_seconds() / 86400)
        told = _("截至 {moment} 已超期 {days}").format(moment=moment(as_of), days=late)
        return Step(_("办结"), State.OPEN_LATE, _("未办结"), in_words(one_line((status, told))), CLOSING)
    return Step(_("办结"), State.ABSENT, _("未办结"), in_words(one_line((status,))), CLOSING)


def _took(row: Row) -> str:
    taken = row.get("days_to_close")
    return "" if taken is None else _("从受理起 {days}").format(days=days(taken))


def _span(hours: float) -> str:
    if hours < 1:
        return _("{n} 分钟").format(n=round(hours * 60))
    return elapsed_time(hours)
