"""轻重缓急 of requests: in the community that sorts them so, urgent ones by what they are about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from data.generator.chance import Chance, Weighted

Row = dict[str, Any]

#: Which community writes it down, and since which year.
_WRITTEN_IN, _WRITTEN_SINCE = "信江社区", 2025
#: Share of its requests with a priority.
_WRITTEN_SHARE = 0.88
#: What may hurt somebody, and what stands a house still.
_DANGERS = ("消防通道", "电梯故障")
_SUPPLIES = ("水电气暖", "管道渗漏")
_URGENT = Weighted({"紧急": 58, "重要": 34, "一般": 8})
_PRESSING = Weighted({"紧急": 18, "重要": 52, "一般": 30})
_USUAL = Weighted({"紧急": 2, "重要": 22, "一般": 76})


def add_priorities(rows: Iterable[Row]) -> None:
    """Write the priority of the requests of the community that has one, by a stream of its own."""
    chance = Chance("service_request.priority")
    for row in rows:
        is_written = row["community"] == _WRITTEN_IN and row["requested_at"].year >= _WRITTEN_SINCE
        if is_written and chance.happens(_WRITTEN_SHARE):
            row["priority"] = chance.weighted(_weights(row["category"]))


def _weights(category: str) -> Weighted[str]:
    if category in _DANGERS:
        return _URGENT
    return _PRESSING if category in _SUPPLIES else _USUAL
