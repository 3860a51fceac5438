"""The number of requests per day: yearly totals spread over days, with episodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data.generator.calendar import LAST_DAY, YEARS, busyness, days_between, days_of
from data.generator.chance import Chance, Weighted

#: Requests per year, 2021 to the last day.
TOTALS = {
    "体育场社区": (775, 910, 740, 755, 785, 655),
    "新城社区": (425, 495, 560, 630, 710, 680),
    "桑园社区": (645, 610, 630, 640, 660, 560),
    "白龙社区": (565, 590, 605, 615, 630, 530),
    "南门社区": (820, 845, 805, 815, 840, 765),
    "信江社区": (905, 960, 985, 1010, 690, 495),
}
_MONTHS = (0.92, 0.88, 1.0, 1.0, 1.03, 1.1, 1.14, 1.1, 1.0, 0.95, 0.93, 0.95)


@dataclass(frozen=True, slots=True)
class Episode:
    """Extra requests of one kind in one place for a while, within the year's total."""

    community: str
    topics: tuple[str, ...]
    first: date
    last: date
    count: int
    compound: str = ""


_STORM_TOPICS = ("道路积水", "下水堵塞", "污水外溢", "楼上渗水", "停电")
_FIRM_TOPICS = ("保洁不到位", "物业收费争议", "门禁监控")

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


@dataclass(frozen=True, slots=True)
class Call:
    """A request to be made: its day, and properties that are already fixed."""

    day: date
    topic: str = ""
    compound: str = ""


def calls(chance: Chance, community: str, year: int) -> list[Call]:
    """The requests of one community and year in order of days; their number equals the year's total."""
    planned = [call for episode in EPISODES for call in _episode_calls(chance, episode, community, year)]
    weights = {day: busyness(day) * _MONTHS[day.month - 1] * _trend(community, day) for day in days_of(year)}
    days = Weighted(weights)
    rest = TOTALS[community][YEARS.index(year)] - len(planned)
    return sorted([*planned, *(Call(chance.weighted(days)) for _ in range(rest))], key=lambda call: call.day)


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
