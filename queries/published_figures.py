"""Declares for each published figure its question, and the rows and columns that count.

The kinds of declarations are a total, a rate, a change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

import pandas as pd

from data.published import PublishedFigure
from queries.scope import Scope

#: Function that answers a question for a scope.
Asks = Callable[[str, Scope], pd.DataFrame]
#: Column -> the values of the rows that count.
Rows = Mapping[str, tuple[str, ...]]
_ANY: Rows = MappingProxyType({})
_CLOSED = ("service_requests/closed_by_handler_category", "closed_count")
_SELF_GOVERNING = {"handler_kind": ("自管组织",)}
_VENUES = ("议事厅", "谈心说事室", "近邻评理室")


@dataclass(frozen=True, slots=True)
class FigureValue:
    """The value of an answer in the unit of the figure, with its parts.

    Attributes:
        value: The answer; None if the ledgers have no rows of the place, or the denominator is 0.
        part: Numerator of a rate, or the count of the year for a change; None for plain counts.
        whole: Denominator, or the count of the year before.
    """

    value: float | None
    part: float | None = None
    whole: float | None = None


@dataclass(frozen=True, slots=True)
class _Total:
    """The sum of a column over the rows that count.

    Attributes:
        question: Name of the question.
        column: The column to sum.
        rows: The values of the rows that count; rows of ``others`` count as well.
        others: Values of further rows that count.
        channels: Channels of the scope; None means all.
        years: Number of years of the window; the last one is the year of the figure.
        scale: Factor from the unit of the column to that of the figure.
    """

    question: str
    column: str
    rows: Rows = field(default_factory=lambda: _ANY)
    others: tuple[Rows, ...] = ()
    channels: tuple[str, ...] | None = None
    years: int = 1
    scale: float = 1

    def of(self, figure: PublishedFigure, ask: Asks) -> FigureValue:
        """The answer for the place and the year of a figure."""
        return FigureValue(self.counted(self.scope(figure), ask))

    def scope(self, figure: PublishedFigure) -> Scope:
        """Place and window of a figure."""
        return Scope(
            date(figure.year - self.years + 1, 1, 1),
            date(figure.year + 1, 1, 1),
            communities=(figure.community,),
            compounds=(figure.compound,) if figure.compound else None,
            channels=self.channels,
        )

    def counted(self, scope: Scope, ask: Asks) -> float:
        """The sum over the rows that count."""
        frame = ask(self.question, scope)
        is_counted = _matching(frame, self.rows)
        for rows in self.others:
            is_counted |= _matching(frame, rows)
        return float(frame.loc[is_counted, self.column].sum()) * self.scale


@dataclass(frozen=True, slots=True)
class _Rate:
    """A rate of a summary question, in per cent, with its denominator."""

    question: str
    column: str
    denominators: tuple[str, ...]

    def of(self, figure: PublishedFigure, ask: Asks) -> FigureValue:
        """The answer for the place and the year of a figure."""
        row = ask(self.question, _Total(self.question, self.column).scope(figure)).iloc[0]
        whole = float(sum(row[name] for name in self.denominators))
        if not whole:
            return FigureValue(None, 0.0, 0.0)
        rate = float(row[self.column])
        return FigureValue(100 * rate, round(rate * whole, 6), whole)


@dataclass(frozen=True, slots=True)
class _Change:
    """A total against the same total of the year before, in per cent."""

    total: _Total

    @property
    def question(self) -> str:
        """Name of the question, which is asked for both years."""
        return self.total.question

    def of(self, figure: PublishedFigure, ask: Asks) -> FigureValue:
        """The answer for the place and the year of a figure."""
        scope = self.total.scope(figure)
        earlier = self.total.scope(replace(figure, year=figure.year - 1))
        now, before = self.total.counted(scope, ask), self.total.counted(earlier, ask)
        return FigureValue((now - before) / before * 100 if before else None, now, before)


def _matching(frame: pd.DataFrame, rows: Rows) -> pd.Series:
    matches = pd.Series(True, index=frame.index)
    for column, wanted in rows.items():
        matches &= frame[column].astype(str).isin(wanted)
    return matches


def _units(level: str) -> _Total:
    return _Total("organisation/units_by_level", "unit_count", {"level": (level,)})


def _holders(*roles: str) -> _Total:
    return _Total("organisation/role_holders_by_role", "holder_count", {"role": roles})


def _profile(column: str, scale: float = 1) -> _Total:
    return _Total("compounds/profile", column, scale=scale)


def _orders(kind: str) -> _Total:
    return _Total("service_orders/orders_by_kind", "done_count", {"kind": (kind,)})


def _works(kind: str, unit: str) -> _Total:
    return _Total("public_works/works_by_kind", "quantity", {"kind": (kind,), "unit": (unit,)})


def _helped(counted_as: str, *kinds: str) -> _Total:
    return _Total("assistance/help_by_kind", "household_count", {"kind": kinds, "counted_as": (counted_as,)})


def _activities(kind: str, column: str = "activity_count") -> _Total:
    return _Total("activities/activities_by_kind", column, {"kind": (kind,)})


def _complaints(channels: tuple[str, ...] | None = None) -> _Change:
    kinds = {"request_type": ("投诉",)}
    return _Change(
        _Total("service_requests/volume_by_request_type", "request_count", kinds, channels=channels)
    )


#: Name of a figure -> the declaration of its answer.
DECLARED: dict[str, _Total | _Rate | _Change] = {
    "居民小区党小组数": _units("党小组"),
    "街巷长与楼栋长人数": _holders("街巷长", "楼栋长"),
    "自管组织化解居民纠纷(不文明养犬、乱堆乱放等)": _Total(
        "mediation_cases/outcome_by_mediator_team", "succeeded_count", {"mediator_team": ("自管组织",)}
    ),
    "自管组织解决空调安装、管道渗漏等问题": _Total(
        *_CLOSED,
        {**_SELF_GOVERNING, "category": ("管道渗漏",)},
        others=({**_SELF_GOVERNING, "subcategory": ("空调安装",)},),
    ),
    "商家联盟解决油烟扰民、占道经营等问题": _Total(
        *_CLOSED, {"handler_kind": ("商家联盟",), "category": ("油烟扰民", "占道经营")}
    ),
    "民生投诉同比": _complaints(),
    "功能性小区党支部数": _units("小区党支部"),
    "暖锋驿站数": _Total("organisation/stations_by_kind", "station_count", {"kind": ("暖锋驿站",)}),
    "常住人口": _Total("places/community_profile", "residents"),
    "物业小区数": _Total("places/community_profile", "managed_compound_count"),
    "微服务": _orders("微服务"),
    "困难家庭帮扶(低保、助学、公益岗位)": _helped("户", "低保", "助学", "公益岗位"),
    "户数": _profile("households"),
    "占地面积": _profile("area_m2"),
    "绿地率": _profile("green_rate", 100),
    "五年内更换物业公司": _Total("compounds/company_changes", "company_count", years=5),
    "居民满意度": _Rate("satisfaction/summary", "satisfaction_rate", ("rated_count",)),
    "投诉率较上年": _complaints(),
    "楼栋党小组长(单元长)人数": _holders("单元长"),
    "半月谈讨论解决热点难点问题": _Total(
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
    "残疾人意外保险": _helped("名", "残疾人保险"),
    "学习教育活动": _activities("学习"),
    "微党课推送": _activities("微党课"),
    "双诺三评公开承诺党员": _Total("commitments/summary", "member_count"),
    "每名党员认领实事不少于": _Total("commitments/summary", "least_per_member"),
    "调解矛盾纠纷": _Total("mediation_cases/outcome_by_venue", "succeeded_count", {"venue": _VENUES}),
    "矛盾纠纷化解率": _Rate(
        "mediation_cases/summary", "settlement_rate", ("succeeded_count", "failed_count")
    ),
    "12345投诉量同比": _complaints(("12345",)),
    "在职党员": _holders("在职党员"),
    "文化活动参与人次": _activities("文化", "participant_count"),
    "活动收集并解决治理问题": _activities("文化", "issues_resolved_count"),
}
