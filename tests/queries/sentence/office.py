"""A small office with its words, and what was understood of a question as one line."""

from __future__ import annotations

from datetime import datetime

from data.placing.gazetteer import Compound
from queries.dimensions import DIMENSIONS
from queries.scope import Scope
from queries.sentence.understand import understand
from queries.sentence.understood import Understood
from queries.sentence.vocabulary import Vocabulary

#: 数据截至: a Saturday.
AS_OF = datetime(2026, 10, 31, 20, 19)
_DECLARED = {name: each.values for name, each in DIMENSIONS.items() if each.values}
OFFICE = Vocabulary(
    communities=("南门社区", "信江社区", "白龙社区"),
    compounds=(
        Compound("南门社区", "中凯小区", "中凯"),
        Compound("南门社区", "青云首府", None),
        Compound("信江社区", "象城外滩", "象城外滩小区、外滩"),
        Compound("信江社区", "赛场街12号院", None),
        Compound("白龙社区", "赛场街30号院", "三十号院"),
    ),
    values=_DECLARED
    | {
        "category": ("噪声扰民", "电梯故障", "停车管理", "邻里纠纷"),
        "subcategory": ("夜间施工噪声", "乱停乱放"),
        "channel": ("12345", "网格巡查", "来访"),
        "request_type": ("投诉", "求助", "举报", "表扬", "其他"),
        "responsible_unit": ("城管中队", "物业公司"),
        "status": ("已办结", "办理中"),
        "dispute_type": ("邻里", "物业"),
        "mediator_team": ("解忧茶桌",),
        "management": ("红色物业", "自管"),
        "grid": ("南门第一网格", "南门第二网格", "信江第一网格", "商圈网格"),
        "hazard_kind": ("消防通道", "电动车飞线", "消防设施", "其他"),
        "hazard_source": ("巡查", "诉求", "其他"),
    },
    pages={"总览": "overview", "每周简报": "briefing"},
)


def read(text: str) -> Understood:
    """What the office understands of a question."""
    return understand(text, OFFICE, AS_OF)


def line(text: str) -> str:
    """Target, window, comparison, places and conditions, measures by rows, order; a default has a ``*``.

    >>> line("上周南门投诉最多的小区")
    'explore | 1019-1025 | 南门社区 投诉 | request_count* by compound | most'
    """
    found = read(text)
    defaults = {part.field.name for part in found.parts if part.is_default}

    def marked(written: str, field: str) -> str:
        return written + "*" * (field in defaults)

    window = marked(_days(found.scope), "TIME")
    if found.compared is not None:
        beside = _narrowed(found.compared)
        other = beside if beside != _narrowed(found.scope) else _days(found.compared)
        window += marked(f" vs {other}", "COMPARISON")
    rows = [*found.dimensions, *([f"each {found.scope.grain}"] if found.has_periods else [])]
    measures = marked("+".join(found.measures), "MEASURE")
    asked = f"{measures} by {marked('+'.join(rows), 'GROUPING')}" if rows else measures
    where = found.target.value + "".join(f" {name}" for name in (found.question, found.page) if name)
    return " | ".join(filter(None, (where, window, _narrowed(found.scope), asked, _order(found))))


def _order(found: Understood) -> str:
    if found.ranking is None:
        return ""
    names = ("rise", "fall") if found.ranking.is_by_change else ("most", "least")
    by = "change" if found.ranking.is_by_size else names[not found.ranking.is_descending]
    return by + (f" {found.ranking.limit}" if found.ranking.limit else "")


def _days(scope: Scope) -> str:
    """``1019-1025`` in the year of the data, ``250101-251231`` in another."""
    first, end = scope.bounds
    last = end.fromordinal(end.toordinal() - 1)
    form = "%m%d" if first.year == last.year == AS_OF.year else "%y%m%d"
    return f"{first.strftime(form)}-{last.strftime(form)}"


def _narrowed(scope: Scope) -> str:
    chosen = [*(scope.communities or ()), *(scope.compounds or ())]
    chosen += [*(scope.categories or ()), *(scope.channels or ())]
    for condition in scope.conditions:
        chosen += [f"{'-' * condition.is_excluded}{value}" for value in condition.values]
    return " ".join(chosen)
