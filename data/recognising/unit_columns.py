"""Units of numbers: in the header, 占地面积(万平方米), 投入资金（千元）, or with a quantity, 1.2公里."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.notation.amounts import BARE_SIGNS, SIGNS
from data.notation.units import SIGNS as UNIT_SIGNS
from data.notation.units import header_unit, is_measure
from data.recognising.derivation import DerivedColumn, cell, of_file
from data.schema import Column, Ledger, Type
from data.sql_text import literal

_NUMBERS = (Type.INTEGER, Type.DECIMAL)
#: A number alone, or with a currency sign; a cell with more text has its own unit.
_BARE = (
    "'^[-+−]?\\s*(?:人民币|RMB|CNY|[¥\uffe5])?\\s*[-+−]?[.]?[0-9\uff10-\uff19]"
    f"[0-9\uff10-\uff19.,\uff0c\uff0e\\s]*(?:[eE][-+]?[0-9]+)?$|^[{BARE_SIGNS}]+$'"
)
#: A quantity with its unit, after digits or a numeral.
_MEASURED = (
    "'^[0-9][0-9.,\\s]*[万亿]?\\s*([^0-9\\s万亿余多来几左以%.,\uff0c-]{1,4}[23²³]?)$"
    f"|^[{SIGNS}]+([^{SIGNS}0-9\\s余多来几左以]{{1,4}})$'"
)


def header_units(
    headers: Sequence[str], positions: Mapping[str, int], ledger: Ledger
) -> dict[str, DerivedColumn]:
    """The numbers of a file whose header has a unit; a cell with its own unit keeps it."""
    derived = {}
    for column in ledger.columns:
        place = positions.get(column.name)
        if place is None or column.type not in _NUMBERS:
            continue
        unit_text, factor = header_unit(column.unit, headers[place])
        if factor is None:
            if column.unit:
                derived[column.name] = _unknown(column, place, headers[place], unit_text)
        elif factor != 1:
            derived[column.name] = _with_unit(column, place, unit_text)
    return derived


def measures(
    headers: Sequence[str], positions: Mapping[str, int], ledger: Ledger
) -> dict[str, DerivedColumn]:
    """The unit of a quantity from its own cell (1.2公里), or else from its header (工程量（米）)."""
    needs = {name: positions[name] for name in ("quantity", "unit") if name in positions}
    if not needs or all(column.name != "unit" for column in ledger.columns):
        return {}
    own, parts = cell("quantity"), []
    if "quantity" in needs:
        parts += [f"nullif(regexp_extract({own}, {_MEASURED}, {group}), '')" for group in (1, 2)]
    if "unit" in needs:
        parts.append(cell("unit"))
    unit_text = header_unit("", headers[needs["quantity"]])[0] if "quantity" in needs else ""
    if is_measure(unit_text) or unit_text in UNIT_SIGNS:
        parts.append(f"case when {own} is not null then {literal(unit_text)} end")
    return {"unit": DerivedColumn(_in_words(f"coalesce({', '.join(parts)})"), needs)}


def _in_words(text: str) -> str:
    """SQL for the name of a unit written as a symbol: 平方米 for ㎡."""
    cases = " ".join(f"when {literal(sign)} then {literal(name)}" for sign, name in UNIT_SIGNS.items())
    return f"case {text} {cases} else {text} end"


def _unknown(column: Column, place: int, header: str, unit_text: str) -> DerivedColumn:
    """The cells unchanged, with a finding on the text in the brackets."""
    message = (
        f"表头“{header.strip()}”括号里的“{unit_text}”不是认识的单位，数字按“{column.unit}”读入；"
        f"若不是这个单位，请把数字换算成“{column.unit}”，再导入一次。"
    )
    return DerivedColumn(cell(column.name), {column.name: place}, (of_file(column, "unknown_unit", message),))


def _with_unit(column: Column, place: int, unit_text: str) -> DerivedColumn:
    """The cells followed by the unit of the header."""
    text = cell(column.name)
    scaled = f"case when regexp_matches({text}, {_BARE}) then {text} || {literal(unit_text)} else {text} end"
    if column.bounds != (0, 1):
        return DerivedColumn(scaled, {column.name: place})
    # A workbook stores 35% as 0.35, whatever the header says: if all are at most 1 they are shares.
    fact = f"largest_{column.name}"
    largest = f"select max(try_cast({text} as double)) from raw"
    sql = f'case when fact."{fact}" <= 1 then {text} else {scaled} end'
    return DerivedColumn(sql, {column.name: place}, facts={fact: largest})
