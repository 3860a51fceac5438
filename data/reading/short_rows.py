"""Rows with too few cells: spreadsheets omit the delimiters after the last filled cell.

Such a row is a record if it has a date or, in a list of places, a place. A row that was broken by a line
feed continues on the next line, and a truncated row is the last one of the file.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.reading.header_roles import Roles
from data.reading.records import Record
from data.reading.row_kinds import BLANKS, is_dated


def is_complete(record: Record, following: Record | None, width: int, roles: Roles) -> bool:
    """Whether a row with too few cells lacks only empty cells at its end.

    Args:
        record: The row.
        following: The row on the next line if it has a wrong number of cells as well.
        width: Number of cells of a complete row.
        roles: The roles of the columns.
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
