"""A table of kinds by community: which community got how much of each kind."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pages.parts.asking.fetch import fetch
from pages.parts.findings.reading import is_named, short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.words.language import _
from queries import Scope


def names_in(scope: Scope) -> list[str]:
    """The communities of a scope, including those without rows, so that the reader sees them too."""
    names = [str(name) for name in fetch("places/communities", Scope())["community"]]
    return [name for name in names if is_named(name) and name in (scope.communities or names)]


def kind_by_community(frame: pd.DataFrame, *, unit: str, text: str, names: Sequence[str]) -> str:
    """The HTML of the table: one row per kind and unit, one column per community, a dash without rows.

    Args:
        frame: One row per community, kind and unit, in the order wanted.
        unit: Column of the units, shown in small type after the kinds.
        text: Column of the texts of the cells.
        names: Communities that get a column; others that have rows follow.
    """
    others = sorted({str(name) for name in frame["community"]} - set(names))
    names = [*names, *others]
    headings = [Heading(_("类别"), is_text=True), *(Heading(short(name)) for name in names)]
    rows = []
    for (kind, counted), part in frame.groupby(["kind", unit], sort=False):
        told = dict(zip(part["community"].astype(str), part[text], strict=True))
        note = _(counted) if is_named(counted) else ""
        rows.append((Cell(str(kind), note=note), *(Cell(told.get(name, "—")) for name in names)))
    return unit_table(Table(tuple(headings), tuple(rows)))
