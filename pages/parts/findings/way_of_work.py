"""The steps beside a request: the hazard, the item of a meeting and the work that numbers tie to it."""

from __future__ import annotations

from datetime import date, datetime, time

from data.ledgers import LEDGERS
from pages.parts.findings.way_step import (
    CLOSING,
    MEDIATION,
    Row,
    State,
    Step,
    filled_text,
    made_step,
    one_line,
)
from pages.parts.words.dates import dates, moment
from pages.parts.words.language import _
from pages.parts.words.numbers import money
from pages.parts.words.value_names import in_words

_STAGES = LEDGERS["public_work"].stages


def hazard_step(row: Row, as_of: datetime) -> Step:
    """A hazard: found when, how dangerous, until when, and whether it is rectified.

    Args:
        row: Its row of ``hazards/rows``.
        as_of: 数据截至, by which what is open is judged.
    """
    done, due = row.get("rectified_at"), row.get("due_at")
    status = filled_text(row, "status") or _("状态未填写")
    is_open = done is None and status not in ("已整改", "已销号", "已作废")
    end = done or (as_of if is_open else None)
    is_late = due is not None and end is not None and end > due
    state = State.DONE if not is_late else State.OPEN_LATE if is_open else State.LATE
    parts = (
        " ".join(filter(None, (row["hazard_id"], filled_text(row, "kind"), filled_text(row, "danger")))),
        filled_text(row, "responsible_unit"),
        _("期限 {moment}").format(moment=moment(due)) if due else "",
        _("整改完成 {moment}").format(moment=moment(done)) if done else "",
        _("复查{result}").format(result=filled_text(row, "recheck_result"))
        if filled_text(row, "recheck_result")
        else "",
    )
    return made_step(_("隐患 · {status}").format(status=status), state, row["found_at"], parts, MEDIATION)


def item_step(row: Row) -> Step:
    """An item of a meeting: when it was talked about, as what, and where it stands.

    Args:
        row: Its row of ``deliberation/rows``.
    """
    parts = (
        " ".join(filter(None, (row["item_id"], filled_text(row, "meeting_type")))),
        filled_text(row, "topic"),
        filled_text(row, "status"),
    )
    return made_step(_("议事协商"), State.DONE, row["met_at"], parts, MEDIATION)


def work_step(row: Row, as_of: datetime) -> Step:
    """A work: from its first stage to the last, with the plan and the money.

    Args:
        row: Its row of ``public_works/records``.
        as_of: 数据截至, by which a plan is late.
    """
    known = [day for name in _STAGES if (day := _day(row.get(name))) is not None and day <= as_of.date()]
    due, planned = _day(row.get("due_on")), _day(row.get("planned_finish_on"))
    finished, stage = _day(row.get("finished_on")), filled_text(row, "stage") or _("阶段未填写")
    is_open = not row.get("is_finished") and row.get("is_counted") is not False
    state = State.DONE
    if is_open and due is not None and due < as_of.date():
        state = State.OPEN_LATE
    elif finished is not None and planned is not None and finished > planned:
        state = State.LATE
    cost = row.get("cost_yuan")
    parts = (
        " ".join(filter(None, (row["work_id"], filled_text(row, "kind")))),
        _("计划开工 {day}").format(day=f"{due:%Y-%m-%d}") if due and not row.get("is_begun") else "",
        _("计划完工 {day}").format(day=f"{planned:%Y-%m-%d}") if planned else "",
        filled_text(row, "fund_source"),
        _("投入 {cost}").format(cost=money(cost)) if cost is not None else "",
        filled_text(row, "status") if row.get("is_counted") is False else "",
    )
    shown = "—"
    if known:
        shown = f"{known[0]:%Y-%m-%d}" if known[0] == known[-1] else _span(known[0], known[-1])
    at = datetime.combine(known[0], time()) if known else None
    name = _("实事 · {stage}").format(stage=stage)
    return Step(in_words(name), state, shown, in_words(one_line(parts)), CLOSING, at)


def _span(first: date, last: date) -> str:
    return dates(first, date.fromordinal(last.toordinal() + 1))


def _day(value: object) -> date | None:
    """The day of a cell; None where there is none."""
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
