"""A day that is stated by its quarter or month: 2026年第三季度, 2026Q3, 2026-07, 2022年3月."""

from __future__ import annotations

from collections.abc import Mapping

from data.recognising.derivation import DerivedColumn, cell
from data.schema import Ledger

#: Ledger -> its column of days that people state so: when an income was received, when a theme began.
_COLUMNS = {"collective_income": "received_on", "compound": "theme_since"}


def first_days(positions: Mapping[str, int], ledger: Ledger) -> dict[str, DerivedColumn]:
    """The first day of the quarter or month that a cell states; a cell with a day stays as it is."""
    column = _COLUMNS.get(ledger.name, "")
    if column not in positions:
        return {}
    own = cell(column)
    year = f"regexp_extract({own}, '(20[0-9]{{2}})', 1)"
    found = f"regexp_extract(upper({own}), '([1-4一二三四]) *季|Q *([1-4])', 0)"
    sign = f"translate({found}, '一二三四Q季 ', '1234')"
    month = f"regexp_extract({own}, '^20[0-9]{{2}} *[年./-] *(1[0-2]|0?[1-9]) *月?份?$', 1)"
    of_quarter = f"cast(3 * cast({sign} as integer) - 2 as varchar)"
    sql = (
        f"case when {year} = '' then {own}"
        f" when {sign} <> '' then {year} || '-' || lpad({of_quarter}, 2, '0') || '-01'"
        f" when {month} <> '' then {year} || '-' || lpad({month}, 2, '0') || '-01'"
        f" else {own} end"
    )
    return {column: DerivedColumn(sql, {column: positions[column]})}
