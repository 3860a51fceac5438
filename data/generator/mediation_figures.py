"""Adjusts existing cases so that yearly counts of disputes equal the published figures."""

from __future__ import annotations

from typing import Any

from data.generator.chance import Chance

Row = dict[str, Any]

_SELF_RUN_2023 = 27
_VENUES_2022 = ("议事厅",) * 4 + ("谈心说事室",) * 3 + ("近邻评理室",) * 3
#: 142 of 144 concluded one way or the other: 98.6 %.
_SUCCEEDED_2025 = 142
_FAILED_2025 = 2


def adjust_to_published(rows: list[Row]) -> None:
    """Adjust the rows to every published yearly count of disputes, and mark the rows that are counted."""
    chance = Chance("mediation_case.figures")
    _settle_self_run(chance, _of(rows, "体育场社区", 2023))
    _settle_venues(chance, _of(rows, "南门社区", 2022))
    _settle_outcomes(chance, _of(rows, "信江社区", 2025))


def _of(rows: list[Row], community: str, year: int) -> list[Row]:
    return [row for row in rows if row["community"] == community and row["accepted_at"].year == year]


def _settle_self_run(chance: Chance, rows: list[Row]) -> None:
    for row in rows:
        row["mediator_team"] = "社区调委会" if row["mediator_team"] == "自管组织" else row["mediator_team"]
    for row in chance.sample(_between_residents(rows), _SELF_RUN_2023):
        row["mediator_team"] = "自管组织"
        _succeed(row)


def _settle_venues(chance: Chance, rows: list[Row]) -> None:
    chosen = chance.sample([row for row in rows if row["closed_at"].year == 2022], len(_VENUES_2022))
    for row, venue in zip(chosen, _VENUES_2022, strict=True):
        row["venue"] = venue
        _succeed(row)


def _settle_outcomes(chance: Chance, rows: list[Row]) -> None:
    """Limit the failed cases to the settlement rate; their number N is shown beside it."""
    for row in [row for row in rows if row["outcome"] == "调解不成功"][_FAILED_2025:]:
        row["outcome"] = "调解成功"
    succeeded = [row for row in rows if row["outcome"] == "调解成功"]
    for row in chance.sample(succeeded, len(succeeded) - _SUCCEEDED_2025):
        row["outcome"] = chance.pick(("撤回", "引导诉讼"))
    for row in rows:
        row["_is_counted"] = True


def _between_residents(rows: list[Row]) -> list[Row]:
    return [
        row
        for row in rows
        if row["dispute_type"] in ("邻里", "环境污染", "其他") and row["closed_at"].year == 2023
    ]


def _succeed(row: Row) -> None:
    row["outcome"] = "调解成功"
    row["_is_counted"] = True
