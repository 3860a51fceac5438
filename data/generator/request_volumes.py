"""The number of requests: yearly totals spread over days, with episodes, and over kinds as published.

For the published figures no request is added or removed: as many of the existing requests as needed change
their type, channel or handler, so that weeks keep their natural volumes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.generator.calendar import LAST_DAY, YEARS, busyness, days_between, days_of
from data.generator.chance import Chance, Weighted

#: Requests per year, 2021 to the last day.
TOTALS = {
    "体育场社区": (775, 910, 740, 755, 785, 655),
    "新城社区": (425, 495, 560, 630, 710, 679),
    "桑园社区": (645, 610, 630, 640, 660, 560),
    "白龙社区": (565, 590, 605, 615, 630, 530),
    "南门社区": (820, 845, 805, 815, 840, 765),
    "信江社区": (905, 960, 985, 1010, 690, 495),
}
_MONTHS = (0.92, 0.88, 1.0, 1.0, 1.03, 1.1, 1.14, 1.1, 1.0, 0.95, 0.93, 0.95)
_STORM_TOPICS = ("道路积水", "下水堵塞", "污水外溢", "楼上渗水", "停电")
_FIRM_TOPICS = ("保洁不到位", "物业收费争议", "门禁监控")
Row = dict[str, Any]
#: Complaints per year: 2023 is 40 % below 2022.
_STADIUM_COMPLAINTS = {2022: 385, 2023: 231, 2024: 236, 2025: 240, 2026: 204}
#: Requests by the hotline, and complaints among them: 2025 is 43 % below 2024 in both.
_XINJIANG_HOTLINE = {2024: (500, 200), 2025: (285, 114), 2026: (208, 82)}
_ALLIANCE_2023 = 32
_SELF_RUN_2023 = 14
_CULTURE_2025 = 26
_ALLIANCE_CATEGORIES = ("油烟扰民", "占道经营")
_CULTURE_CATEGORIES = ("邻里纠纷", "噪声扰民")


@dataclass(frozen=True, slots=True)
class Episode:
    """Extra requests of one kind in one place for a while, within the year's total."""

    community: str
    topics: tuple[str, ...]
    first: date
    last: date
    count: int
    compound: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A request to be made: its day, and properties that are already fixed."""

    day: date
    topic: str = ""
    compound: str = ""


EPISODES = (
    # Works at night beside 青云首府: the last two whole weeks lie outside the limits.
    Episode("南门社区", ("夜间施工噪声",), date(2026, 10, 8), date(2026, 10, 11), 3, "青云首府"),
    Episode("南门社区", ("夜间施工噪声",), date(2026, 10, 12), date(2026, 10, 18), 24, "青云首府"),
    Episode("南门社区", ("夜间施工噪声",), date(2026, 10, 19), date(2026, 10, 25), 30, "青云首府"),
    Episode("南门社区", ("夜间施工噪声",), date(2026, 10, 26), LAST_DAY, 19, "青云首府"),
    # The storm of July 2026: one week, every community.
    *(
        Episode(community, _STORM_TOPICS, date(2026, 7, 14), date(2026, 7, 19), count)
        for community, count in zip(TOTALS, (16, 9, 11, 17, 15, 12), strict=True)
    ),
    # A property firm left 悦澜湾 in the spring of 2025.
    Episode("新城社区", _FIRM_TOPICS, date(2025, 3, 10), date(2025, 4, 6), 26, "悦澜湾"),
    # Works on the water main in 白龙社区, January 2024.
    Episode("白龙社区", ("停水",), date(2024, 1, 15), date(2024, 1, 28), 20),
)  # fmt: skip


def calls(chance: Chance, community: str, year: int) -> list[Call]:
    """The requests of one community and year in order of days; their number equals the year's total."""
    planned = [call for episode in EPISODES for call in _episode_calls(chance, episode, community, year)]
    weights = {day: busyness(day) * _MONTHS[day.month - 1] * _trend(community, day) for day in days_of(year)}
    days = Weighted(weights)
    remaining_count = TOTALS[community][YEARS.index(year)] - len(planned)
    return sorted(
        [*planned, *(Call(chance.weighted(days)) for _ in range(remaining_count))], key=lambda call: call.day
    )


def _episode_calls(chance: Chance, episode: Episode, community: str, year: int) -> Iterator[Call]:
    if episode.community != community or episode.first.year != year:
        return
    days = days_between(episode.first, episode.last)
    for _ in range(episode.count):
        yield Call(chance.pick(days), chance.pick(episode.topics), episode.compound)


def _trend(community: str, day: date) -> float:
    """A slow trend within the year, so that totals do not jump at New Year."""
    totals = TOTALS[community]
    index = YEARS.index(day.year)
    following = (
        totals[index + 1] * (1.2 if index + 1 == len(YEARS) - 1 else 1.0)
        if index + 1 < len(totals)
        else totals[index]
    )
    before = totals[index - 1] if index else totals[0]
    slope = (
        max(-0.35, min(0.35, (following - before) / (2 * totals[index]))) if index + 1 < len(totals) else 0.05
    )
    return 1 + slope * (day.timetuple().tm_yday / 365 - 0.5)


def adjust_to_published(rows: list[Row]) -> None:
    """Adjust the rows to every published yearly count of requests, and mark the rows that are counted."""
    chance = Chance("service_request.figures")
    for year, count in _STADIUM_COMPLAINTS.items():
        _settle_complaints(chance, _of(rows, "体育场社区", year), count)
    for year, (calls, complaints) in _XINJIANG_HOTLINE.items():
        community_rows = _of(rows, "信江社区", year)
        _settle_hotline(chance, community_rows, calls)
        _settle_complaints(chance, [row for row in community_rows if row["channel"] == "12345"], complaints)
    _settle_culture(chance, _of(rows, "信江社区", 2025))
    _settle_handlers(chance, rows)


def _of(rows: Iterable[Row], community: str, year: int) -> list[Row]:
    return [row for row in rows if row["community"] == community and row["requested_at"].year == year]


def _reach(
    chance: Chance,
    rows: list[Row],
    count: int,
    column: str,
    value: str,
    instead: tuple[str, ...],
    spare: Callable[[Row], bool],
) -> None:
    """Change ``column`` of randomly chosen rows until exactly ``count`` of them have ``value``."""
    having = [row for row in rows if row[column] == value]
    if len(having) > count:
        for row in chance.sample(having, len(having) - count):
            row[column] = chance.pick(instead)
    else:
        candidates = [row for row in rows if row[column] in instead and spare(row)]
        for row in chance.sample(candidates, count - len(having)):
            row[column] = value


def _settle_complaints(chance: Chance, rows: list[Row], count: int) -> None:
    _reach(
        chance,
        rows,
        count,
        "request_type",
        "投诉",
        ("求助", "求助", "建议"),
        lambda row: row["category"] != "政策咨询" and row["channel"] != "网格巡查",
    )
    for row in rows:
        if row["request_type"] == "投诉":
            _count_in(row)


def _settle_hotline(chance: Chance, rows: list[Row], count: int) -> None:
    _reach(
        chance,
        rows,
        count,
        "channel",
        "12345",
        ("楼栋长", "党群服务站", "议事会", "网络"),
        lambda row: row["phone"] != "",
    )
    for row in rows:
        if row["channel"] == "12345":
            _count_in(row)


def _settle_culture(chance: Chance, rows: list[Row]) -> None:
    for row in rows:
        if row["channel"] == "文化活动":
            row["channel"] = "议事会"
    fitting = [
        row
        for row in rows
        if row["channel"] not in ("12345", "网格巡查")
        and row["category"] in _CULTURE_CATEGORIES
        and row["request_type"] not in ("表扬", "咨询")
        and row["requested_at"].month <= 11
    ]
    for row in chance.sample(fitting, _CULTURE_2025):
        row["channel"] = "文化活动"
        row["_closes_within"] = 12
        _count_in(row)


def _settle_handlers(chance: Chance, rows: list[Row]) -> None:
    year = _of(rows, "体育场社区", 2023)
    early = [
        row for row in year if row["requested_at"].month <= 11 and row["request_type"] not in ("表扬", "咨询")
    ]
    _hand_over(
        chance, [row for row in early if row["category"] in _ALLIANCE_CATEGORIES], _ALLIANCE_2023, "商家联盟"
    )
    own = [row for row in early if row["category"] == "管道渗漏" or row["subcategory"] == "空调安装"]
    _hand_over(chance, own, _SELF_RUN_2023, "自管组织")
    for row in rows:
        if row["community"] == "体育场社区" and row["requested_at"].year > 2023:
            if row["category"] in _ALLIANCE_CATEGORIES and chance.happens(0.28):
                row["responsible_unit"] = "商家联盟"
            elif row["subcategory"] in ("空调安装", "不文明养犬", "乱堆乱放", "公共区域") and chance.happens(
                0.4
            ):
                row["responsible_unit"] = "自管组织"


def _hand_over(chance: Chance, rows: list[Row], count: int, unit: str) -> None:
    for row in chance.sample(rows, count):
        row["responsible_unit"] = unit
        row["_closes_within"] = 12
        _count_in(row)


def _count_in(row: Row) -> None:
    """Keep a row countable: it is neither excluded nor voided, and keeps community and category."""
    row["_is_counted"] = True
    row["is_excluded"] = False
