"""The handling of a request: its handler, its deadline, and its closing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from data.generator.calendar import TAKEN_AT, workdays_later, worked_at
from data.generator.chance import Chance
from data.generator.vocabulary import UNITS

Row = dict[str, Any]

#: Kind of a request -> working days until its deadline.
_TERMS = {"咨询": 3, "求助": 5, "投诉": 5, "举报": 10, "建议": 10, "其他": 5, "表扬": 0}
#: Days from request to closing for a unit of average speed: (share of requests, days).
_DAYS_TO_CLOSE = (
    (0.0, 0.15),
    (0.25, 1.1),
    (0.5, 2.4),
    (0.75, 4.3),
    (0.9, 6.6),
    (0.965, 11.0),
    (0.99, 24.0),
    (1.0, 70.0),
)
_HOURS_TO_RESPOND = ((0.0, 0.2), (0.4, 1.5), (0.8, 8.0), (0.95, 30.0), (1.0, 90.0))


def handle(chance: Chance, row: Row) -> None:
    """Add handler, times and status to a new request."""
    unit = row.setdefault("responsible_unit", chance.weighted(row["_topic"].units))
    row["handler_kind"], slowness = UNITS[unit]
    if row["community"] == "信江社区" and row["requested_at"].year >= 2025:
        slowness *= 0.75
    _set_terms(chance, row)
    _set_closing(chance, row, slowness)
    if chance.happens(0.12):
        row["triage"] = row["_topic"].triage
    if chance.happens(0.0045) and not row.get("_is_counted"):
        row["status"], row["closed_at"] = "已作废", None
    is_unsaid = chance.happens(0.11)
    if row["status"] == "待办" or (is_unsaid and not row.get("_is_counted")):
        row["handler_kind"] = ""


def _set_terms(chance: Chance, row: Row) -> None:
    requested: datetime = row["requested_at"]
    term = _TERMS[row["request_type"]]
    has_term = term and not chance.happens(0.02 if row["channel"] == "12345" else 0.22)
    due = workdays_later(requested, term) if has_term else None
    row["due_at"] = due
    if due and chance.happens(0.035):
        row["extended_due_at"] = workdays_later(requested, term + 5)
    if row["channel"] == "12345" and chance.happens(0.17):
        row["dispatched_at"] = requested + timedelta(minutes=chance.whole(8, 170))


def _set_closing(chance: Chance, row: Row, slowness: float) -> None:
    requested: datetime = row["requested_at"]
    days = chance.quantile(_DAYS_TO_CLOSE) * slowness * (1.6 if row.get("extended_due_at") else 1.0)
    if row.get("_closes_within"):
        days = min(days, row["_closes_within"])
    closed = worked_at(chance, (requested + timedelta(days=days)).date())
    closed = closed if closed > requested else requested + timedelta(minutes=chance.whole(25, 200))
    responded = requested + timedelta(minutes=round(60 * chance.quantile(_HOURS_TO_RESPOND) * slowness))
    is_stuck = chance.happens(0.011 if requested.year == TAKEN_AT.year else 0.0012) and not row.get(
        "_is_counted"
    )
    is_responded = chance.happens(0.3)
    row["closed_at"] = None if closed > TAKEN_AT or is_stuck else closed
    row["responded_at"] = min(responded, closed) if is_responded and responded <= TAKEN_AT else None
    row["status"] = "已办结" if row["closed_at"] else "挂账" if is_stuck else _open_status(chance, requested)


def _open_status(chance: Chance, requested: datetime) -> str:
    is_new = TAKEN_AT - requested < timedelta(days=1.5)
    return "待办" if is_new and chance.happens(0.6) else "已退回" if chance.happens(0.03) else "办理中"
