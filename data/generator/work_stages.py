"""The stages of works: when declared, surveyed, approved and accepted, with whose money and why.

Only the works of the last year, the renewal of 清音路小区 and some large pieces have their stages written.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from data.generator.calendar import TAKEN_AT, is_workday
from data.generator.chance import Chance, Weighted
from data.generator.places import compound_named

Row = dict[str, Any]

_TODAY = TAKEN_AT.date()
_WRITTEN_SINCE = date(2026, 1, 1)
#: The compound that was only surveyed when the article was written, and the works of its renewal.
RENEWED, SURVEYED_BY = "清音路小区", date(2022, 12, 2)
_RENEWAL = (date(2022, 9, 15), date(2022, 11, 24), date(2023, 2, 20))
_RENEWAL_YEAR = 2023
#: What the renewal mended besides: kind, quantity, unit, first day, last day, yuan.
_FURTHER = (
    ("楼内管道", 310, "米", date(2023, 4, 17), date(2023, 7, 14), 96_000),
    ("充电设施", 24, "个", date(2023, 9, 4), date(2023, 9, 22), 31_000),
)
#: Kind -> whose money, how often.
_USUAL = Weighted({"财政资金": 50, "党组织服务群众经费": 34, "居民自筹": 6, "社会捐助": 10})
_FUNDS = {
    "电梯": Weighted({"居民自筹": 55, "财政资金": 25, "专项维修资金": 20}),
    "雨污管道": Weighted({"专项债": 45, "财政资金": 55}),
    "路面": Weighted({"专项债": 40, "财政资金": 60}),
}
_NEEDS = Weighted({"居民诉求": 46, "议事协商": 22, "走访": 20, "上级部署": 12})
_LARGE = ("雨污管道", "路面", "电梯")
#: Kind -> what requests and items ask for it; an item of 议事协商 by its topic.
_ASKED = {
    "路灯": ("路灯照明", "巷道路灯加装"),
    "雨污管道": ("管道渗漏", "污水管道疏通"),
    "环境整治": ("环境卫生", "楼道堆物清理"),
    "垃圾清运": ("环境卫生", "垃圾桶点位调整"),
    "电梯": ("电梯故障", "加装电梯费用分摊"),
    "停车": ("停车管理", "门前车位划线"),
    "绿化": ("物业服务", "绿化补种"),
    "监控": ("门禁监控", "监控补点"),
}
_EARLIER = timedelta(days=150)
#: Projects that have not begun: community, compound, kind, quantity, unit, days of application, survey and
#: approval, planned first and last day, yuan planned, whose money.
_AHEAD: tuple[tuple[Any, ...], ...] = (
    (
        "白龙社区",
        "铁路新村",
        "雨污管道",
        180,
        "米",
        "2026-03-10",
        "2026-05-14",
        "2026-08-03",
        "2026-10-12",
        "2026-12-20",
        76_000,
        "专项债",
    ),
    (
        "南门社区",
        "汽运小区",
        "路面",
        1900,
        "平方米",
        "2026-04-08",
        "2026-06-02",
        "2026-09-14",
        "2026-11-16",
        "2027-01-15",
        182_000,
        "财政资金",
    ),
    (
        "桑园社区",
        "桑园新村",
        "电梯",
        1,
        "部",
        "2026-01-19",
        "2026-04-21",
        "",
        "2026-09-15",
        "2027-03-31",
        430_000,
        "居民自筹",
    ),
    (
        "信江社区",
        "罗桥新村",
        "停车",
        30,
        "个",
        "2026-07-06",
        "2026-09-09",
        "",
        "2026-12-01",
        "",
        21_000,
        "党组织服务群众经费",
    ),
    ("南门社区", "教师新村", "充电设施", 16, "个", "2026-09-03", "", "", "", "", 24_000, ""),
    ("体育场社区", "三公街9号至43号", "监控", 12, "个", "2026-09-21", "", "", "2026-11-30", "", None, ""),
)


def with_stages(works: list[Row], requests: Iterable[Row], items: Iterable[Row]) -> list[Row]:
    """The works with their stages, and behind them those of the renewal and those that have not begun.

    Args:
        works: Rows of ``works.public_works``, in the order of their numbers; they are filled in place.
        requests: Rows of the requests, of which works name the one that led to them.
        items: Rows of the items of meetings, likewise.
    """
    chance = Chance("public_work.stages")
    asked, talked = list(requests), list(items)
    for row in works:
        if row["compound"] == RENEWED and row["started_on"].year == _RENEWAL_YEAR:
            row.update(_renewal(row["finished_on"]))
        elif row["started_on"] >= _WRITTEN_SINCE:
            row.update(_stages(chance, row))
            row.update(_need(chance, row, asked, talked))
    further = [*_renewal_works(), *_projects_ahead()]
    return works + [{"work_id": f"MS{len(works) + place:04d}", **row} for place, row in enumerate(further, 1)]


def _renewal(finished_on: date) -> Row:
    declared, surveyed, approved = _RENEWAL
    return {
        "declared_on": declared,
        "surveyed_on": surveyed,
        "approved_on": approved,
        "accepted_on": _next_workday(finished_on + timedelta(days=6)),
        "fund_source": "专项债",
        "need_source": "走访",
    }


def _renewal_works() -> Iterable[Row]:
    compound = compound_named(RENEWED)
    for kind, quantity, unit, started_on, finished_on, yuan in _FURTHER:
        yield {
            "kind": kind,
            "community": "白龙社区",
            "compound": compound.name,
            "quantity": quantity,
            "unit": unit,
            "started_on": started_on,
            "finished_on": finished_on,
            "cost_yuan": yuan,
            "status": "已办结",
            **_renewal(finished_on),
        }


def _projects_ahead() -> Iterable[Row]:
    names = (
        "community", "compound", "kind", "quantity", "unit", "declared_on", "surveyed_on", "approved_on",
        "planned_start_on", "planned_finish_on", "planned_cost_yuan", "fund_source",
    )  # fmt: skip
    for line in _AHEAD:
        yield {**dict(zip(names, line, strict=True)), "need_source": "居民诉求"}


def _stages(chance: Chance, row: Row) -> Row:
    """The planned days, money and acceptance of a work, and of a large one how it came to be approved."""
    started, finished = row["started_on"], row["finished_on"]
    slack = chance.whole(-12, 9)
    end = finished or _TODAY + timedelta(days=chance.whole(4, 20))
    planned_end = max(started + timedelta(days=2), end - timedelta(days=slack if slack > 0 else 0))
    told: Row = {"planned_finish_on": planned_end, "fund_source": _fund(chance, row["kind"])}
    if row["kind"] in _LARGE:
        declared = _next_workday(started - timedelta(days=chance.whole(90, 150)))
        told |= {"declared_on": declared, "approved_on": _next_workday(declared + timedelta(days=60))}
    if finished and chance.happens(0.8):
        accepted = _next_workday(finished + timedelta(days=chance.whole(2, 14)))
        told |= {"accepted_on": accepted} if accepted <= _TODAY else {}
    return told


def _fund(chance: Chance, kind: str) -> str:
    return chance.weighted(_FUNDS.get(kind, _USUAL)) if chance.happens(0.85) else ""


def _need(chance: Chance, row: Row, requests: list[Row], items: list[Row]) -> Row:
    """Where the need of a work came from, with the number of the request or item where there is one."""
    source = chance.weighted(_NEEDS)
    told: Row = {"need_source": source}
    category, topic = _ASKED.get(row["kind"], ("", ""))
    if source == "居民诉求" and (
        number := _before(row, requests, "category", category, "requested_at", "request_id")
    ):
        told["event_id"] = number
    if source == "议事协商" and (number := _before(row, items, "topic", topic, "met_at", "item_id")):
        told["item_id"] = number
    return told


def _before(row: Row, rows: list[Row], column: str, value: str, moment: str, key: str) -> str:
    """The number of the last row of a ledger that asks for a work in its compound before it begins."""
    found = [
        each[key]
        for each in rows
        if each[column] == value
        and each.get("compound") == row["compound"]
        and row["started_on"] - _EARLIER <= each[moment].date() < row["started_on"]
        and not each.get("is_excluded")
    ]
    return found[-1] if found else ""


def _next_workday(day: date) -> date:
    while not is_workday(day):
        day += timedelta(days=1)
    return day
