"""The dimensions: by what requests, cases, call-backs and the other rows can be filtered and grouped.

A dimension is declared once here: its name in addresses and statements, its label, what it means, and for
each scoped relation the SQL of its value in a row. Every value is a text; what is not filled in is 未填写.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from data.ledgers import LEDGERS
from data.schema import UNFILLED, Type
from data.translatable import mark

#: Relation with one row a compound and its attributes; joined as ``place``.
ATTRIBUTES = "compound_attribute"
#: Relations derived from those of ledgers, by another date, aggregated or joined -> what they are made of.
DERIVED = {
    "request_deadline": ("service_request",),
    "timed_request": ("service_request",),
    "closing_time": ("timed_request",),
    "weekly_request": ("service_request",),
    "community_of_compounds": ("compound",),
    ATTRIBUTES: ("compound", "property_contract"),
}


class Group(enum.Enum):
    """What a dimension is about, in the order in which they are offered; the value is a message key."""

    REQUEST = mark("诉求")
    MEDIATION = mark("调解")
    SATISFACTION = mark("回访")
    COMPOUND = mark("小区属性")
    TIME = mark("时间")
    PLACE = mark("地点")


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension.

    Attributes:
        name: Its name in addresses, statements and answers.
        label: What a reader calls it, a message key.
        group: What it is about.
        definition: How a row gets its value, a message key.
        columns: Scoped relation -> SQL of the value in one of its rows.
        values: All values in their natural order; empty where the ledgers say which there are.
    """

    name: str
    label: str
    group: Group
    definition: str
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    values: tuple[str, ...] = ()

    def expression(self, relation: str) -> str | None:
        """The SQL of the value in a row of a scoped relation; None where its rows have none."""
        return self.columns.get(relation)

    @property
    def is_of_compounds(self) -> bool:
        """Whether the value is one of the row's compound, as its register says."""
        return self.group is Group.COMPOUND


def _text_or_unfilled(column: str) -> str:
    return f"coalesce(cast({column} as varchar), '{UNFILLED}')"


#: Relation -> its date: of the events, and of what is derived from them.
_DATES = {
    name: ledger.column(ledger.date_column)
    for name, ledger in LEDGERS.items()
    if ledger.date_column is not None
}
_REQUESTS = ("service_request", "request_deadline", "timed_request")
_MOMENTS = {name: column.name for name, column in _DATES.items()} | dict.fromkeys(_REQUESTS, "requested_at")
_WITH_TIME = {
    name: moment
    for name, moment in _MOMENTS.items()
    if name not in _DATES or _DATES[name].type is Type.DATETIME
}
#: Relations whose rows lie in a compound.
_PLACED = (
    *_REQUESTS,
    *(
        name
        for name, ledger in LEDGERS.items()
        if any(column.name == "compound" for column in ledger.columns)
    ),
)
_WEEKDAYS = (
    mark("周一"), mark("周二"), mark("周三"), mark("周四"), mark("周五"), mark("周六"), mark("周日"),
)  # fmt: skip
_HOURS = (mark("工作时间"), mark("夜间"), mark("其余时间"), mark("未写时刻"))
_DAY_KINDS = (mark("工作日"), mark("周末"), mark("法定节假日"))


def _weekday(moment: str) -> str:
    cases = " ".join(f"when {number} then '{name}'" for number, name in enumerate(_WEEKDAYS, start=1))
    return f"case isodow({moment}) {cases} end"


def _time_of_day(moment: str) -> str:
    return (
        f"case when {moment} = cast(cast({moment} as date) as timestamp) then '未写时刻'"
        f" when hour({moment}) >= 22 or hour({moment}) < 6 then '夜间'"
        f" when hour({moment}) >= 8 and hour({moment}) < 18 then '工作时间' else '其余时间' end"
    )


def time_of_day(hour: int) -> str:
    """The value of 时段 at an hour of the day, 0 to 23."""
    if hour >= 22 or hour < 6:
        return _HOURS[1]
    return _HOURS[0] if 8 <= hour < 18 else _HOURS[2]


def _day_kind(moment: str) -> str:
    day = f"cast({moment} as date)"
    return (
        f"case when {day} in (select unnest(cast($free_days as date[]))) then '法定节假日'"
        f" when isodow({moment}) < 6 then '工作日'"
        f" when {day} in (select unnest(cast($worked_weekends as date[]))) then '工作日' else '周末' end"
    )


def _same(expression: str, *relations: str) -> Mapping[str, str]:
    return MappingProxyType(dict.fromkeys(relations, expression))


def _of_compound(name: str, label: str, definition: str, values: tuple[str, ...] = ()) -> Dimension:
    columns = _same(f"coalesce(place.{name}, '{UNFILLED}')", *_PLACED)
    return Dimension(name, label, Group.COMPOUND, definition, columns, values)


def _of_column(name: str, label: str, group: Group, definition: str, *relations: str) -> Dimension:
    return Dimension(name, label, group, definition, _same(_text_or_unfilled(name), *relations))


_LEVELS = (mark("网格"), mark("社区"), mark("街道"), mark("区级以上"), UNFILLED)
_RATINGS = tuple(LEDGERS["satisfaction_response"].column("rating").allowed)
_ALL = (
    _of_column("community", mark("社区"), Group.PLACE, mark("台账所填或按地址认出的社区"), *_PLACED),
    _of_column("compound", mark("小区"), Group.PLACE, mark("台账所填或按地址认出的小区"), *_PLACED),
    _of_column(
        "grid", mark("网格"), Group.PLACE, mark("台账所填的网格"),
        "service_request", *(name for name in _DATES if name != "service_request"),
    ),
    _of_column("category", mark("类别"), Group.REQUEST, mark("诉求工单的问题分类"), *_REQUESTS),
    _of_column("subcategory", mark("小类"), Group.REQUEST, mark("诉求工单的问题小类"), *_REQUESTS),
    _of_column("channel", mark("渠道"), Group.REQUEST, mark("诉求工单的受理渠道"), *_REQUESTS),
    _of_column(
        "request_type", mark("诉求类型"), Group.REQUEST,
        mark("咨询、求助、投诉、举报、建议、表扬或其他"), *_REQUESTS,
    ),
    _of_column(
        "responsible_unit", mark("承办单位"), Group.REQUEST,
        mark("诉求和议题由哪个单位办"), *_REQUESTS, "deliberation",
    ),
    _of_column(
        "handler_kind", mark("承办主体"), Group.REQUEST,
        mark("社区、物业、自管组织、商家联盟、街道或职能部门"), *_REQUESTS,
    ),
    _of_column("status", mark("状态"), Group.REQUEST, mark("诉求工单导出时的办理状态"), *_REQUESTS),
    _of_column(
        "triage", mark("三事分流"), Group.REQUEST, mark("台账所填的联办、共办或协办"),
        "service_request", "mediation_case", "deliberation",
    ),
    _of_column(
        "dispute_type", mark("纠纷类型"), Group.MEDIATION, mark("人民调解统计的十八类"), "mediation_case",
    ),
    Dimension(
        "resolved_level", mark("化解层级"), Group.MEDIATION, mark("纠纷在哪一级化解"),
        _same("resolved_level", "mediation_case"), _LEVELS,
    ),
    _of_column(
        "mediator_team", mark("调解团队"), Group.MEDIATION, mark("由哪个调解组织调解"), "mediation_case",
    ),
    Dimension(
        "rating", mark("满意度档"), Group.SATISFACTION, mark("回访所答的满意程度"),
        _same("rating", "satisfaction_response"), (*_RATINGS, UNFILLED),
    ),
    _of_compound("management", mark("管理方式"), mark("小区名册的管理模式")),
    _of_compound("property_company", mark("物业公司"), mark("数据截至那天在管的物业公司，按物业更替台账")),
    _of_compound(
        "party_branch", mark("有无党支部"), mark("小区名册写了小区党支部成立年份的，算有"),
        (mark("有党支部"), mark("没有党支部"), UNFILLED),
    ),
    _of_compound(
        "size_band", mark("规模档"), mark("按小区名册的户数分档"),
        (mark("不足 300 户"), mark("300 至 499 户"), mark("500 至 999 户"), mark("1000 户及以上"), UNFILLED),
    ),
    _of_compound("built_decade", mark("建成年代"), mark("按小区名册的建成年份，十年一档")),
    Dimension(
        "weekday", mark("星期"), Group.TIME, mark("受理（调解、回访、开会……）那天是星期几"),
        MappingProxyType({name: _weekday(moment) for name, moment in _MOMENTS.items()}), _WEEKDAYS,
    ),
    Dimension(
        "time_of_day", mark("昼夜时段"), Group.TIME,
        mark("工作时间是 8 至 18 时，夜间是 22 至次日 6 时；只写了日期的算未写时刻"),
        MappingProxyType({name: _time_of_day(moment) for name, moment in _WITH_TIME.items()}), _HOURS,
    ),
    Dimension(
        "day_kind", mark("日子"), Group.TIME, mark("法定节假日连同调休放假的日子；调休上班的周末算工作日"),
        MappingProxyType({name: _day_kind(moment) for name, moment in _MOMENTS.items()}), _DAY_KINDS,
    ),
)  # fmt: skip
#: Name -> dimension, in the order in which they are offered.
DIMENSIONS: Mapping[str, Dimension] = MappingProxyType({each.name: each for each in _ALL})
#: The dimensions that are fields of the scope of their own; the others are conditions.
FIELDS = MappingProxyType(
    {"community": "communities", "compound": "compounds", "category": "categories", "channel": "channels"}
)
#: Those of the fields that say what kind of row is meant, not where it lies.
KINDS = ("category", "channel")


def source_of(relation: str) -> str:
    """The ledger that a scoped relation is of, the first of several."""
    return source_of(DERIVED[relation][0]) if relation in DERIVED else relation
