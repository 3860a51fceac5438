"""The day of a request from its order number: 热线-260402-062267 was received on 2 April 2026."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.recognising.derivation import DerivedColumn, cell, of_file
from data.recognising.origins import count_hotline_headers
from data.schema import Ledger

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
