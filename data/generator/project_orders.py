"""The service half of 白龙管家: orders that social workers and firms take in 清音路小区 and beside it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from data.generator.calendar import TAKEN_AT, work_day_in, worked_at
from data.generator.chance import Chance, Weighted
from data.generator.places import compounds_of

Row = dict[str, Any]

_PROJECT, _COMMUNITY, _COMPOUND = "白龙管家", "白龙社区", "清音路小区"
#: Orders a year since the project began, and the first month of each year in which there are any.
_ORDERS = {2022: (3, 8), 2023: (4, 2), 2024: (3, 2), 2025: (3, 2), 2026: (3, 2)}
_KINDS = Weighted({"微服务": 60, "志愿服务": 25, "微心愿": 15})
_STARS = Weighted({5: 70, 4: 25, 3: 5})


def with_project(orders: list[Row]) -> list[Row]:
    """The orders, and behind them those of the project, with its name."""
    chance = Chance("service_order.project")
    taken = [_order(chance, year, first) for year, (n, first) in _ORDERS.items() for _ in range(n)]
    taken.sort(key=lambda row: row["ordered_at"])
    return orders + [
        {"order_id": f"SD{number:05d}", **row} for number, row in enumerate(taken, start=len(orders) + 1)
    ]


def _order(chance: Chance, year: int, first_month: int) -> Row:
    ordered = worked_at(chance, work_day_in(chance, year, first_month, 10))
    passed = ordered + timedelta(minutes=chance.whole(20, 180))
    accepted = passed + timedelta(minutes=chance.whole(30, 150))
    done = worked_at(chance, accepted.date() + timedelta(days=chance.whole(1, 6)))
    others = [one.name for one in compounds_of(_COMMUNITY) if one.name != _COMPOUND]
    compound = _COMPOUND if chance.happens(0.7) else chance.pick(others)
    is_done = done <= TAKEN_AT
    return {
        "kind": chance.weighted(_KINDS),
        "project": _PROJECT,
        "community": _COMMUNITY,
        "compound": compound,
        "ordered_at": ordered,
        "dispatched_at": passed,
        "accepted_at": accepted,
        "done_at": done if is_done else None,
        "status": "已办结" if is_done else "办理中",
        "stars": chance.weighted(_STARS) if is_done and chance.happens(0.8) else None,
    }
