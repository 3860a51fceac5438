"""The dimensions: by what requests, cases, call-backs and the other rows can be filtered and grouped.

A dimension is declared once here: its name in addresses and statements, its label, what it means, and for
each scoped relation the SQL of its value in a row. Every value is a text; what is not filled in is 未填写.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from data.ledgers import LEDGERS
from data.schema import UNFILLED, Type
from data.translatable import mark
from queries.derived_relations import AT_STATIONS
from queries.dimension import Dimension, Group
from queries.time_values import DAY_KINDS, HOURS, WEEKDAYS, day_kind_sql, time_of_day_sql, weekday_sql

__all__ = ["DIMENSIONS", "FIELDS", "GRID", "KINDS", "Dimension", "Group"]

#: The dimension whose households only the register of buildings knows.
GRID = "grid"


def _text_or_unfilled(column: str) -> str:
    return f"coalesce(cast({column} as varchar), '{UNFILLED}')"


#: Relation -> its date: of the events, and of what is derived from them.
_DATES = {
    name: ledger.column(ledger.date_column)
    for name, ledger in LEDGERS.items()
    if ledger.date_column is not None
}
#: What dates a row of a ledger of stages, whichever it has reached.
_OF_STAGES = {name: "dated_on" for name, ledger in LEDGERS.items() if ledger.stages}
_REQUESTS = ("service_request", "request_deadline", "timed_request")
#: Relation of answers that knows the request of each.
_ANSWERS = "assessed_answer"
_OF_REQUESTS = (*_REQUESTS, _ANSWERS)
_MOMENTS = (
    {name: column.name for name, column in _DATES.items()}
    | _OF_STAGES
    | dict.fromkeys(_REQUESTS, "requested_at")
    | {_ANSWERS: "asked_at"}
)
_WITH_TIME = {n: at for n, at in _MOMENTS.items() if n not in _DATES or _DATES[n].type is Type.DATETIME}


def _with_column(wanted: str) -> tuple[str, ...]:
    """The relations whose rows have a column of their place."""
    ledgers = (name for name, each in LEDGERS.items() if any(one.name == wanted for one in each.columns))
    return (*_OF_REQUESTS, *ledgers)


#: Relations whose rows lie in a compound, and in a grid.
_PLACED, _IN_GRIDS = _with_column("compound"), _with_column(GRID)


def _same(expression: str, *relations: str) -> Mapping[str, str]:
    return MappingProxyType(dict.fromkeys(relations, expression))


def _of_compound(
    name: str, label: str, definition: str, values: tuple[str, ...] = (), also: tuple[str, ...] = ()
) -> Dimension:
    columns = _same(f"coalesce(place.{name}, '{UNFILLED}')", *_PLACED)
    return Dimension(name, label, Group.COMPOUND, definition, columns, values, also)


def _of_kind(name: str, label: str, definition: str, relation: str, column: str = "kind") -> Dimension:
    """A dimension whose column has another name in its ledger, mostly ``kind``."""
    return Dimension(
        name, label, Group.SERVICE, definition, _same(_text_or_unfilled(column), relation), also=(column,)
    )


def _of_column(name: str, label: str, group: Group, definition: str, *relations: str) -> Dimension:
    return Dimension(name, label, group, definition, _same(_text_or_unfilled(name), *relations))


_LEVELS = (mark("网格"), mark("社区"), mark("街道"), mark("区级以上"), UNFILLED)
_RATINGS, _INSTRUMENTS, _SUBJECTS = (
    tuple(LEDGERS["satisfaction_response"].column(name).allowed)
    for name in ("rating", "instrument", "subject")
)
_ALL = (
    _of_column("community", mark("社区"), Group.PLACE, mark("台账所填或按地址认出的社区"), *_PLACED),
    _of_column("compound", mark("小区"), Group.PLACE, mark("台账所填或按地址认出的小区"), *_PLACED),
    _of_column(GRID, mark("网格"), Group.PLACE, mark("台账所填的网格，前面是它的社区"), *_IN_GRIDS),
    Dimension(
        "category", mark("类别"), Group.REQUEST, mark("诉求工单的问题分类"),
        _same(_text_or_unfilled("category"), *_OF_REQUESTS), also=("origin",),
    ),
    _of_column("subcategory", mark("小类"), Group.REQUEST, mark("诉求工单的问题小类"), *_OF_REQUESTS),
    _of_column("channel", mark("渠道"), Group.REQUEST, mark("诉求工单的受理渠道"), *_OF_REQUESTS),
    _of_column(
        "request_type", mark("诉求类型"), Group.REQUEST,
        mark("咨询、求助、投诉、举报、建议、表扬或其他"), *_OF_REQUESTS,
    ),
    _of_column(
        "responsible_unit", mark("承办单位"), Group.REQUEST,
        mark("诉求和议题由哪个单位办，隐患由哪个单位整改；只写物业公司的，按那天的合同写哪一家"),
        *_OF_REQUESTS, "deliberation", "safety_hazard",
    ),
    _of_column(
        "handler_kind", mark("承办主体"), Group.REQUEST,
        mark("社区、小区党支部、业委会、网格员、物业、社会组织、社工、志愿者、职能部门等"), *_OF_REQUESTS,
    ),
    _of_column(
        "co_handlers", mark("协办主体"), Group.REQUEST,
        mark("与承办主体一起办的各类主体；几类一起的算一组，如“业委会+志愿者”，空着的算未填写"),
        *_REQUESTS, "deliberation",
    ),
    _of_column("status", mark("状态"), Group.REQUEST, mark("诉求工单导出时的办理状态"), *_REQUESTS),
    _of_column(
        "triage", mark("三事分流"), Group.REQUEST, mark("台账所填的联办、共办或协办"),
        "service_request", "mediation_case", "deliberation",
    ),
    _of_column("priority", mark("轻重缓急"), Group.REQUEST, mark("台账所填的紧急、重要或一般"), *_REQUESTS),
    _of_column(
        "dispute_type", mark("纠纷类型"), Group.MEDIATION, mark("人民调解统计的十八类"), "mediation_case",
    ),
    Dimension(
        "resolved_level", mark("化解层级"), Group.MEDIATION, mark("纠纷在哪一级化解"),
        _same("resolved_level", "mediation_case"), _LEVELS, also=("within_grid_count",),
    ),
    _of_column("venue", mark("调解地点"), Group.MEDIATION, mark("在哪里调解"), "mediation_case"),
    _of_column(
        "mediator_team", mark("调解团队"), Group.MEDIATION, mark("由哪个调解组织调解"), "mediation_case",
    ),
    Dimension(
        "rating", mark("满意度档"), Group.SATISFACTION, mark("回访所答的满意程度"),
        _same("rating", "satisfaction_response", _ANSWERS), (*_RATINGS, UNFILLED),
    ),
    Dimension(
        "instrument", mark("调查方式"), Group.SATISFACTION, mark("办结后的回访，还是成批的测评"),
        _same("instrument", "satisfaction_response", _ANSWERS), (*_INSTRUMENTS, UNFILLED),
    ),
    Dimension(
        "subject", mark("评价对象"), Group.SATISFACTION,
        mark("回访或测评评价的是什么：诉求、调解、物业或社区"),
        _same("subject", "satisfaction_response", _ANSWERS), (*_SUBJECTS, UNFILLED),
    ),
    Dimension(
        "topic", mark("协商议题"), Group.SERVICE, mark("会上议的题目"),
        _same(f"coalesce(nullif(trim(topic), ''), '{UNFILLED}')", "deliberation"),
    ),
    _of_column(
        "meeting_type", mark("会议类型"), Group.SERVICE, mark("议题是在哪一种会上议的"), "deliberation",
    ),
    Dimension(
        "resolution", mark("议定结果"), Group.SERVICE, mark("议题是通过、未通过、暂缓还是另议，按台账所填"),
        _same("resolution", "deliberation"),
        (mark("通过"), mark("未通过"), mark("暂缓"), mark("另议"), UNFILLED),
    ),
    _of_kind("order_kind", mark("三单类别"), mark("三单服务的服务类别"), "service_order"),
    _of_kind("order_project", mark("服务项目"), mark("三单属于哪个服务项目"), "service_order", "project"),
    _of_kind("activity_kind", mark("活动类别"), mark("社区活动是哪一种"), "activity"),
    _of_kind("visit_kind", mark("走访类别"), mark("走访巡查是哪一种"), "visit"),
    _of_column("team", mark("巡逻队"), Group.SERVICE, mark("台账所填的巡逻队"), "visit"),
    _of_column("route", mark("路线"), Group.SERVICE, mark("台账所填的巡逻路线"), "visit"),
    _of_column("station", mark("阵地"), Group.SERVICE, mark("在哪处阵地办，按编号或名称认"), *AT_STATIONS),
    _of_column("volunteer_team", mark("志愿队"), Group.SERVICE, mark("台账所填的志愿队"), "activity"),
    _of_column("served_group", mark("服务对象"), Group.SERVICE, mark("台账所填的为哪一类人办的"), "activity"),
    _of_column(
        "stretch", mark("街段"), Group.SERVICE, mark("巡查的路线；没写路线的街长巡查是它的小区（门牌号段）"),
        "visit",
    ),
    _of_kind("hazard_kind", mark("隐患类别"), mark("安全隐患是哪一类"), "safety_hazard"),
    Dimension(
        "danger", mark("隐患等级"), Group.SERVICE, mark("台账所填的重大、较大或一般"),
        _same("danger", "safety_hazard"), (mark("重大"), mark("较大"), mark("一般"), UNFILLED),
    ),
    _of_kind("hazard_source", mark("隐患来源"), mark("隐患由谁发现"), "safety_hazard", "source"),
    _of_kind("income_source", mark("收入来源"), mark("集体经济收入的来源"), "collective_income", "source"),
    _of_kind("work_kind", mark("实事类别"), mark("民生实事是哪一种"), "public_work"),
    Dimension(
        "work_stage", mark("实事阶段"), Group.SERVICE, mark("项目走到哪一步，看日期和台账所填的当前阶段"),
        _same("stage", "public_work"),
        (mark("申报"), mark("勘测"), mark("立项"), mark("施工"), mark("完工"), mark("验收"), UNFILLED),
        also=("stage",),
    ),
    _of_column("fund_source", mark("资金来源"), Group.SERVICE, mark("民生实事的钱从哪里来"), "public_work"),
    _of_column("need_source", mark("需求来源"), Group.SERVICE, mark("民生实事是怎样提出来的"), "public_work"),
    _of_kind("help_kind", mark("帮扶类别"), mark("帮扶救助是哪一种"), "assistance"),
    _of_compound("management", mark("管理方式"), mark("小区名册的管理模式")),
    _of_compound(
        "property_company", mark("物业公司"), mark("数据截至那天在管的物业公司，按物业更替台账"),
        also=("company",),
    ),
    _of_compound(
        "property_party", mark("物业党组织"), mark("有无物业党支部、兼职委员，按名册所填小区或公司"),
    ),
    _of_compound(
        "theme", mark("一区一策主题"), mark("小区名册所写的治理主题；写了几个的算一组，空着的算未填写"),
    ),
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
        MappingProxyType({name: weekday_sql(moment) for name, moment in _MOMENTS.items()}), WEEKDAYS,
    ),
    Dimension(
        "time_of_day", mark("昼夜时段"), Group.TIME,
        mark("工作时间是 8 至 18 时，夜间是 22 至次日 6 时；只写了日期的算未写时刻"),
        MappingProxyType({name: time_of_day_sql(moment) for name, moment in _WITH_TIME.items()}), HOURS,
    ),
    Dimension(
        "day_kind", mark("日子"), Group.TIME, mark("法定节假日连同调休放假的日子；调休上班的周末算工作日"),
        MappingProxyType({name: day_kind_sql(moment) for name, moment in _MOMENTS.items()}), DAY_KINDS,
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
