"""联盟成员 of 体育场社区, what they do with it, what its meetings decide, what its street heads find."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from data.generator.calendar import TAKEN_AT
from data.generator.chance import Chance, Weighted

Row = dict[str, Any]

_COMMUNITY = "体育场社区"
#: From when on the lists of the community have the columns.
_SINCE = date(2025, 1, 1)
_UNITS, _SHOPS = "单位联盟", "商家联盟"
#: Units: name, trade, what they bring, month in which they joined.
_OF_UNITS = (
    ("五星小学", "学校", "操场", "2023-05-01"),
    ("南充五中", "学校", "礼堂、志愿者", "2023-05-01"),
    ("金世纪体育馆", "文体", "场馆", "2023-05-01"),
    ("体育场社区卫生站", "医疗", "义诊", "2023-06-01"),
    ("中城派出所", "机关事业单位", "宣讲", "2023-06-01"),
    ("城管中队", "机关事业单位", "", "2023-09-01"),
    ("供电营业厅", "企业", "检修", "2024-03-01"),
    ("自来水营业厅", "企业", "", "2024-03-01"),
    ("燃气营业厅", "企业", "安检", "2024-03-01"),
    ("邮政支局", "企业", "", "2024-06-01"),
    ("街道幼儿园", "学校", "", "2024-09-01"),
    ("文化馆", "文体", "演出", "2024-09-01"),
    ("义工协会", "社会组织", "志愿者", "2025-03-01"),
)
#: Stretch -> its shops: name, trade, what they bring.
_STREETS = {
    "三公街": (
        ("老街凉粉", "餐饮", "优惠"), ("三公面馆", "餐饮", ""), ("巷口汤圆", "餐饮", ""),
        ("利民便利店", "超市便利店", "代收"),
        ("惠家超市", "超市便利店", "物资"), ("启明托管", "教育培训", "师资"), ("安居中介", "房产中介", ""),
    ),
    "赛场街": (
        ("城南银行", "金融", "宣讲"), ("康民药房", "医疗", "测血压"), ("快剪理发", "生活服务", "义剪"),
        ("球友饭店", "餐饮", ""), ("跃动健身", "文体", "场地"), ("邻里水果", "超市便利店", ""),
    ),
    "文化路": (("书香文具", "超市便利店", ""), ("百姓洗衣", "生活服务", ""), ("小厨家常菜", "餐饮", "")),
}  # fmt: skip
_SHOPS_JOINED = "2023-10-01"
#: Shops with the sign of a 党员示范店; shops done up, and when.
_PARTY_SHOPS = ("三公面馆", "惠家超市", "康民药房", "书香文具")
_DONE_UP = {
    "老街凉粉": "2024-03-20",
    "三公面馆": "2024-05-12",
    "球友饭店": "2025-06-08",
    "小厨家常菜": "2025-11-15",
}
_TOGETHER = {"文化": _UNITS, "节日": _UNITS, "志愿": _UNITS, "便民集市": _SHOPS}
_JOINED_SHARE, _ITEM_SHARE = 0.6, 0.3
#: Some members are asked again and again, the last of each alliance never.
_IDLE = {_UNITS: 3, _SHOPS: 5}
_RESULTS = Weighted({"通过": 86, "未通过": 5, "暂缓": 5, "另议": 4})
_OPEN_RESULTS = Weighted({"通过": 2, "暂缓": 1, "另议": 1})
_AT_ONCE, _SCORED = 0.6, 0.7
_FINDINGS = Weighted({"卫生": 30, "门前五包": 34, "车辆": 31, "其他": 5})


def alliance_members() -> list[Row]:
    """The units, and the shops whose trade and stretch are known, far fewer than the alliance has."""
    units = [
        {"name": name, "alliance_kind": _UNITS, "trade": trade, "resource": resource, "joined_on": joined}
        for name, trade, resource, joined in _OF_UNITS
    ]
    shops = [
        {
            "name": name,
            "alliance_kind": _SHOPS,
            "trade": trade,
            "stretch": street,
            "resource": resource,
            "is_party_shop": "是" if name in _PARTY_SHOPS else "否",
            "upgraded_on": _DONE_UP.get(name, ""),
        }
        for street, entries in _STREETS.items()
        for name, trade, resource in entries
    ]
    rows = [*units, *({**shop, "joined_on": _SHOPS_JOINED} for shop in shops)]
    return [
        {"member_id": f"LM{number:03d}", "community": _COMMUNITY, **row}
        for number, row in enumerate(rows, start=1)
    ]


def with_partners(rows: list[Row]) -> list[Row]:
    """The activities, with the units that hold them together with the community."""
    chance = Chance("activity.partners")
    for row in rows:
        if row["community"] != _COMMUNITY or row["held_on"] < _SINCE or row["kind"] not in _TOGETHER:
            continue
        if chance.happens(_JOINED_SHARE):
            row["partner_units"] = _some(chance, _TOGETHER[row["kind"]], row["held_on"])
    return rows


def _some(chance: Chance, kind: str, day: date) -> str:
    """One to three members of an alliance that had joined by then, the first of the list more often."""
    every = [row for row in alliance_members() if row["alliance_kind"] == kind]
    known = [row["name"] for row in every[: -_IDLE[kind]] if row["joined_on"] <= day.isoformat()]
    first = chance.pick(known[:3])
    others = chance.sample([name for name in known if name != first], chance.whole(0, 2))
    return "、".join([first, *others])


def with_results(rows: list[Row]) -> list[Row]:
    """The items, with what was decided, when, how the outcome was judged, and who joined in."""
    chance = Chance("deliberation.results")
    for row in rows:
        if row["community"] == _COMMUNITY and row["met_at"].date() >= _SINCE:
            row.update(_result(chance, row))
    return rows


def _result(chance: Chance, row: Row) -> Row:
    is_done = row["status"] == "已办结"
    resolution = chance.weighted(_RESULTS if is_done else _OPEN_RESULTS)
    last = min(row["closed_at"] or TAKEN_AT, TAKEN_AT).date()
    decided = row["met_at"].date() + timedelta(days=0 if chance.happens(_AT_ONCE) else chance.whole(1, 9))
    score, joins = chance.whole(76, 99) if chance.happens(_SCORED) else None, chance.happens(_ITEM_SHARE)
    has_passed = resolution == "通过"
    return {
        "resolution": resolution,
        "decided_at": min(decided, last) if has_passed else None,
        "review_score": score if has_passed and is_done else None,
        "partner_units": _some(chance, _UNITS, row["met_at"].date()) if joins and has_passed else None,
    }


def with_findings(rows: list[Row]) -> list[Row]:
    """The visits, with the kinds of the problems that the head of a street found."""
    chance = Chance("visit.findings")
    since = datetime.combine(_SINCE, datetime.min.time())
    for row in rows:
        if row["kind"] == "街长巡查" and row["visited_at"] >= since and row["found_count"]:
            kinds = dict.fromkeys(chance.weighted(_FINDINGS) for _ in range(row["found_count"]))
            row["finding_kinds"] = "、".join(kinds)
    return rows
