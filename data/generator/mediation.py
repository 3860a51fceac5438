"""矛盾调解: disputes, some of them found by a patrol and recorded as a request first.

Their yearly counts are adjusted to equal the published figures.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from data.generator import people
from data.generator.calendar import LAST_DAY, TAKEN_AT, YEARS, busyness, days_of, worked_at
from data.generator.chance import Chance, Weighted
from data.generator.places import COMMUNITIES, Compound, building_of, grid_of, weighted_compounds

Row = dict[str, Any]
#: Cases per year besides those found by patrols, 2021 to the last day.
TOTALS = {
    "体育场社区": (54, 60, 66, 62, 58, 46),
    "新城社区": (34, 38, 42, 46, 50, 46),
    "桑园社区": (52, 46, 44, 46, 48, 40),
    "白龙社区": (50, 52, 50, 50, 48, 40),
    "南门社区": (58, 60, 60, 58, 60, 52),
    "信江社区": (74, 80, 90, 106, 130, 96),
}
_TYPES = Weighted(
    {
        "邻里": 34, "物业": 19, "婚姻家庭": 13, "损害赔偿": 6, "环境污染": 4, "合同": 4, "其他消费": 4,
        "房屋宅基地": 4, "其他劳动争议": 3, "道路交通事故": 3, "生产经营": 2, "拖欠农民工工资": 2,
        "电子商务": 1, "医疗": 1, "征地拆迁": 1, "其他": 3,
    }
)  # fmt: skip
_SOURCES = Weighted(
    {
        "主动调解": 38,
        "依申请调解": 40,
        "公安机关委托移送": 7,
        "信访部门委托移送": 5,
        "法院委托移送": 4,
        "诉求转办": 6,
    }
)
#: Category of a request -> the dispute that it becomes, and how often it does.
_BECOMES = {
    "邻里纠纷": ("邻里", 0.85), "物业服务": ("物业", 0.34), "停车管理": ("物业", 0.2),
    "油烟扰民": ("环境污染", 0.1), "噪声扰民": ("邻里", 0.22), "管道渗漏": ("邻里", 0.32),
}  # fmt: skip
#: The community whose disputes keep the event number of the patrol, and are sorted by 三事分流.
_LOOPED = "信江社区"
_SORTED = Weighted({"联办": 7, "共办": 33, "协办": 60})
_SORTED_SHARE = 0.55
_LEVELS = {
    "信江社区": Weighted({"网格": 62, "社区": 31, "街道": 6, "区级以上": 1}),
    "": Weighted({"网格": 44, "社区": 41, "街道": 12, "区级以上": 3}),
}
_TEAMS = {
    "体育场社区": Weighted({"社区调委会": 6, "自管组织": 3, "街道调委会": 1}),
    "信江社区": Weighted({"解忧茶桌": 7, "社区调委会": 3, "街道调委会": 1}),
    "": Weighted({"社区调委会": 7, "街道调委会": 2, "网格调解小组": 3}),
}
_ENDS = Weighted({"调解成功": 86.5, "调解不成功": 5.5, "撤回": 3.2, "终止": 1.8, "引导诉讼": 3.0})
_DAYS_TO_CLOSE = ((0.0, 0.3), (0.3, 3.0), (0.6, 9.0), (0.85, 20.0), (0.96, 32.0), (1.0, 85.0))
_VENUES = ("议事厅", "谈心说事室", "近邻评理室")
_FORMS = Weighted({"口头": 58, "书面": 36, "司法确认": 6})
_SELF_RUN_2023 = 27
_VENUES_2022 = ("议事厅",) * 4 + ("谈心说事室",) * 3 + ("近邻评理室",) * 3
#: 142 of 144 concluded one way or the other: 98.6 %.
_SUCCEEDED_2025, _FAILED_2025 = 142, 2


def mediation_cases(requests: list[Row]) -> list[Row]:
    """All disputes in the order of acceptance; in one community they share the number of a request."""
    chance = Chance("mediation_case")
    rows = [_case_of(chance, request) for request in requests if _becomes_case(chance, request)]
    rows += [
        _new_case(chance, community, year)
        for community in COMMUNITIES
        for year in YEARS
        for _ in _range(community, year)
    ]
    rows.sort(key=lambda row: row["accepted_at"])
    for number, row in enumerate(rows, start=1):
        row["case_id"] = f"TJ{row['accepted_at']:%y}{number:04d}"
        _conclude(chance, row)
    adjust_to_published(rows)
    for row in rows:
        _agree(chance, row)
        _leave_out(chance, row)
    return rows


def _range(community: str, year: int) -> range:
    return range(TOTALS[community][YEARS.index(year)])


def _becomes_case(chance: Chance, request: Row) -> bool:
    if (
        request["channel"] not in ("网格巡查", "楼栋长", "敲门行动")
        or not request["closed_at"]
        or not request["community"]
    ):
        return False
    return chance.happens(_BECOMES.get(request["category"], ("", 0.0))[1])


def _case_of(chance: Chance, request: Row) -> Row:
    """The dispute found by a patrol: assigned by the party group within two days."""
    accepted = request["requested_at"] + timedelta(hours=chance.whole(2, 44), minutes=chance.whole(0, 59))
    row = _case(chance, request["community"], request["_compound"], min(accepted, TAKEN_AT))
    row |= {
        "source": "主动调解",
        "dispute_type": _BECOMES[request["category"]][0],
        "triage": "",
    }
    if request["community"] == _LOOPED:
        request["event_id"] = row["event_id"] = f"SJ{request['requested_at']:%y}{request['request_id'][-5:]}"
        request["triage"] = row["triage"] = "协办" if request["category"] == "邻里纠纷" else "共办"
    row["grid"] = grid_of(request["_compound"])
    return row


def _new_case(chance: Chance, community: str, year: int) -> Row:
    day = chance.pick(days_of(year))
    while not chance.happens(busyness(day) / 1.4):
        day = chance.pick(days_of(year))
    accepted = worked_at(chance, day)
    if accepted.year != year or accepted > TAKEN_AT:  # a holiday at the end: recorded on duty
        accepted = datetime.combine(min(day, LAST_DAY), time(10, chance.whole(0, 59)))
    return _case(chance, community, chance.weighted(weighted_compounds(community)), accepted)


def _case(chance: Chance, community: str, compound: Compound, accepted: datetime) -> Row:
    return {
        "community": community,
        "compound": compound.name,
        "_compound": compound,
        "accepted_at": accepted,
        "due_at": (accepted + timedelta(days=30)).date(),
        "source": chance.weighted(_SOURCES),
        "dispute_type": chance.weighted(_TYPES),
        "mediator_team": chance.weighted(_TEAMS.get(community, _TEAMS[""])),
        "venue": _venue(chance, community, accepted.year),
        "triage": chance.weighted(_SORTED) if community == _LOOPED and chance.happens(_SORTED_SHARE) else "",
        "parties": f"{people.reporter(chance)}、{people.reporter(chance)}" if chance.happens(0.1) else "",
    }


def _venue(chance: Chance, community: str, year: int) -> str:
    """The venue: 南门社区 opened three rooms in 2022; the ten cases of that year there are set later."""
    if community == "南门社区":
        return chance.pick(_VENUES) if year > 2022 and chance.happens(0.25) else "社区调解室"
    if community == "信江社区" and chance.happens(0.5):
        return "解忧茶桌"
    return "社区调解室" if chance.happens(0.5) else ""


def _conclude(chance: Chance, row: Row) -> None:
    accepted: datetime = row["accepted_at"]
    closed = worked_at(chance, (accepted + timedelta(days=chance.quantile(_DAYS_TO_CLOSE))).date())
    closed = closed if closed > accepted else accepted + timedelta(minutes=chance.whole(40, 300))
    row["outcome"], row["closed_at"] = chance.weighted(_ENDS), closed
    if closed > TAKEN_AT or (accepted.year == 2026 and chance.happens(0.01)):
        row["outcome"], row["closed_at"] = "调解中", None


def _agree(chance: Chance, row: Row) -> None:
    if row["outcome"] != "调解成功":
        return
    row["resolved_level"] = chance.weighted(_LEVELS.get(row["community"], _LEVELS[""]))
    if chance.happens(0.8):
        row["agreement_form"] = chance.weighted(_FORMS)
        row["is_fulfilled"] = chance.happens(0.94)
    if row["dispute_type"] in (
        "损害赔偿",
        "合同",
        "其他消费",
        "拖欠农民工工资",
        "道路交通事故",
    ) and chance.happens(0.7):
        row["amount_yuan"] = chance.whole(2, 180) * 100


def _leave_out(chance: Chance, row: Row) -> None:
    without_compound, without_type = chance.happens(0.1), chance.happens(0.012)
    if without_compound:
        row["compound"] = ""
        row["address"] = (
            f"{row['_compound'].name}{building_of(chance, row['_compound'])}"
            if chance.happens(0.6)
            else "街边商铺"
        )
    if without_type and not row.get("_is_counted"):
        row["dispute_type"] = ""


def adjust_to_published(rows: list[Row]) -> None:
    """Adjust the rows to every published yearly count of disputes, and mark the rows that are counted."""
    chance = Chance("mediation_case.figures")
    _settle_self_run(chance, _of(rows, "体育场社区", 2023))
    _settle_venues(chance, _of(rows, "南门社区", 2022))
    _settle_outcomes(chance, _of(rows, "信江社区", 2025))


def _of(rows: list[Row], community: str, year: int) -> list[Row]:
    return [row for row in rows if row["community"] == community and row["accepted_at"].year == year]


def _settle_self_run(chance: Chance, rows: list[Row]) -> None:
    for row in rows:
        row["mediator_team"] = "社区调委会" if row["mediator_team"] == "自管组织" else row["mediator_team"]
    for row in chance.sample(_between_residents(rows), _SELF_RUN_2023):
        row["mediator_team"] = "自管组织"
        _succeed(row)


def _settle_venues(chance: Chance, rows: list[Row]) -> None:
    chosen = chance.sample([row for row in rows if row["closed_at"].year == 2022], len(_VENUES_2022))
    for row, venue in zip(chosen, _VENUES_2022, strict=True):
        row["venue"] = venue
        _succeed(row)


def _settle_outcomes(chance: Chance, rows: list[Row]) -> None:
    """Limit the failed cases to the settlement rate; their number N is shown beside it."""
    for row in [row for row in rows if row["outcome"] == "调解不成功"][_FAILED_2025:]:
        row["outcome"] = "调解成功"
    succeeded = [row for row in rows if row["outcome"] == "调解成功"]
    for row in chance.sample(succeeded, len(succeeded) - _SUCCEEDED_2025):
        row["outcome"] = chance.pick(("撤回", "引导诉讼"))
    for row in rows:
        row["_is_counted"] = True


def _between_residents(rows: list[Row]) -> list[Row]:
    return [
        row
        for row in rows
        if row["dispute_type"] in ("邻里", "环境污染", "其他") and row["closed_at"].year == 2023
    ]


def _succeed(row: Row) -> None:
    row["outcome"] = "调解成功"
    row["_is_counted"] = True
