"""Columns that a file does not contain but that can be computed from its other columns.

The value of such a column is not one cell of the row but SQL over several: a date with the hour and the
minute beside it, the day in an order number, the first level of a category path. The SQL gives a text,
as an export would have written it, and the text is read like any other cell (``data.cleaning.values``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.ledgers.codes import NO, YES
from data.notation.codes import NO_TEXTS, YES_TEXTS
from data.notation.header_text import normalise
from data.recognising.building_numbers import building_numbers
from data.recognising.clock_columns import beside_dates, clock_columns
from data.recognising.derivation import DerivedColumn, cell, of_file
from data.recognising.handler_kinds import handler_kinds
from data.recognising.member_numbers import member_numbers
from data.recognising.origins import category_levels, count_hotline_headers, request_origins
from data.recognising.photo_counts import photo_counts
from data.recognising.scales_of_scores import scores_of_hundred
from data.recognising.stated_periods import first_days
from data.recognising.unit_columns import header_units, measures
from data.schema import Ledger
from data.sql_text import literal

#: How many hotline headers a file needs, since the numbers of other systems contain no day.
_ENOUGH = 3
_DEADLINES = ("due_at", "extended_due_at")


def date_from_number(
    headers: Sequence[str], positions: Mapping[str, int], ledger: Ledger
) -> dict[str, DerivedColumn]:
    """The date of the requests of a file without a date column, from their numbers."""
    if ledger.name != "service_request" or "requested_at" in positions:
        return {}
    if "request_id" not in positions or count_hotline_headers(headers) < _ENOUGH:
        return {}
    column, header = ledger.column("requested_at"), headers[positions["request_id"]].strip()
    message = (
        f"文件没有“{column.label}”一列，日期取自“{header}”当中的六位数字"
        "（如 热线-260402-062267 是 2026-04-02），只到日，没有时刻，按时刻看的图不准"
    )
    if not any(name in positions for name in _DEADLINES):
        message += "；文件也没有办理截止时间，按期办结率算不出来"
    finding = of_file(column, "date_from_number", message + "。若能，请连同这些列重新导出。")
    part = f"split_part(replace({cell('request_id')}, '－', '-'), '-', 2)"
    whole = f"case length({part}) when 6 then '20' || {part} when 8 then {part} end"
    sql = f"strftime(try_strptime({whole}, '%Y%m%d'), '%Y-%m-%d')"
    return {column.name: DerivedColumn(sql, {"request_id": positions["request_id"]}, (finding,))}


_HEADERS = ("是否纳入考核", "纳入考核", "是否考核")
_KEPT = "_is_counted"
_AROUND = " 。.！!“”（）()【】"


def excluded_unless_counted(
    headers: Sequence[str], positions: Mapping[str, int], ledger: Ledger
) -> dict[str, DerivedColumn]:
    """``is_excluded`` of a file with the opposite column; an empty cell gives no value."""
    if ledger.name != "service_request" or "is_excluded" in positions:
        return {}
    places = [place for place, header in enumerate(headers) if normalise(header) in _HEADERS]
    if not places:
        return {}
    column = ledger.column("is_excluded")
    counted = ", ".join(literal(text) for text in (*YES_TEXTS, "纳入", "纳入考核"))
    left = ", ".join(literal(text) for text in (*NO_TEXTS, "无", "不纳入", "不纳入考核"))
    text = f"lower(trim({cell(_KEPT)}, {literal(_AROUND)}))"
    # A text that is not understood must not become an answer to the opposite question.
    sql = (
        f"case when {text} in ({counted}) then {literal(NO)}"
        f" when {text} in ({left}) then {literal(YES)}"
        f" else {literal(headers[places[0]].strip() + '：')} || {cell(_KEPT)} end"
    )
    return {column.name: DerivedColumn(sql, {_KEPT: places[0]})}


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
        **photo_counts(positions, ledger),
        **first_days(positions, ledger),
        **member_numbers(positions, ledger),
        **building_numbers(positions, ledger),
        **scores_of_hundred(positions, ledger),
        **date_from_number(headers, positions, ledger),
        **_order_time(headers, positions, ledger),
        **clock_columns(headers, positions, ledger),
        **category_levels(positions, ledger),
        **request_origins(headers, positions, ledger),
        **handler_kinds(positions, ledger),
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
