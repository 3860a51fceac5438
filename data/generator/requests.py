"""诉求工单: every request, from the call to its closing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from data.generator import people, request_figures
from data.generator.calendar import YEARS, called_at
from data.generator.chance import Chance, Weighted
from data.generator.handling import handle
from data.generator.places import (
    COMMUNITIES,
    NOWHERE,
    Compound,
    building_of,
    compound_named,
    grid_of,
    weighted_compounds,
)
from data.generator.vocabulary import Topic, topic_named, topics_of
from data.generator.volumes import Call, calls

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
    request_figures.settle(rows)
    chance = Chance("service_request.handling")
    for row in rows:
        handle(chance, row)
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
    named, phone = people.reporter(chance), people.phone(chance)
    given = channel != "网格巡查" and chance.happens(0.74)
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
        "reporter": named if given and chance.happens(0.28) else "",
        "phone": earlier["phone"] if earlier else phone if given else "",
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
