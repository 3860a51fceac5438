"""Names the tables of one sheet or text, and notes that there are several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from data.notation.file_names import display_name
from data.reading.layout import Layout
from data.reading.table import Table
from data.schema import Finding, Severity

One = TypeVar("One", bound=Table)


def name_of(name: str, layout: Layout, first: Layout) -> str:
    """The name of a table within its file, if there are others beside or below it.

    Args:
        name: Name of the sheet or member; empty if the file is the table.
        layout: Layout of the table.
        first: Layout of the first table of that sheet or text.
    """
    name, places = display_name(name), []
    if layout.left != first.left:
        places.append(f"右侧 {letters(layout.left)} 列起")
    if layout.header_row != first.header_row:
        places.append(f"第 {layout.header_row} 行起")
    where = "、".join(places)
    return f"{name}（{where}）" if name and where else name or where


def with_note_of_others(tables: Sequence[One]) -> tuple[One, ...]:
    """The tables of one sheet or text; the first one gets a finding that names the others."""
    if len(tables) < 2:
        return tuple(tables)
    others = "、".join(f"“{one.name}”" for one in tables[1:])
    message = f"这里不止一张表，另有 {others}，各按自己的表头分开读入；请核对每一张的行数。"
    note = Finding(0, "", "several_tables", Severity.WARN, str(len(tables)), message)
    return (replace(tables[0], own_findings=(note,)), *tables[1:])


def letters(place: int) -> str:
    """The letters of a column, 0 for A."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
