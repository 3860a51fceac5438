"""诉求工单: every request, from the call to its closing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from data.generator import people, request_volumes
from data.generator.calendar import TAKEN_AT, YEARS, called_at, workdays_later, worked_at
from data.generator.chance import Chance, Weighted
from data.generator.fitting import fits, is_spared, unit_for
from data.generator.places import (
    COMMUNITIES,
    NOWHERE,
    Compound,
    building_of,
    compound_named,
    compounds_of,
    grid_of,
    weighted_compounds,
)
from data.generator.request_volumes import Call, calls
from data.generator.vocabulary import UNITS, Topic, topic_named, topics_of
from data.generator.wordings import PATROL, channel_of, title_of, type_of

Row = dict[str, Any]

_REPEAT_SHARE = 0.075
_REPEAT_DAYS = 26
_CHANNELS = {"12345": 54, "网格巡查": 12, "议事会": 3, "党群服务站": 7, "网络": 11, "来访": 5}
#: Channels that only these communities have, or use more: (community) -> channel -> weight.
_OWN_CHANNELS: dict[str, dict[str, float]] = {
    "体育场社区": {"楼栋长": 9},
    "新城社区": {},
    "桑园社区": {"楼栋长": 6},
    "白龙社区": {},
    "南门社区": {"楼栋长": 6},
    "信江社区": {"楼栋长": 8, "敲门行动": 5, "文化活动": 2, "网格巡查": 32},
}
_CHANNELS_OF = {community: Weighted(_CHANNELS | own) for community, own in _OWN_CHANNELS.items()}
#: 三事分流 belongs to 信江社区: most of its requests are sorted, some of them against the rule.
_SORTED_SINCE, _SORTED_SHARE, _DEPARTS = 2023, 0.62, 0.16
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
    titles = Chance("service_request.titles")
    for row in rows:
        row["title"] = title_of(titles, row["_topic"], row["request_type"])
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
    channel = earlier["channel"] if earlier else channel_of(chance, _CHANNELS_OF[community], topic)
    called = called_at(chance, call.day, channel != PATROL and chance.happens(topic.night))
    drawn_type = type_of(chance, topic, channel)
    if drawn_type == "投诉" and is_spared(chance, compound, call.day):
        drawn_type = "求助"
    reporter, phone = people.reporter(chance), people.phone(chance)
    gives_contact = channel != PATROL and chance.happens(0.74)
    return {
        "community": community,
        "_compound": compound,
        "_topic": topic,
        "requested_at": called,
        "channel": channel,
        "request_type": earlier["request_type"] if earlier else drawn_type,
        "category": topic.category,
        "subcategory": topic.name,
        "reporter": reporter if gives_contact and chance.happens(0.28) else "",
        "phone": earlier["phone"] if earlier else phone if gives_contact else "",
        "reopened_count": 1 if earlier and chance.happens(0.2) else 0,
        "is_excluded": chance.happens(0.008),
    }


def _matter(chance: Chance, community: str, call: Call, earlier: Row | None) -> tuple[Topic, Compound]:
    """Topic and compound of a request: those of the earlier one, of an episode, or random ones that fit."""
    if earlier:
        return topic_named(earlier["subcategory"]), earlier["_compound"]
    month = call.day.year, call.day.month
    topic = topic_named(call.topic) if call.topic else chance.weighted(topics_of(community, *month))
    if call.compound:
        return topic, compound_named(call.compound)
    while not any(fits(topic, compound, call.day) for compound in compounds_of(community)):
        topic = chance.weighted(topics_of(community, *month))
    compound = chance.weighted(weighted_compounds(community))
    while not fits(topic, compound, call.day) or is_spared(chance, compound, call.day):
        compound = chance.weighted(weighted_compounds(community))
    return topic, compound


def _write_place(chance: Chance, row: Row) -> None:
    """Write the place as an export does, with the usual omissions."""
    compound: Compound = row["_compound"]
    written = chance.weighted(_WRITTEN)
    if row["channel"] == PATROL:
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
    day = row["requested_at"].date()
    unit = row.setdefault("responsible_unit", unit_for(chance, row["_topic"], row["_compound"], day))
    row["handler_kind"], slowness = UNITS[unit]
    if row["community"] == "信江社区" and row["requested_at"].year >= 2025:
        slowness *= 0.75
    _set_terms(chance, row)
    _set_closing(chance, row, slowness)
    if row["_compound"].community == "信江社区" and day.year >= _SORTED_SINCE:
        _sort(chance, row)
    if chance.happens(0.0045) and not row.get("_is_counted"):
        row["status"], row["closed_at"] = "已作废", None
    is_unsaid = chance.happens(0.11)
    if row["status"] == "待办" or (is_unsaid and not row.get("_is_counted")):
        row["handler_kind"] = ""


def _sort(chance: Chance, row: Row) -> None:
    """三事分流: by the rule of the topic, or against it; a question about benefits is not sorted."""
    is_sorted, departs = chance.happens(_SORTED_SHARE), chance.happens(_DEPARTS)
    if is_sorted and row["subcategory"] not in ("社保医保", "低保救助"):
        row["triage"] = chance.pick(("联办", "共办", "协办")) if departs else row["_topic"].triage


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
