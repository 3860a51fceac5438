"""集体经济收入: what the company of 体育场社区 earns, by quarter and source; the others have none."""

from __future__ import annotations

from datetime import date
from typing import Any

from data.generator.calendar import LAST_DAY
from data.generator.chance import Chance

Row = dict[str, Any]

_COMMUNITY, _SINCE = "体育场社区", 2023
#: Source -> smallest and largest amount of a quarter in hundreds of yuan, growth a year, how often any.
_SOURCES = {
    "租金": ((160, 210), 0.04, 1.0),
    "经营服务": ((90, 190), 0.12, 1.0),
    "项目承接": ((60, 320), 0.1, 0.7),
    "其他": ((5, 30), 0.0, 0.4),
}


def collective_incomes() -> list[Row]:
    """One row a quarter that is over and source with an income in it."""
    chance = Chance("collective_income")
    quarters = [
        date(year, month, 1)
        for year in range(_SINCE, LAST_DAY.year + 1)
        for month in (1, 4, 7, 10)
        if (year, month + 2) <= (LAST_DAY.year, LAST_DAY.month - 1)
    ]
    rows = [
        {
            "source": source,
            "received_on": quarter,
            "community": _COMMUNITY,
            "amount_yuan": 100 * round(chance.whole(*span) * (1 + growth * (quarter.year - _SINCE))),
        }
        for quarter in quarters
        for source, (span, growth, often) in _SOURCES.items()
        if chance.happens(often)
    ]
    return [{"income_id": f"SR{number:04d}", **row} for number, row in enumerate(rows, start=1)]
