"""Columns that a file does not contain but that can be computed from its other columns.

The value of such a column is not one cell of the row but SQL over several: a date with the hour and the
minute beside it, the day in an order number, the first level of a category path. The SQL gives a text,
as an export would have written it, and the text is read like any other cell (``data.cleaning.values``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.recognising.categories import category_levels
from data.recognising.clock_columns import beside_dates, clock_columns
from data.recognising.derivation import DerivedColumn, cell, of_file
from data.recognising.exclusions import excluded_unless_counted
from data.recognising.order_numbers import date_from_number
from data.recognising.origins import request_origins
from data.recognising.unit_columns import header_units, measures
from data.schema import Ledger

__all__ = ["DerivedColumn", "beside_dates", "derived_columns"]


def derived_columns(
    headers: Sequence[str], positions: Mapping[str, int], ledger: Ledger
) -> dict[str, DerivedColumn]:
    """The columns of a ledger that are computed from others, given the headers of a file.

    Args:
        headers: The header cells as written.
        positions: Column name -> index of its header.
        ledger: The ledger of the file.

    Returns:
        Column name -> its computation. A column may be in ``positions`` too: then the computed
        value replaces its own cell.
    """
    return {
        **header_units(headers, positions, ledger),
        **measures(headers, positions, ledger),
        **date_from_number(headers, positions, ledger),
        **_order_time(headers, positions, ledger),
        **clock_columns(headers, positions, ledger),
        **category_levels(positions, ledger),
        **request_origins(headers, positions, ledger),
        **excluded_unless_counted(headers, positions, ledger),
    }


def _order_time(
    headers: Sequence[str], positions: Mapping[str, int], ledger: Ledger
) -> dict[str, DerivedColumn]:
    """The time of the orders in a file that has only the time at which the community passed them on."""
    if ledger.name != "service_order" or "ordered_at" in positions or "dispatched_at" not in positions:
        return {}
    place, column = positions["dispatched_at"], ledger.column("ordered_at")
    message = f"文件没有“{column.label}”一列，以“{headers[place].strip()}”为准，订单按它归入时段。"
    finding = of_file(column, "date_from_other", message)
    return {column.name: DerivedColumn(cell("dispatched_at"), {"dispatched_at": place}, (finding,))}
