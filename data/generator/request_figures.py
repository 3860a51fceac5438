"""Moves requests between kinds so that yearly counts equal the published figures.

No request is added or removed: as many of the existing requests as needed change their type,
channel or handler, so that weeks keep their natural volumes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from data.generator.chance import Chance

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


def adjust_to_published(rows: list[Row]) -> None:
    """Adjust the rows to every published yearly count of requests, and mark the rows that are counted."""
    chance = Chance("service_request.figures")
    for year, count in _STADIUM_COMPLAINTS.items():
        _settle_complaints(chance, _of(rows, "体育场社区", year), count)
    for year, (calls, complaints) in _XINJIANG_HOTLINE.items():
        here = _of(rows, "信江社区", year)
        _settle_hotline(chance, here, calls)
        _settle_complaints(chance, [row for row in here if row["channel"] == "12345"], complaints)
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
        others = [row for row in rows if row[column] in instead and spare(row)]
        for row in chance.sample(others, count - len(having)):
            row[column] = value


def _settle_complaints(chance: Chance, rows: list[Row], count: int) -> None:
    _reach(
        chance,
        rows,
        count,
        "request_type",
        "投诉",
        ("求助", "求助", "建议"),
        lambda row: row["category"] != "政策咨询",
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
        ("网格巡查", "楼栋长", "党群服务站", "议事会"),
        lambda row: row["phone"] != "",
    )
    for row in rows:
        if row["channel"] == "12345":
            _count_in(row)
        elif row["channel"] == "网格巡查":
            row["reporter"] = row["phone"] = ""


def _settle_culture(chance: Chance, rows: list[Row]) -> None:
    for row in rows:
        if row["channel"] == "文化活动":
            row["channel"] = "议事会"
    fitting = [
        row
        for row in rows
        if row["channel"] not in ("12345", "网格巡查")
        and row["category"] in _CULTURE_CATEGORIES
        and row["request_type"] != "表扬"
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
            if row["category"] in _ALLIANCE_CATEGORIES and chance.happens(0.4):
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
