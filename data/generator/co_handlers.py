"""协办主体 of requests and agenda items: in the communities that settle matters with several partners."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from data.generator.chance import Chance, Weighted

Row = dict[str, Any]

#: Which communities write it down, and since when.
_WRITTEN_IN, _WRITTEN_SINCE = ("桑园社区", "白龙社区"), datetime(2022, 3, 1)
#: Share of their requests and of their items that have partners.
_REQUEST_SHARE, _ITEM_SHARE = 0.115, 0.45
#: Share of those with a second partner.
_SECOND_SHARE = 0.2
#: Handler -> who helps it.
_PARTNERS = {
    "社区": {"网格员": 8, "志愿者": 6, "社会组织": 3, "社工": 3, "慈善资源": 1, "小区党支部": 3},
    "物业": {"业委会": 7, "小区党支部": 4, "网格员": 4, "社区": 3},
    "自管组织": {"社区": 5, "网格员": 4, "志愿者": 3},
    "街道": {"社区": 6, "网格员": 2},
    "职能部门": {"社区": 7, "物业": 5, "网格员": 4},
}
#: Unit in charge of an agenda item -> the kind of handler it is.
_KINDS = {
    "社区党委": "社区", "小区党支部": "小区党支部", "物业公司": "物业", "业委会": "业委会", "城建办": "街道",
}  # fmt: skip
_OF_ITEMS = {"社区": 4, "小区党支部": 4, "业委会": 4, "网格员": 4, "物业": 4, "志愿者": 2, "社工": 1}


def add_to_requests(rows: Iterable[Row]) -> None:
    """Write the partners of some requests, by a stream of its own."""
    chance = Chance("service_request.co_handlers")
    for row in rows:
        is_written = row["community"] in _WRITTEN_IN and row["requested_at"] >= _WRITTEN_SINCE
        if is_written and row["handler_kind"] in _PARTNERS and chance.happens(_REQUEST_SHARE):
            row["co_handlers"] = _partners(chance, _PARTNERS[row["handler_kind"]])


def with_partners(items: list[Row]) -> list[Row]:
    """The agenda items with the partners of some, by a stream of its own."""
    chance = Chance("deliberation.co_handlers")
    for item in items:
        is_written = item["community"] in _WRITTEN_IN and item["met_at"] >= _WRITTEN_SINCE
        if is_written and item["responsible_unit"] and chance.happens(_ITEM_SHARE):
            own = _KINDS[item["responsible_unit"]]
            weights = {kind: weight for kind, weight in _OF_ITEMS.items() if kind != own}
            item["co_handlers"] = _partners(chance, weights)
    return items


def _partners(chance: Chance, weights: dict[str, int]) -> str:
    """One or two of the kinds, as a clerk writes them."""
    first = chance.weighted(Weighted(weights))
    if not chance.happens(_SECOND_SHARE):
        return first
    rest = {kind: weight for kind, weight in weights.items() if kind != first}
    return f"{first}、{chance.weighted(Weighted(rest))}"
