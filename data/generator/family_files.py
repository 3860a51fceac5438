"""建档户数 of compounds: in the community that keeps a file of each household."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from data.generator.chance import Chance

Row = dict[str, Any]

_KEPT_IN = "信江社区"


def add_family_files(rows: Iterable[Row]) -> list[Row]:
    """The compounds, those of the community with their households that have a file; a stream of its own."""
    chance = Chance("compound.files")
    counted = list(rows)
    for row in counted:
        if row["community"] == _KEPT_IN:
            row["filed_households"] = row["households"] * chance.whole(58, 97) // 100
    return counted
