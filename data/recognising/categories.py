"""Splits categories written as a path in one cell: 市场管理>市场环境秩序>无照经营."""

from __future__ import annotations

from collections.abc import Mapping

from data.recognising.derivation import DerivedColumn, cell, of_file
from data.schema import Ledger

#: Separators that are rare in names. If half of the cells have one, the categories of the file are paths,
#: and a cell without it is split at the next separator that it has.
_SURE = ("->", ">", "→", "＞", "|", "｜")
#: Separators that a name may contain: 咨询/求助 is one category. They split only if nearly all cells
#: have the same one, and a first part precedes several second parts.
_UNSURE = ("/", "／", "——", "—", "-", "－", "–")
_HALF, _NEARLY_ALL = 0.5, 0.95


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
    text = cell("category")
    own = " ".join(
        f"when contains({text}, '{sign}') then split_part({text}, '{sign}', {number})"
        for sign in (*_SURE, *_UNSURE)
    )
    common = " ".join(f"when '{sign}' then split_part({text}, '{sign}', {number})" for sign in _UNSURE)
    return f"nullif(trim(case fact.path_sign when 'any' then case {own} end {common} end), '')"


def _sign() -> str:
    """SQL for the separator of all paths of the file: ``any`` for each cell's own, null for none."""
    sure = " or ".join(f"contains(category, '{sign}')" for sign in _SURE)
    cases = [f"when {_share(sure)} >= {_HALF} then 'any'"]
    for sign in _UNSURE:
        several = f"count(distinct split_part(category, '{sign}', 1)) < count(*)"
        has_sign = f"contains(category, '{sign}')"
        cases.append(f"when {_share(has_sign)} >= {_NEARLY_ALL} and {several} then '{sign}'")
    names = (
        "select whole.category as category, count(*) as row_count"
        " from raw as whole where whole.category is not null group by whole.category"
    )
    return f"(select case {' '.join(cases)} end from ({names}) as path)"


def _share(condition: str) -> str:
    return f"sum(row_count) filter (where {condition}) / sum(row_count)"
