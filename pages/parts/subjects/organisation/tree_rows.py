"""What the register says of the boxes of the tree that stand for no place."""

from __future__ import annotations

import pandas as pd

from pages.parts.asking.block import Opening, rows_behind
from pages.parts.subjects.organisation.blocks import UNIT_ROWS
from pages.parts.subjects.organisation.tree import OFFICE, home_units
from pages.parts.words.language import _
from queries import Only, Scope


def unit_openings(nodes: pd.DataFrame, units: pd.DataFrame, scope: Scope) -> tuple[Opening, ...]:
    """What the register says of the boxes without a place and without others below them."""
    known, homes = {*units["unit_id"]}, home_units(units)
    ends = nodes[(nodes["place"] == "") & ~nodes["id"].isin(nodes["parent"])]
    found: tuple[Opening, ...] = ()
    for box, name in zip(ends["id"], ends["name"], strict=True):
        held = [box] if box in known else homes.get(box, [])
        only = Only(("unit_id",), tuple((unit,) for unit in held))
        rows = rows_behind(UNIT_ROWS, scope, float(len(held)), only=only, label=name)
        found += tuple(Opening((box,), one, has_words=False) for one in rows if held)
    return found


def root_name(scope: Scope) -> str:
    """Name of the root of the tree: chosen places are not the whole office."""
    if scope.compounds is not None:
        return _("所选 {n} 个小区").format(n=len(scope.compounds))
    if scope.communities is not None:
        return _("所选 {n} 个社区").format(n=len(scope.communities))
    return _(OFFICE)
