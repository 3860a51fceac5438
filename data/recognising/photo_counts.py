"""The number of photos, of a file whose cells name the photos instead: 1.jpg;2.jpg."""

from __future__ import annotations

from collections.abc import Mapping

from data.recognising.derivation import DerivedColumn, cell
from data.schema import Ledger

_COLUMN = "photo_count"
#: The end of a picture's name, once for each picture in a cell.
_ENDS = "'\\.(?:jpe?g|png|gif|bmp|webp|heic)'"


def photo_counts(positions: Mapping[str, int], ledger: Ledger) -> dict[str, DerivedColumn]:
    """How many pictures the cells of the column of photos name; a cell that names none stays as it is."""
    if _COLUMN not in positions or all(column.name != _COLUMN for column in ledger.columns):
        return {}
    own = cell(_COLUMN)
    named = f"len(regexp_extract_all(lower({own}), {_ENDS}))"
    sql = f"case when {named} > 0 then cast({named} as varchar) else {own} end"
    return {_COLUMN: DerivedColumn(sql, {_COLUMN: positions[_COLUMN]})}
