"""What two communities write of their stations: what was done at which one, and who came in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from data.generator.calendar import LAST_DAY, days_between
from data.generator.chance import Chance

Row = dict[str, Any]

#: Communities that write the station beside an activity, a meeting or an order, and since when.
_WRITTEN_IN, _WRITTEN_SINCE = ("新城社区", "南门社区"), date(2025, 1, 1)
#: The station that stands unused.
_UNUSED = "龙凯党群服务站"
_AT_A_STATION = 0.55
_HALL, _FOR_RIDERS = "议事厅", "暖锋驿站"
#: The list of the stations for riders and couriers: since when, and on what share of the days it has a row.
_LISTED_SINCE, _LISTED_SHARE = date(2025, 11, 1), 0.11


def add_stations(
    stations: Iterable[Row], activities: Iterable[Row], meetings: Iterable[Row], orders: Iterable[Row]
) -> None:
    """Write the station of some activities, meetings and orders; streams of their own."""
    known = [each for each in stations if each["name"] != _UNUSED and each["community"] in _WRITTEN_IN]
    rooms = [each for each in known if each["kind"] not in (_HALL, _FOR_RIDERS)]
    halls = [each for each in known if each["kind"] == _HALL]
    indoors = [row for row in activities if row["kind"] in ("学习", "文化", "志愿", "节日")]
    _add(Chance("activity.station"), indoors, "held_on", rooms)
    _add(Chance("deliberation.station"), meetings, "met_at", halls)
    errands = [row for row in orders if row["kind"] in ("事项代办", "微服务")]
    _add(Chance("service_order.station"), errands, "ordered_at", rooms)


def _add(chance: Chance, rows: Iterable[Row], moment: str, stations: list[Row]) -> None:
    for row in rows:
        if row["community"] in _WRITTEN_IN and _day(row[moment]) >= _WRITTEN_SINCE:
            near = [each for each in stations if _is_near(each, row)]
            if near and chance.happens(_AT_A_STATION):
                row["station"] = chance.pick(near)["station_id"]


def _is_near(station: Row, row: Row) -> bool:
    """Whether a station lies in the row's compound, or serves the whole community."""
    if station["community"] != row["community"]:
        return False
    return not row["compound"] or station["compound"] in ("", row["compound"])


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def rider_uses(stations: Iterable[Row]) -> list[Row]:
    """The list of the stations for riders and couriers: one row a day on which somebody wrote it."""
    chance = Chance("activity.riders")
    rows = [
        {
            "kind": "驿站服务",
            "held_on": day,
            "community": station["community"],
            "compound": station["compound"],
            "participant_count": chance.whole(6, 34),
            "station": station["station_id"],
            "served_group": "骑手",
        }
        for day in days_between(_LISTED_SINCE, LAST_DAY)
        for station in stations
        if station["kind"] == _FOR_RIDERS and chance.happens(_LISTED_SHARE)
    ]
    return [{"activity_id": f"YZ{number:03d}", **row} for number, row in enumerate(rows, start=1)]
