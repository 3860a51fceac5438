"""Rows that end early: spreadsheets leave out the delimiters behind the last cell that is filled.

Such a row is a record when what tells a record is there, its date or, in a list of places, its place. One
that was broken by a line feed has the rest on the next line, and one that the file was cut in stands last.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.reading.header_roles import Roles
from data.reading.records import Record
from data.reading.row_kinds import BLANKS, is_dated


def is_complete(record: Record, following: Record | None, width: int, roles: Roles) -> bool:
    """Whether a row with too few cells only lacks empty ones at its end.

    Args:
        record: The row.
        following: The row on the next line when it too has a wrong number of cells.
        width: Number of cells of a whole row.
        roles: What the columns of the table hold.
    """
    if record.is_repaired or len(record.cells) < 2 or not _has_date_or_place(record.cells, roles):
        return False
    if following is None or len(following.cells) >= width:
        return True
    is_rest = len(record.cells) + len(following.cells) - 1 <= width
    return not is_rest or not roles.dates or _has_date_or_place(following.cells, roles)


def _has_date_or_place(cells: Sequence[str], roles: Roles) -> bool:
    if roles.dates:
        return is_dated(cells, roles)
    return any(cells[place].strip(BLANKS) for place in roles.places if place < len(cells))
