"""What property firms charge and how much of it they collect: two columns of 物业更替."""

from __future__ import annotations

from datetime import date
from typing import Any

from data.generator.chance import Chance
from data.generator.places import RED, compound_named

Row = dict[str, Any]

#: Charges are set in steps of five cents.
_STEP = 0.05
_OLD_HOUSE = 2005
#: Of firms that left before, an office has no figures.
_KNOWN_SINCE = date(2019, 1, 1)


def with_charges(contracts: list[Row]) -> list[Row]:
    """The contracts with charge and collection rate; a firm that left over charges collected less."""
    chance = Chance("property_charge")
    return [row | _charge(chance, row) for row in contracts]


def _charge(chance: Chance, row: Row) -> Row:
    compound = compound_named(row["compound"])
    base = chance.whole(12, 18) if compound.built_year < _OLD_HOUSE else chance.whole(20, 36)
    poor = row["reason"] in ("收费率低退出", "入不敷出退出")
    is_red = compound.management == RED and not row["ended_on"]
    low, high = (48, 66) if poor else (84, 97) if is_red else (70, 93)
    is_known = not row["ended_on"] or row["ended_on"] >= _KNOWN_SINCE
    rate = chance.whole(low, high)
    return {
        "charge_yuan": f"{base * _STEP:.2f}",
        "collection_rate": f"{rate / 100:.2f}" if is_known else "",
    }
