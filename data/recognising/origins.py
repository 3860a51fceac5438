"""Derives channel, type and category of requests from the headers or the values of a file.

A category may be written as a path in one cell: 市场管理>市场环境秩序>无照经营.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from data.ledgers.codes import CHANNELS, REQUEST_TYPES
from data.notation.header_text import normalise
from data.recognising.derivation import DerivedColumn, cell, of_file
from data.schema import Column, Finding, Ledger
from data.sql_text import literal

#: Headers that only patrols have, and those that only the hotline has; two of them decide.
_PATROL = {
    "案件号", "大类名称", "小类名称", "小类明细", "微类名称", "上报时间", "立案时间", "处置截止时间",
    "处置结束时间", "强制结案时间", "当前阶段", "案件阶段名称", "首次派遣时间", "处置部门", "网格员",
    "上报人", "巡查时间", "监督员", "事件编号", "事件名称", "事件类别", "部件编号",
}  # fmt: skip
_HOTLINE = {
    "来电人", "来电人电话", "来电人电话/账号", "来电号码", "来电时间", "来话时间", "来电/受理时间",
    "来话人", "来电内容", "来电标题", "来电类别", "市民诉求", "工单编号", "工单号", "工单类型", "工单标题",
    "工单内容", "回复内容", "被反映区", "被反映街乡镇", "工单性质",
}  # fmt: skip
_ENOUGH = 2
_MESSAGE = (
    "文件没有写明“{label}”，按表头看是{kind}，全部记作“{channel}”；若不是，请在文件中加上“{label}”一列。"
)
#: Separators that are rare in names. If half of the cells have one, the categories of the file are paths,
#: and a cell without it is split at the next separator that it has.
_SURE = ("->", ">", "→", "＞", "|", "｜")
#: Separators that a name may contain: 咨询/求助 is one category. They split only if nearly all cells
#: have the same one, and a first part precedes several second parts.
_UNSURE = ("/", "／", "——", "—", "-", "－", "–")
_HALF, _NEARLY_ALL = 0.5, 0.95


def request_origins(
    headers: Sequence[str], positions: Mapping[str, int], ledger: Ledger
) -> dict[str, DerivedColumn]:
    """Channel, type and category of requests that the headers alone do not determine."""
    if ledger.name != "service_request":
        return {}
    return {**_channel(headers, positions, ledger), **_type_or_category(headers, positions, ledger)}


def count_hotline_headers(headers: Sequence[str]) -> int:
    """How many headers of a file are those of hotline exports only."""
    return _count(headers, _HOTLINE)


def _count(headers: Sequence[str], expected: Set[str]) -> int:
    return len({normalise(header) for header in headers} & expected)


def _channel(
    headers: Sequence[str], positions: Mapping[str, int], ledger: Ledger
) -> dict[str, DerivedColumn]:
    """The channel of all rows, if no column has it or the column has something else (直办, 转办)."""
    patrol, hotline = _count(headers, _PATROL), count_hotline_headers(headers)
    channel, kind = ("网格巡查", "网格事件或城管案件") if patrol > hotline else ("12345", "热线工单")
    if max(patrol, hotline) < _ENOUGH or patrol == hotline:
        return {}
    column = ledger.column("channel")
    message = _MESSAGE.format(label=column.label, kind=kind, channel=channel)
    findings = (of_file(column, "channel_from_headers", message),)
    if "channel" not in positions:
        return {"channel": DerivedColumn(literal(channel), findings=findings)}
    if normalise(headers[positions["channel"]]) != "处理受理方式":
        return {}
    is_channel = _mostly("channel", CHANNELS)
    sql = f"case when {is_channel} then {cell('channel')} else {literal(channel)} end"
    return {"channel": DerivedColumn(sql, {"channel": positions["channel"]}, findings, f"not {is_channel}")}


def _type_or_category(
    headers: Sequence[str], positions: Mapping[str, int], ledger: Ledger
) -> dict[str, DerivedColumn]:
    """来电类别 is the type in one system and the category in another: its values decide."""
    place = positions.get("request_type")
    if place is None or "category" in positions or normalise(headers[place]) != "来电类别":
        return {}
    is_type, needs = _mostly("request_type", REQUEST_TYPES), {"request_type": place}
    value_sql = f"case when {{}} {is_type} then {cell('request_type')} end"
    column = ledger.column("category")
    return {
        "request_type": DerivedColumn(value_sql.format(""), needs),
        "category": DerivedColumn(value_sql.format("not"), needs, (_as_category(column),), f"not {is_type}"),
    }


def _as_category(column: Column) -> Finding:
    message = f"“来电类别”里写的不是咨询、投诉一类的诉求性质，已记作“{column.label}”。"
    return of_file(column, "type_is_category", message)


def _mostly(name: str, codes: Mapping[str, tuple[str, ...]]) -> str:
    """SQL for whether at least half of the filled cells of a column are among the codes."""
    accepted = ", ".join(
        literal(text)
        for text in dict.fromkeys(spelling for code, more in codes.items() for spelling in (code, *more))
    )
    texts = f"whole.{name}"
    return f"(select 2 * count(*) filter (where {texts} in ({accepted})) >= count({texts}) from raw as whole)"


def category_levels(positions: Mapping[str, int], ledger: Ledger) -> dict[str, DerivedColumn]:
    """Category and subcategory of a file that has one column for both.

    A file whose cells are not consistently paths keeps its categories unchanged.
    """
    names = {column.name for column in ledger.columns}
    if not {"category", "subcategory"} <= names or "category" not in positions or "subcategory" in positions:
        return {}
    column = ledger.column("category")
    message = (
        f"“{column.label}”写成了几级（如 市场管理>市场环境秩序），已按分隔符拆开："
        f"第一级记作“{column.label}”，第二级记作“{ledger.column('subcategory').label}”。"
    )
    finding = of_file(column, "category_split", message)
    needs = {"category": positions["category"]}
    facts = {"path_sign": _sign()}
    return {
        "category": DerivedColumn(
            f"coalesce({_level(1)}, {cell('category')})",
            needs,
            (finding,),
            "fact.path_sign is not null",
            facts,
        ),
        "subcategory": DerivedColumn(_level(2), needs, facts=facts),
    }


def _level(number: int) -> str:
    """SQL for one level of the path of a row; null if it has none, or its file has no paths."""
    text, signs = cell("category"), ", ".join(map(literal, (*_SURE, *_UNSURE)))
    # One expression, not a case for each sign: planning those took longer than reading a small file.
    own = f"list_filter([{signs}], lambda sign: contains({text}, sign))[1]"
    sign = f"case when fact.path_sign = 'any' then {own} else fact.path_sign end"
    return f"nullif(trim(split_part({text}, {sign}, {number})), '')"


def _sign() -> str:
    """SQL for the separator of all paths of the file: ``any`` for each cell's own, null for none."""
    sure = " or ".join(f"contains(category, '{sign}')" for sign in _SURE)
    cases = [f"when {_share(sure)} >= {_HALF} then 'any'"]
    for sign in _UNSURE:
        # Seven distinct aggregates would take longer to plan than a small file takes to read.
        several = f"len(list_distinct(list(split_part(category, '{sign}', 1)))) < count(*)"
        has_sign = f"contains(category, '{sign}')"
        cases.append(f"when {_share(has_sign)} >= {_NEARLY_ALL} and {several} then '{sign}'")
    names = (
        "select whole.category as category, count(*) as row_count"
        " from raw as whole where whole.category is not null group by whole.category"
    )
    return f"(select case {' '.join(cases)} end from ({names}) as path)"


def _share(condition: str) -> str:
    return f"sum(row_count) filter (where {condition}) / sum(row_count)"
