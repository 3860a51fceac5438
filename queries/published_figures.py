"""Declares for each published figure its question, and the rows and columns that count."""

from __future__ import annotations

from queries.figure_values import Change, FoundingYear, Quotient, Rate, Stay, Total

_CLOSED = ("service_requests/closed_by_handler_category", "closed_count")
_SELF_GOVERNING = {"handler_kind": ("自管组织",)}
_VENUES = ("议事厅", "谈心说事室", "近邻评理室")


def _units(level: str) -> Total:
    return Total("organisation/units_by_level", "unit_count", {"level": (level,)})


def _holders(*roles: str) -> Total:
    return Total("organisation/role_holders_by_role", "holder_count", {"role": roles})


def _profile(column: str, scale: float = 1) -> Total:
    return Total("compounds/profile", column, scale=scale)


def _orders(kind: str) -> Total:
    return Total("service_orders/orders_by_kind", "done_count", {"kind": (kind,)})


def _works(kind: str, unit: str) -> Total:
    return Total("public_works/works_by_kind", "quantity", {"kind": (kind,), "unit": (unit,)})


def _helped(counted_as: str, *kinds: str) -> Total:
    return Total("assistance/help_by_kind", "household_count", {"kind": kinds, "counted_as": (counted_as,)})


def _activities(kind: str, column: str = "activity_count") -> Total:
    return Total("activities/activities_by_kind", column, {"kind": (kind,)})


def _complaints(channels: tuple[str, ...] | None = None) -> Change:
    kinds = {"request_type": ("投诉",)}
    return Change(Total("service_requests/volume_by_request_type", "request_count", kinds, channels=channels))


#: Name of a figure -> the declaration of its answer.
DECLARED: dict[str, Total | Rate | Change | Quotient | FoundingYear | Stay] = {
    "居民小区党小组数": _units("党小组"),
    "街巷长与楼栋长人数": _holders("街巷长", "楼栋长"),
    "自管组织化解居民纠纷(不文明养犬、乱堆乱放等)": Total(
        "mediation_cases/outcome_by_mediator_team", "succeeded_count", {"mediator_team": ("自管组织",)}
    ),
    "自管组织解决空调安装、管道渗漏等问题": Total(
        *_CLOSED,
        {**_SELF_GOVERNING, "category": ("管道渗漏",)},
        others=({**_SELF_GOVERNING, "subcategory": ("空调安装",)},),
    ),
    "商家联盟解决油烟扰民、占道经营等问题": Total(
        *_CLOSED, {"handler_kind": ("商家联盟",), "category": ("油烟扰民", "占道经营")}
    ),
    "民生投诉同比": _complaints(),
    "功能性小区党支部数": _units("小区党支部"),
    "暖锋驿站数": Total("organisation/stations_by_kind", "station_count", {"kind": ("暖锋驿站",)}),
    "常住人口": Total("places/community_profile", "residents"),
    "物业小区数": Total("places/community_profile", "managed_compound_count"),
    "社区成立年份": FoundingYear("places/community_profile", "established_on"),
    "建成年份": _profile("built_year"),
    "业委会成立年份": _profile("owners_committee_year"),
    "小区党支部成立年份": _profile("party_branch_year"),
    "物业公司进驻到撤走": Stay("compounds/property_companies"),
    "小区党群服务站点": Total("organisation/stations_by_kind", "station_count", {"kind": ("党群服务站",)}),
    "每个党员中心户联系户数": Quotient(
        "organisation/centres_by_compound", "linked_households", "judged_centre_count"
    ),
    "微服务": _orders("微服务"),
    "困难家庭帮扶(低保、助学、公益岗位)": _helped("户", "低保", "助学", "公益岗位"),
    "户数": _profile("households"),
    "占地面积": _profile("area_m2"),
    "绿地率": _profile("green_rate", 100),
    "五年内更换物业公司": Total("compounds/company_changes", "company_count", years=5),
    "居民满意度": Rate("satisfaction/summary", "satisfaction_rate", ("rated_count",)),
    "投诉率较上年": _complaints(),
    "楼栋党小组长(单元长)人数": _holders("单元长"),
    "半月谈讨论解决热点难点问题": Total(
        "deliberation/items_by_meeting_type", "settled_count", {"meeting_type": ("半月谈",)}
    ),
    "群众微心愿与需求完成": _orders("微心愿"),
    "党员志愿服务": _orders("志愿服务"),
    "公示信息": _activities("公示"),
    "低保、医疗救助、临时救助等事项办理": _orders("事项代办"),
    "路灯安装维修更换": _works("路灯", "盏"),
    "雨污管道整改": _works("雨污管道", "米"),
    "路面提升改造": _works("路面", "平方米"),
    "区域环境卫生整治": _works("环境整治", "处"),
    "垃圾杂草清运": _works("垃圾清运", "吨"),
    "低保补贴办理": _helped("户", "低保"),
    "廉租房申请": _helped("户", "廉租房"),
    "慰问帮扶困难家庭": _helped("户", "慰问"),
    "大病医疗救助": _helped("户", "大病救助"),
    "残疾人及其监护人意外保险": _helped("名", "残疾人保险"),
    "学习教育活动": _activities("学习"),
    "微党课推送": _activities("微党课"),
    "双诺三评公开承诺党员": Total("commitments/summary", "member_count"),
    "每名党员认领实事不少于": Total("commitments/summary", "least_per_member"),
    "调解矛盾纠纷": Total("mediation_cases/outcome_by_venue", "succeeded_count", {"venue": _VENUES}),
    "矛盾纠纷化解率": Rate("mediation_cases/summary", "settlement_rate", ("succeeded_count", "failed_count")),
    "12345投诉量同比": _complaints(("12345",)),
    "在职党员": _holders("在职党员"),
    "文化活动参与人次": _activities("文化", "participant_count"),
    "活动收集并解决治理问题": _activities("文化", "issues_resolved_count"),
}
