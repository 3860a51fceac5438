"""安全隐患: hazards found on patrol, by complaint and in checks, until they are rectified and re-checked.

Only 体育场社区 and 南门社区 look for hazards every week; the others list the few that checks bring.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from data.generator.calendar import TAKEN_AT, YEARS, days_of, worked_at
from data.generator.chance import Chance, Weighted
from data.generator.places import NONE, SELF_RUN, Compound, grid_of, weighted_compounds

Row = dict[str, Any]
Matter = tuple[str, str, int]

#: Hazards a year.
_A_YEAR = {"体育场社区": 62, "南门社区": 56, "桑园社区": 7, "白龙社区": 5}
#: Kind -> how often, days until the deadline, chance of 重大 and of 重大 or 较大.
_KINDS = {
    "消防通道": (26, 7, 0.02, 0.2),
    "电动车飞线": (24, 5, 0.03, 0.25),
    "消防设施": (14, 15, 0.03, 0.3),
    "用电": (12, 15, 0.04, 0.3),
    "燃气": (8, 10, 0.1, 0.45),
    "高空抛物": (7, 10, 0.02, 0.25),
    "自建房": (4, 30, 0.15, 0.5),
    "电梯": (4, 10, 0.08, 0.45),
    "其他": (5, 15, 0.0, 0.1),
}
_OFTEN = Weighted({kind: row[0] for kind, row in _KINDS.items()})
_SOURCES = Weighted({"巡查": 62, "诉求": 20, "检查": 11, "自查": 7})
#: Of what is rectified within the deadline: how much of it is used up; and how far the others pass it.
_USED = ((0.0, 0.1), (0.3, 0.4), (0.75, 0.85), (1.0, 0.99))
_LATE = ((0.0, 1.05), (0.5, 1.7), (0.85, 3.0), (1.0, 6.0))
#: Kind -> subcategories of requests that complain of it.
_ABOUT = {
    "消防通道": ("占用通道", "楼道堆物"),
    "电动车飞线": ("飞线充电",),
    "高空抛物": ("高空抛物",),
}
#: What was found earlier has been rectified since.
_REMEMBERED = timedelta(days=170)
_UNITS = {
    "电梯": "市场监管所",
    "燃气": "燃气公司",
    "用电": "供电所",
    "自建房": "住建所",
    "高空抛物": "社区党委",
}


def safety_hazards(requests: list[Row]) -> list[Row]:
    """One row a hazard; those that were found late are still open on the day of the export.

    Args:
        requests: The requests, of which a hazard that was complained of names the one that led to it.
    """
    chance, complaints = Chance("safety_hazard"), _complaints(requests)
    rows = [
        _hazard(chance, community, year, complaints)
        for community, count in _A_YEAR.items()
        for year in YEARS
        for _ in range(count * len(days_of(year)) // 365)
    ]
    rows.sort(key=lambda row: row["found_at"])
    return [{"hazard_id": f"YH{number:05d}", **row} for number, row in enumerate(rows, start=1)]


def _complaints(requests: list[Row]) -> dict[Matter, list[Row]]:
    """The requests that complain of a hazard, by compound, kind of hazard and year."""
    about = {name: kind for kind, names in _ABOUT.items() for name in names}
    found: dict[Matter, list[Row]] = {}
    for request in requests:
        kind, compound = about.get(request["subcategory"]), request.get("compound")
        if kind and compound and not request["is_excluded"]:
            found.setdefault((compound, kind, request["requested_at"].year), []).append(request)
    return found


def _hazard(chance: Chance, community: str, year: int, complaints: dict[Matter, list[Row]]) -> Row:
    compound = chance.weighted(weighted_compounds(community))
    kind, source = _kind(chance, compound), chance.weighted(_SOURCES)
    seen_at, request = datetime.combine(chance.pick(days_of(year)), time()), None
    if source == "诉求" and (told := complaints.get((compound.name, kind, year))):
        request = told.pop(chance.whole(0, len(told) - 1))
        seen_at = request["requested_at"] + timedelta(days=chance.whole(1, 3))
    found_at = worked_at(chance, seen_at.date())
    if found_at > TAKEN_AT:
        found_at = TAKEN_AT - timedelta(minutes=chance.whole(5, 90))
    danger = _danger(chance, kind)
    days = _KINDS[kind][1] * (2 if danger == "重大" else 1)
    due_at = datetime.combine(found_at.date() + timedelta(days=days), time())
    return {
        "event_id": request["request_id"] if request else "",
        "kind": kind,
        "source": source,
        "danger": danger,
        "community": community,
        "compound": compound.name,
        "grid": grid_of(compound),
        "found_at": found_at,
        "due_at": due_at,
        "photo_count": chance.whole(1, 4) if chance.happens(0.85) else None,
        "responsible_unit": _unit(kind, compound),
        **_course(chance, found_at, due_at, danger),
    }


def _danger(chance: Chance, kind: str) -> str:
    _often, _days, grave, serious = _KINDS[kind]
    share = chance.share()
    return "重大" if share < grave else "较大" if share < serious else "一般"


def _kind(chance: Chance, compound: Compound) -> str:
    """A kind; old yards without lifts have fire lanes blocked instead."""
    kind = chance.weighted(_OFTEN)
    return "消防通道" if kind == "电梯" and compound.built_year < 2005 else kind


def _unit(kind: str, compound: Compound) -> str:
    is_company = compound.management not in (NONE, SELF_RUN)
    return _UNITS.get(kind) or ("物业公司" if is_company else "社区党委")


def _course(chance: Chance, found_at: datetime, due_at: datetime, danger: str) -> Row:
    """What became of it by the day of the export: rectified, re-checked, or still open."""
    is_prompt = chance.happens(0.84 if danger == "一般" else 0.78)
    used = chance.quantile(_USED if is_prompt else _LATE)
    rectified_at = worked_at(chance, (found_at + used * (due_at - found_at)).date())
    rechecked_at = worked_at(chance, rectified_at.date() + timedelta(days=chance.whole(1, 9)))
    is_recent = TAKEN_AT - found_at < _REMEMBERED
    has_recheck = chance.happens(0.88 if danger == "一般" else 0.96)
    is_sound = chance.happens(0.94) or not is_recent
    is_left = chance.happens(0.15) and is_recent
    if is_left or rectified_at > TAKEN_AT:
        return {"status": chance.pick(("待整改", "整改中"))}
    row: Row = {"rectified_at": max(rectified_at, found_at + timedelta(hours=1)), "status": "已整改"}
    if has_recheck and rechecked_at < TAKEN_AT:
        row |= {"rechecked_at": rechecked_at, "recheck_result": "合格" if is_sound else "不合格"}
        row["status"] = "已销号" if is_sound else "整改中"
    return row
