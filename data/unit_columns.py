"""Numbers whose header says another unit than their column's: 占地面积(万平方米), 投入资金（千元）."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.derivation import Derived, cell, of_file
from data.numerals import BARE_SIGNS
from data.schema import Column, Ledger, Type
from data.tables import literal
from data.units import header_unit

_NUMBERS = (Type.INTEGER, Type.DECIMAL)
#: A number by itself, with a sign of money at most: what says more keeps its own words.
_BARE = (
    "'^[-+−]?\\s*(?:人民币|RMB|CNY|[¥\uffe5])?\\s*[-+−]?[.]?[0-9\uff10-\uff19]"
    f"[0-9\uff10-\uff19.,\uff0c\uff0e\\s]*(?:[eE][-+]?[0-9]+)?$|^[{BARE_SIGNS}]+$'"
)


def header_units(headers: Sequence[str], positions: Mapping[str, int], ledger: Ledger) -> dict[str, Derived]:
    """The numbers of a file whose header bears a unit; a cell that bears one of its own keeps it."""
    derived = {}
    for column in ledger.columns:
        place = positions.get(column.name)
        if place is None or column.type not in _NUMBERS:
            continue
        said, factor = header_unit(column.unit, headers[place])
        if factor is None:
            if column.unit:
                derived[column.name] = _unknown(column, place, headers[place], said)
        elif factor != 1:
            derived[column.name] = _scaled(column, place, said)
    return derived


def _unknown(column: Column, place: int, header: str, said: str) -> Derived:
    """The cells as they are, and a word of what the brackets say."""
    message = (
        f"表头“{header.strip()}”括号里的“{said}”不是认识的单位，数字按“{column.unit}”读入；"
        f"若不是这个单位，请把数字换算成“{column.unit}”，再导入一次。"
    )
    return Derived(cell(column.name), {column.name: place}, (of_file(column, "unknown_unit", message),))


def _scaled(column: Column, place: int, said: str) -> Derived:
    """The cells with the unit of the header behind them."""
    text = cell(column.name)
    scaled = f"case when regexp_matches({text}, {_BARE}) then {text} || {literal(said)} else {text} end"
    if column.bounds != (0, 1):
        return Derived(scaled, {column.name: place})
    # A workbook keeps 35% as 0.35, whatever the header says: where all are at most 1 they are shares.
    fact = f"largest_{column.name}"
    largest = f"select max(try_cast({text} as double)) from raw"
    sql = f'case when fact."{fact}" <= 1 then {text} else {scaled} end'
    return Derived(sql, {column.name: place}, facts={fact: largest})
