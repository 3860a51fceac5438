"""Splits tables that are below each other: finds the header of each further one, and its title rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace

from data.reading.header_roles import Roles, is_header, is_same_header
from data.reading.layout import Layout
from data.reading.row_kinds import is_note

_MOST_TITLES = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """The rows of one table among those below each other.

    Attributes:
        layout: Its layout.
        until: Its last row; None if it extends to the end.
    """

    layout: Layout
    until: int | None = None


def stretches(
    layout: Layout,
    candidates: Iterable[tuple[int, Sequence[str]]],
    row_at: Callable[[int], Sequence[str]],
    known: Set[str],
) -> list[Stretch]:
    """The tables into which the headers of further tables split a table; mostly one.

    Args:
        layout: Layout of the first table.
        candidates: The rows that may be headers, each with its number.
        row_at: Function from a row number, 1 for the first, to the row; empty after the last one.
        known: Normalised headers of all ledgers.
    """
    found = [Stretch(layout)]
    for number, cells in candidates:
        last = found[-1].layout
        if number < last.first_row or not is_header(cells, known) or is_same_header(cells, last.headers):
            continue
        titles = _titles(row_at, number, last.first_row)
        found[-1] = replace(found[-1], until=number - 1 - len(titles))
        found.append(Stretch(_below(layout, number, cells, titles, row_at(number + 1))))
    return found


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
