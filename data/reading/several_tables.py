"""Splits several tables in one sheet or text, beside or below each other, and names each.

Beside each other they are under one row of headers: January left, February right. Below each other each has a
header of its own, after its title rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import TypeVar

from data.notation.file_names import display_name
from data.reading.header_roles import Roles, date_names, header_names, is_header, is_same_header, number_names
from data.reading.layout import Layout
from data.reading.row_kinds import is_note
from data.reading.table import Table
from data.schema import Finding, Severity

_MOST_TITLES = 3
One = TypeVar("One", bound=Table)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The rows of one table among those below each other.

    Attributes:
        layout: Its layout.
        until: Its last row; None if it extends to the end.
    """

    layout: Layout
    until: int | None = None


def side_by_side(layout: Layout, known_headers: Set[str]) -> tuple[Layout, ...]:
    """The layouts of the tables of a header row, from left to right; mostly one.

    Args:
        layout: Layout of the header row.
        known_headers: Normalised headers of all ledgers.
    """
    start = _second_table(layout.headers, known_headers)
    if not start:
        return (layout,)
    end = start
    while end and not layout.headers[end - 1].strip():
        end -= 1
    left = replace(layout, headers=layout.headers[:end], cells=layout.width)
    right = replace(layout, headers=layout.headers[start:], left=layout.left + start, cells=layout.width)
    return (left, *side_by_side(right, known_headers))


def _second_table(headers: Sequence[str], known_headers: Set[str]) -> int:
    """Index of the first column of the second table; 0 if there is none.

    It begins with the first header of the first table, and repeats all of its headers, or another and a
    number or a date; or it follows an empty column, repeats headers, and begins like the first or has a date
    and a number that the first does not have.
    """
    names = header_names(headers)
    first = next((place for place, name in enumerate(names) if name), 0)
    identifying = date_names() | number_names()
    for start in range(first + 1, len(names)):
        left, right = {*names[first:start]} & known_headers, {*names[start:]} & known_headers
        shared = left & right
        if len(shared) > 1 and headers[first:start] == headers[start : 2 * start - first]:
            return start
        if headers[start].strip() == headers[first].strip() and len(shared) > 1 and shared & identifying:
            return start
        is_apart = not names[start - 1] and bool(names[start])
        if is_apart and len(shared) > 1 and names[start] == names[first]:
            return start
        own = (right - left) & number_names()
        if (
            is_apart
            and shared
            and ((own and right & date_names()) or (len(shared) > 1 and shared & identifying))
        ):
            return start
    return 0


def stretches(
    layout: Layout,
    candidates: Iterable[tuple[int, Sequence[str]]],
    row_at: Callable[[int], Sequence[str]],
    known_headers: Set[str],
) -> list[Stretch]:
    """The tables into which the headers of further tables split a table; mostly one.

    Args:
        layout: Layout of the first table.
        candidates: The rows that may be headers, each with its number.
        row_at: Function from a row number, 1 for the first, to the row; empty after the last one.
        known_headers: Normalised headers of all ledgers.
    """
    tables = [Stretch(layout)]
    for number, cells in candidates:
        last = tables[-1].layout
        if (
            number < last.first_row
            or not is_header(cells, known_headers)
            or is_same_header(cells, last.headers)
        ):
            continue
        titles = _titles(row_at, number, last.first_row)
        tables[-1] = replace(tables[-1], until=number - 1 - len(titles))
        tables.append(Stretch(_below(layout, number, cells, titles, row_at(number + 1))))
    return tables


def _titles(row_at: Callable[[int], Sequence[str]], number: int, first: int) -> list[Sequence[str]]:
    """The rows directly above a header with at most one distinct text: its title."""
    titles: list[Sequence[str]] = []
    while len(titles) < _MOST_TITLES and number - 1 - len(titles) >= first:
        cells = row_at(number - 1 - len(titles))
        if sum(bool(cell.strip()) for cell in cells) > 1:
            break
        titles.insert(0, cells)
    return titles


def _below(
    first: Layout,
    number: int,
    cells: Sequence[str],
    titles: Sequence[Sequence[str]],
    below: Sequence[str],
) -> Layout:
    headers = list(cells)
    while not first.delimiter and len(headers) > 1 and not headers[-1].strip():
        headers.pop()
    has_notes = is_note(below, Roles.of(headers))
    above = (*titles, cells, *([below] if has_notes else []))
    return replace(
        first,
        header_row=number,
        headers=tuple(headers),
        notes_row=number + 1 if has_notes else 0,
        cells=0,
        above=tuple(tuple(row) for row in above),
    )


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
    others = "、".join(f"“{table.name}”" for table in tables[1:])
    message = f"这里不止一张表，另有 {others}，各按自己的表头分开读入；请核对每一张的行数。"
    note = Finding(0, "", "several_tables", Severity.WARN, str(len(tables)), message)
    return (replace(tables[0], own_findings=(note,)), *tables[1:])


def letters(place: int) -> str:
    """The letters of a column, 0 for A."""
    text = ""
    place += 1
    while place:
        place, digit = divmod(place - 1, 26)
        text = chr(ord("A") + digit) + text
    return text
