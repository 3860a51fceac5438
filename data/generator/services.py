"""议事协商, 三单 and 双诺三评: deliberations, service orders and commitments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from data.generator.calendar import TAKEN_AT, YEARS, days_of, work_day_in, worked_at
from data.generator.chance import Chance, Weighted
from data.generator.founding import branch_years, committee_years
from data.generator.places import COMMUNITIES, Compound, compounds_of, weighted_compounds
from data.generator.property_firms import has_company

Row = dict[str, Any]

_MEETINGS = {
    "体育场社区": ("小区事务大家议", "小区议事会"),
    "新城社区": ("小区议事会", "业主恳谈会"),
    "桑园社区": ("业主恳谈会", "小区议事会"),
    "白龙社区": ("小区议事会",),
    "南门社区": ("半月谈",),
    "信江社区": ("好商量", "家门口议事会", "睦邻议事角"),
}
#: Items of one half-monthly talk of 南门社区: fewest and most; others hold one meeting per month.
_HALF_MONTHLY = {2021: (4, 5), 2022: (6, 6)}
_ITEMS = (4, 6)
#: Item -> the way it is sorted by 三事分流; facilities, order in public, quarrels.
_TOPICS = {
    "加装电梯费用分摊": "联办", "增设电动车充电桩": "联办", "门前车位划线": "共办", "楼道堆物清理": "共办",
    "垃圾桶点位调整": "共办", "公共晾晒区设置": "共办", "车库路面修复": "联办", "污水管道疏通": "联办",
    "小区门禁更换": "共办", "文明养犬公约": "共办", "物业费调整说明": "协办", "巷道路灯加装": "联办",
    "活动室开放时间": "共办", "绿化补种": "共办", "监控补点": "联办", "相邻空调外机移位": "协办",
}  # fmt: skip
#: Items of new compounds, of old ones, and of compounds with a firm.
_OF_NEW, _OF_OLD, _OF_A_FIRM = ("车库路面修复",), ("加装电梯费用分摊",), ("物业费调整说明", "小区门禁更换")
_OLD = 2003
_UNITS = ("社区党委", "小区党支部", "物业公司", "业委会", "城建办")
_SORTED_IN, _SORTED_SINCE, _DEPARTS = "信江社区", 2023, 0.18
#: Orders done per year, 2021 to the last day; only these two communities take orders.
_ORDERS = {
    "南门社区": {
        "微心愿": (27, 36, 33, 39, 35, 31),
        "志愿服务": (7, 9, 8, 10, 9, 7),
        "事项代办": (41, 48, 45, 52, 47, 38),
    },
    "新城社区": {"微服务": (26, 38, 34, 41, 39, 32), "志愿服务": (4, 6, 7, 6, 8, 6)},
}
_COUNTED_YEAR = 2022
_WISHES = {
    "微心愿": "想要一件小家电",
    "微服务": "上门理发",
    "志愿服务": "义务清扫",
    "事项代办": "代办补贴材料",
}
_MEMBERS = {"南门社区": {2022: 156, 2023: 122, 2024: 127, 2025: 124, 2026: 118}}
_PROMISES = ("帮扶独居老人", "认领楼道清扫", "参加夜间巡逻", "调解邻里矛盾", "辅导儿童作业", "宣传医保政策")
_STARS = Weighted({5: 68, 4: 24, 3: 6, 2: 2})


def deliberations() -> list[Row]:
    """议事协商: items of meetings; 南门社区 meets twice a month."""
    chance = Chance("deliberation")
    rows = [
        row
        for community in COMMUNITIES
        for day in _meeting_days(community)
        for row in _meeting(chance, community, day)
    ]
    rows.sort(key=lambda row: row["met_at"])
    return [{"item_id": f"YS{number:05d}", **row} for number, row in enumerate(rows, start=1)]


def _meeting_days(community: str) -> Iterator[date]:
    month_days = {15, 28} if community == "南门社区" else {20}
    for year in YEARS:
        yield from (day for day in days_of(year) if day.day in month_days)


def _meeting(chance: Chance, community: str, day: date) -> Iterator[Row]:
    is_half_monthly = community == "南门社区"
    items = chance.whole(*_HALF_MONTHLY.get(day.year, _ITEMS)) if is_half_monthly else chance.whole(1, 2)
    compound = chance.weighted(weighted_compounds(community))
    met = datetime.combine(day, time(19, 30))
    attendees = chance.whole(9, 38)
    for _ in range(items):
        topic = chance.pick([item for item in _TOPICS if _fits(item, compound, day)])
        closed = worked_at(chance, day + timedelta(days=chance.whole(2, 34)))
        is_done = closed <= TAKEN_AT and not chance.happens(0.045)
        yield {
            "meeting_type": chance.pick(_MEETINGS[community]),
            "met_at": met,
            "topic": topic,
            "community": community,
            "compound": compound.name,
            "attendee_count": attendees,
            "triage": _sorted(chance, community, day, topic),
            "responsible_unit": chance.pick(_units_of(compound, day)),
            "due_at": day + timedelta(days=30),
            "closed_at": closed if is_done else None,
            "status": "已办结" if is_done else "办理中",
        }


def _fits(topic: str, compound: Compound, day: date) -> bool:
    if topic in _OF_A_FIRM:
        return has_company(compound.name, day)
    is_old = compound.built_year < _OLD
    return not (topic in _OF_NEW and is_old) and not (topic in _OF_OLD and (compound.is_street or not is_old))


def _units_of(compound: Compound, day: date) -> list[str]:
    """The bodies that can be made responsible: only those that the compound has."""
    absent = {
        "小区党支部": compound.name not in branch_years(),
        "物业公司": not has_company(compound.name, day),
        "业委会": compound.name not in committee_years(),
    }
    return [unit for unit in _UNITS if not absent.get(unit)]


def _sorted(chance: Chance, community: str, day: date, topic: str) -> str:
    """三事分流 of an item: by its topic, or against it; only one community sorts."""
    if community != _SORTED_IN or day.year < _SORTED_SINCE:
        return ""
    return chance.pick(("联办", "共办", "协办")) if chance.happens(_DEPARTS) else _TOPICS[topic]


def service_orders() -> list[Row]:
    """三单: residents order, the community passes the order on, party members accept and do it."""
    chance = Chance("service_order")
    rows = [
        _order(chance, community, year, kind)
        for community, kinds in _ORDERS.items()
        for kind, counts in kinds.items()
        for year, count in zip(YEARS, counts, strict=True)
        for _ in range(count)
    ]
    rows.sort(key=lambda row: row["ordered_at"])
    return [{"order_id": f"SD{number:05d}", **row} for number, row in enumerate(rows, start=1)]


def _order(chance: Chance, community: str, year: int, kind: str) -> Row:
    compound = chance.weighted(weighted_compounds(community))
    ordered = worked_at(chance, work_day_in(chance, year, last_month=11 if year < YEARS[-1] else 10))
    passed = ordered + timedelta(minutes=chance.whole(15, 900))
    accepted = passed + timedelta(minutes=chance.whole(30, 2400))
    finished_at = accepted + timedelta(minutes=chance.whole(60, 17000))
    is_done = finished_at <= TAKEN_AT and (year == _COUNTED_YEAR or not chance.happens(0.05))
    return {
        "kind": kind,
        "content": _WISHES[kind] if chance.happens(0.3) else "",
        "community": community,
        "compound": compound.name,
        "ordered_at": ordered,
        "dispatched_at": passed if passed <= TAKEN_AT else None,
        "accepted_at": accepted if accepted <= TAKEN_AT else None,
        "done_at": finished_at if is_done else None,
        "status": "已办结" if is_done else "办理中" if accepted <= TAKEN_AT else "待办",
        "stars": chance.weighted(_STARS) if is_done and chance.happens(0.8) else None,
    }


def commitments() -> list[Row]:
    """双诺三评: every member makes at least three commitments per year, and is scored by three sides."""
    chance = Chance("commitment")
    rows: list[Row] = []
    for community, years in _MEMBERS.items():
        for year, members in years.items():
            for member in range(1, members + 1):
                promised = worked_at(chance, work_day_in(chance, year, 2, 4))
                items = chance.sample(_PROMISES, 4 if chance.happens(0.1) else 3)
                rows += [_promise(chance, community, member, promised, item) for item in items]
    rows.sort(key=lambda row: row["promised_at"])
    return [{"commitment_id": f"CN{number:05d}", **row} for number, row in enumerate(rows, start=1)]


def _promise(chance: Chance, community: str, member: int, promised: datetime, item: str) -> Row:
    is_done = chance.happens(0.5 if promised.year == YEARS[-1] else 0.95)
    own = chance.whole(86, 100)
    return {
        "member_token": f"{community[:2]}党员{member:03d}",
        "promised_at": promised,
        "item": item,
        "community": community,
        "compound": compounds_of(community)[member % len(compounds_of(community))].name,
        "status": "已办结" if is_done else "办理中",
        "self_score": own if is_done else None,
        "leader_score": own - chance.whole(0, 6) if is_done else None,
        "residents_score": own - chance.whole(-2, 9) if is_done else None,
    }
