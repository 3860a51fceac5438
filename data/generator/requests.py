"""诉求工单: every request, from the call to its closing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from data.generator import people, request_volumes
from data.generator.calendar import TAKEN_AT, YEARS, called_at, workdays_later, worked_at
from data.generator.chance import Chance, Weighted
from data.generator.places import (
    COMMUNITIES,
    NOWHERE,
    Compound,
    building_of,
    compound_named,
    grid_of,
    weighted_compounds,
)
from data.generator.request_volumes import Call, calls
from data.generator.vocabulary import UNITS, Topic, topic_named, topics_of

Row = dict[str, Any]

_REPEAT_SHARE = 0.075
_REPEAT_DAYS = 26
_CHANNELS = Weighted(
    {
        "12345": 52, "网格巡查": 17, "楼栋长": 6, "议事会": 3, "敲门行动": 3, "党群服务站": 6, "网络": 9,
        "来访": 4, "文化活动": 1,
    }
)  # fmt: skip
_TYPES = Weighted({"投诉": 46, "求助": 32, "举报": 7, "建议": 7, "咨询": 5, "其他": 3})
_ADVICE = Weighted({"咨询": 82, "求助": 10, "建议": 8})
#: Where a place is written: in its own column, in a free address, as an unknown name, or not at all.
_WRITTEN = Weighted({"column": 78, "address": 13, "nowhere": 6.5, "nothing": 2.5})


def service_requests() -> list[Row]:
    """All requests in order of receipt."""
    rows = [row for community in COMMUNITIES for row in _community_rows(community)]
    rows.sort(key=lambda row: row["requested_at"])
    for number, row in enumerate(rows, start=1):
        row["request_id"] = f"GD{number:05d}"
    request_volumes.adjust_to_published(rows)
    chance = Chance("service_request.handling")
    for row in rows:
        add_handling(chance, row)
        _write_place(chance, row)
    return rows


def _community_rows(community: str) -> list[Row]:
    chance = Chance(f"service_request.{community}")
    rows: list[Row] = []
    for year in YEARS:
        for call in calls(chance, community, year):
            earlier = _earlier(chance, rows, call.day) if not call.topic else None
            rows.append(_request(chance, community, call, earlier))
    return rows


def _earlier(chance: Chance, rows: list[Row], day: date) -> Row | None:
    """A recent request of the same community that this one repeats; None if it is not a repeat."""
    if len(rows) < 40 or not chance.happens(_REPEAT_SHARE):
        return None
    row = chance.pick(rows[-40:])
    is_recent = 2 <= (day - row["requested_at"].date()).days <= _REPEAT_DAYS
    return row if is_recent and row["phone"] and row["request_type"] != "表扬" else None


def _request(chance: Chance, community: str, call: Call, earlier: Row | None) -> Row:
    topic, compound = _matter(chance, community, call, earlier)
    called = called_at(chance, call.day, chance.happens(topic.night))
    channel = chance.weighted(_CHANNELS)
    reporter, phone = people.reporter(chance), people.phone(chance)
    gives_contact = channel != "网格巡查" and chance.happens(0.74)
    return {
        "community": community,
        "_compound": compound,
        "_topic": topic,
        "requested_at": called,
        "channel": earlier["channel"] if earlier else channel,
        "request_type": _request_type(chance, topic, compound, called),
        "category": topic.category,
        "subcategory": topic.name,
        "title": chance.pick(topic.titles),
        "reporter": reporter if gives_contact and chance.happens(0.28) else "",
        "phone": earlier["phone"] if earlier else phone if gives_contact else "",
        "reopened_count": 1 if earlier and chance.happens(0.2) else 0,
        "is_excluded": chance.happens(0.008),
    }


def _matter(chance: Chance, community: str, call: Call, earlier: Row | None) -> tuple[Topic, Compound]:
    """Topic and compound of a request: those of the earlier one, of an episode, or random ones."""
    if earlier:
        return topic_named(earlier["subcategory"]), earlier["_compound"]
    month = call.day.year, call.day.month
    topic = topic_named(call.topic) if call.topic else chance.weighted(topics_of(community, *month))
    if call.compound:
        return topic, compound_named(call.compound)
    return topic, chance.weighted(weighted_compounds(community))


def _request_type(chance: Chance, topic: Topic, compound: Compound, called: datetime) -> str:
    if topic.category == "政策咨询":
        return chance.weighted(_ADVICE)
    if compound.name == "象城外滩" and called.year >= 2022 and chance.happens(0.5):
        return "求助"  # the community's firm took over in mid-2021: fewer complaints
    return "表扬" if chance.happens(0.012) else chance.weighted(_TYPES)


def _write_place(chance: Chance, row: Row) -> None:
    """Write the place as an export does, with the usual omissions."""
    compound: Compound = row["_compound"]
    written = chance.weighted(_WRITTEN)
    if row["channel"] == "网格巡查":
        row["grid"] = grid_of(compound)
        written = "column" if written == "nothing" else written
    alias = chance.pick((compound.name, *compound.aliases))
    building = building_of(chance, compound)
    nowhere = chance.pick(NOWHERE)
    if written == "column":
        row["compound"] = compound.name
        row["address"] = building if chance.happens(0.12) else ""
    elif written != "nothing":
        row["address"] = f"{alias}{building}" if written == "address" else nowhere
    _leave_out(chance, row)


def _leave_out(chance: Chance, row: Row) -> None:
    without_community, without_category, without_sub = (
        chance.happens(share) for share in (0.014, 0.012, 0.03)
    )
    if row.get("_is_counted"):
        return
    if without_community:
        row["community"] = ""
    if without_category:
        row["category"] = row["subcategory"] = ""
    elif without_sub:
        row["subcategory"] = ""


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


def add_handling(chance: Chance, row: Row) -> None:
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
