"""How each published figure is asked for: one ordinary filter over the ledgers per kind of figure."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

Ledgers = dict[str, pd.DataFrame]
Answer = Callable[[Ledgers, str, str, int], float]


def pick(frame: pd.DataFrame, **wanted: object) -> pd.DataFrame:
    """The rows with the wanted values; a tuple means any of them, an int the year of a date."""
    for column, value in wanted.items():
        if isinstance(value, int):
            frame = frame[frame[column].str[:4] == str(value)]
        else:
            frame = frame[frame[column].isin(value if isinstance(value, tuple) else (value,))]
    return frame


def counted(ledgers: Ledgers, **wanted: object) -> pd.DataFrame:
    """Requests that count: neither left out of the assessment nor voided."""
    requests = ledgers["service_request"]
    return pick(requests[(requests.is_excluded != "1") & (requests.status != "已作废")], **wanted)


def change(now: int, before: int) -> float:
    """The change in per cent."""
    return (now - before) / before * 100


def units(level: str) -> Answer:
    return lambda ledgers, community, _, year: len(
        pick(ledgers["organisation"], community=community, level=level)
    )


def holders(*roles: str) -> Answer:
    return lambda ledgers, community, _, year: pick(
        ledgers["role_holder"], community=community, role=roles
    ).token.nunique()


def handled_by(handler: str, **wanted: object) -> Answer:
    def answer(ledgers: Ledgers, community: str, _: str, year: int) -> float:
        closed = counted(ledgers, community=community, handler_kind=handler, status="已办结", **wanted)
        assert len(pick(closed, requested_at=year)) == len(pick(closed, closed_at=year))
        return len(pick(closed, requested_at=year))

    return answer


def mended(ledgers: Ledgers, community: str, _: str, year: int) -> float:
    closed = counted(
        ledgers, community=community, handler_kind="自管组织", status="已办结", requested_at=year
    )
    return int(((closed.category == "管道渗漏") | (closed.subcategory == "空调安装")).sum())


def complaints_change(**wanted: object) -> Answer:
    def answer(ledgers: Ledgers, community: str, compound: str, year: int) -> float:
        place = {"compound": compound} if compound else {"community": community}
        frame = counted(ledgers, request_type="投诉", **place, **wanted)
        return change(len(pick(frame, requested_at=year)), len(pick(frame, requested_at=year - 1)))

    return answer


def compound_value(column: str, scale: float = 1) -> Answer:
    def answer(ledgers: Ledgers, community: str, compound: str, _: int) -> float:
        return float(pick(ledgers["compound"], community=community, compound=compound)[column].item()) * scale

    return answer


def managed(ledgers: Ledgers, community: str, _: str, year: int) -> float:
    return len(pick(ledgers["compound"], community=community, management=("红色物业", "市场物业")))


def residents(ledgers: Ledgers, community: str, _: str, year: int) -> float:
    return int(pick(ledgers["community"], community=community).residents.item())


def stations(kind: str) -> Answer:
    return lambda ledgers, community, _, year: len(
        pick(ledgers["service_station"], community=community, kind=kind)
    )


def founding_year(ledgers: Ledgers, community: str, _: str, year: int) -> float:
    return int(pick(ledgers["community"], community=community).established_on.item()[:4])


def months_of_stay(ledgers: Ledgers, community: str, compound: str, year: int) -> float:
    ended = pick(ledgers["property_contract"], community=community, compound=compound, ended_on=year)
    return (pd.Timestamp(ended.ended_on.item()) - pd.Timestamp(ended.started_on.item())).days / 30.4375


def linked_households(ledgers: Ledgers, community: str, _: str, year: int) -> float:
    centres = pick(ledgers["organisation"], community=community, level="党员中心户")
    return round(centres.linked_households.astype(int).mean())


def firms_left(ledgers: Ledgers, community: str, compound: str, year: int) -> float:
    contracts = pick(ledgers["property_contract"], community=community, compound=compound)
    return contracts[contracts.ended_on.between(f"{year - 4}-01-01", f"{year}-12-31")].company.nunique()


def satisfaction(ledgers: Ledgers, _: str, compound: str, year: int) -> float:
    answers = pick(ledgers["satisfaction_response"], compound=compound, asked_at=year, is_valid="1")
    answers = answers[answers.rating != ""]
    assert len(answers) >= 100
    return float(answers.rating.isin(("非常满意", "满意", "基本满意")).mean() * 100)


def settled_items(ledgers: Ledgers, community: str, _: str, year: int) -> float:
    items = ledgers["deliberation"]
    return len(pick(items, community=community, meeting_type="半月谈", met_at=year, status="已办结"))


def orders(kind: str) -> Answer:
    def answer(ledgers: Ledgers, community: str, _: str, year: int) -> float:
        done = pick(ledgers["service_order"], community=community, kind=kind, status="已办结")
        assert len(pick(done, ordered_at=year)) == len(pick(done, done_at=year))
        return len(pick(done, done_at=year))

    return answer


def works(kind: str, unit: str) -> Answer:
    def answer(ledgers: Ledgers, community: str, _: str, year: int) -> float:
        done = pick(ledgers["public_work"], community=community, kind=kind, unit=unit, status="已办结")
        assert len(pick(done, started_on=year)) == len(pick(done, finished_on=year))
        return pick(done, started_on=year).quantity.astype(float).sum()

    return answer


def helped(counted_as: str, *kinds: str) -> Answer:
    def answer(ledgers: Ledgers, community: str, _: str, year: int) -> float:
        acts = pick(
            ledgers["assistance"], community=community, counted_as=counted_as, kind=kinds, decided_on=year
        )
        return acts.household_token.nunique()

    return answer


def activities(kind: str) -> Answer:
    return lambda ledgers, community, _, year: len(
        pick(ledgers["activity"], community=community, kind=kind, held_on=year)
    )


def at_cultural_activities(column: str) -> Answer:
    def answer(ledgers: Ledgers, community: str, _: str, year: int) -> float:
        return (
            pick(ledgers["activity"], community=community, kind="文化", held_on=year)[column]
            .astype(int)
            .sum()
        )

    return answer


def promises(ledgers: Ledgers, community: str, year: int) -> pd.Series:
    return pick(ledgers["commitment"], community=community, promised_at=year).groupby("member_token").size()


def settled_cases(**wanted: object) -> Answer:
    def answer(ledgers: Ledgers, community: str, _: str, year: int) -> float:
        return len(
            pick(
                ledgers["mediation_case"], community=community, accepted_at=year, outcome="调解成功", **wanted
            )
        )

    return answer


def settlement_rate(ledgers: Ledgers, community: str, _: str, year: int) -> float:
    cases = pick(
        ledgers["mediation_case"], community=community, accepted_at=year, outcome=("调解成功", "调解不成功")
    )
    return round(float((cases.outcome == "调解成功").mean()) * 100, 1)


ANSWERS: dict[str, Answer] = {
    "居民小区党小组数": units("党小组"),
    "街巷长与楼栋长人数": holders("街巷长", "楼栋长"),
    "自管组织化解居民纠纷(不文明养犬、乱堆乱放等)": settled_cases(mediator_team="自管组织"),
    "自管组织解决空调安装、管道渗漏等问题": mended,
    "商家联盟解决油烟扰民、占道经营等问题": handled_by("商家联盟", category=("油烟扰民", "占道经营")),
    "民生投诉同比": complaints_change(),
    "功能性小区党支部数": units("小区党支部"),
    "暖锋驿站数": stations("暖锋驿站"),
    "常住人口": residents,
    "物业小区数": managed,
    "社区成立年份": founding_year,
    "建成年份": compound_value("built_year"),
    "业委会成立年份": compound_value("owners_committee_year"),
    "小区党支部成立年份": compound_value("party_branch_year"),
    "物业公司进驻到撤走": months_of_stay,
    "小区党群服务站点": stations("党群服务站"),
    "每个党员中心户联系户数": linked_households,
    "微服务": orders("微服务"),
    "困难家庭帮扶(低保、助学、公益岗位)": helped("户", "低保", "助学", "公益岗位"),
    "户数": compound_value("households"),
    "占地面积": compound_value("area_m2"),
    "绿地率": compound_value("green_rate", 100),
    "五年内更换物业公司": firms_left,
    "居民满意度": satisfaction,
    "投诉率较上年": complaints_change(),
    "楼栋党小组长(单元长)人数": holders("单元长"),
    "半月谈讨论解决热点难点问题": settled_items,
    "群众微心愿与需求完成": orders("微心愿"),
    "党员志愿服务": orders("志愿服务"),
    "公示信息": activities("公示"),
    "低保、医疗救助、临时救助等事项办理": orders("事项代办"),
    "路灯安装维修更换": works("路灯", "盏"),
    "雨污管道整改": works("雨污管道", "米"),
    "路面提升改造": works("路面", "平方米"),
    "区域环境卫生整治": works("环境整治", "处"),
    "垃圾杂草清运": works("垃圾清运", "吨"),
    "低保补贴办理": helped("户", "低保"),
    "廉租房申请": helped("户", "廉租房"),
    "慰问帮扶困难家庭": helped("户", "慰问"),
    "大病医疗救助": helped("户", "大病救助"),
    "残疾人及其监护人意外保险": helped("名", "残疾人保险"),
    "学习教育活动": activities("学习"),
    "微党课推送": activities("微党课"),
    "双诺三评公开承诺党员": lambda ledgers, community, _, year: len(promises(ledgers, community, year)),
    "每名党员认领实事不少于": lambda ledgers, community, _, year: promises(ledgers, community, year).min(),
    "调解矛盾纠纷": settled_cases(venue=("议事厅", "谈心说事室", "近邻评理室")),
    "矛盾纠纷化解率": settlement_rate,
    "12345投诉量同比": complaints_change(channel="12345"),
    "在职党员": holders("在职党员"),
    "文化活动参与人次": at_cultural_activities("participant_count"),
    "活动收集并解决治理问题": at_cultural_activities("issues_resolved_count"),
}
HOLDS: dict[str, Callable[[float, float], bool]] = {
    "eq": lambda answer, stated: abs(answer - stated) < 1e-9,
    "ge": lambda answer, stated: answer >= stated,
    "gt": lambda answer, stated: answer > stated,
    "lt": lambda answer, stated: answer < stated,
    "approx": lambda answer, stated: abs(answer - stated) <= 0.1 * stated,
}
