"""The grids that exports write besides those of patrols: by their number, as a hotline's form has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from data.generator.chance import Chance
from data.generator.places import Compound, compound_named, grid_of

Row = dict[str, Any]

#: Part of the rows without a grid whose clerk fills it in, per community; 新城社区 leaves most out.
_FILLED = {"新城社区": 0.66, "体育场社区": 0.9, "信江社区": 0.84}
_USUALLY = 0.85
#: 信江社区 had a sixth grid until 2021; some exports still name it, and no roll has it.
_FORMER = "6网格"
_FORMER_SHARE = 0.03
_FORMER_UNTIL = 2021
_NUMBERS = "一二三四五"


def fill_grids(stream: str, rows: Iterable[Row], date: str) -> None:
    """Fill the empty grids of most rows from their compound; no other column is changed.

    Args:
        stream: Name of the ledger; its draws are of a stream of their own.
        rows: Its rows, with ``compound`` or ``_compound``.
        date: Column of the day of a row.
    """
    chance = Chance(f"{stream}.grid")
    for row in rows:
        is_filled, is_former = chance.share(), chance.happens(_FORMER_SHARE)
        compound: Compound | None = row.get("_compound") or _compound_of_name(row.get("compound"))
        if row.get("grid") or compound is None:
            continue
        if is_filled < _FILLED.get(compound.community, _USUALLY):
            is_old = compound.community == "信江社区" and row[date].year <= _FORMER_UNTIL
            row["grid"] = _FORMER if is_old and is_former else _short(compound)


def _compound_of_name(name: str | None) -> Compound | None:
    return compound_named(name) if name else None


def _short(compound: Compound) -> str:
    """The grid as a form has it, whose community stands in another column: 3网格."""
    return f"{_NUMBERS.index(grid_of(compound)[-3]) + 1}网格"
