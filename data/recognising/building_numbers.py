"""The number of a building, of a file that has it only in its addresses, titles or numbers of buildings."""

from __future__ import annotations

from collections.abc import Mapping

from data.notation.building_numbers import FRAGMENT
from data.recognising.derivation import DerivedColumn, cell
from data.schema import Ledger
from data.sql_text import literal

_COLUMN, _TEXTS, _CODE = "building_number", ("address", "title"), "building_id"


def building_numbers(positions: Mapping[str, int], ledger: Ledger) -> dict[str, DerivedColumn]:
    """``building_number``: its own cell, else what of an address or a title may name a building.

    Only these few signs are read further (``data.notation.building_numbers``), each distinct text once.
    """
    if all(column.name != _COLUMN for column in ledger.columns):
        return {}
    read = {name: cell(name) for name in (_COLUMN, _CODE) if name in positions}
    read |= {name: _fragments(cell(name)) for name in _TEXTS if name in positions}
    if read.keys() <= {_COLUMN}:
        return {}
    needs = {name: positions[name] for name in read}
    return {_COLUMN: DerivedColumn(f"coalesce({', '.join((*read.values(), 'null'))})", needs)}


def _fragments(text: str) -> str:
    """SQL for the parts of a text that may name a building; null without one."""
    parts = f"array_to_string(regexp_extract_all({text}, {literal(FRAGMENT)}), ';')"
    return f"case when regexp_matches({text}, '[栋幢棟座楼]') then nullif({parts}, '') end"
