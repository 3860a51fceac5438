"""Where the tile of each compound lies in the block of its community.

A block is four units wide. The size of a tile goes by the class of its households (limits 200 and 400,
areas 1 : 2 : 4), never by what is measured. Large tiles are placed first, then middle, then small ones,
within a class in the order given; each goes to the first free place, rows from the top, columns from the
left. So a tile moves only when the register changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

#: Width of a block in units.
ACROSS = 4
#: From this many households on a tile is two units wide, and from the second on also two units high.
MIDDLE, LARGE = 200, 400


class Spot(NamedTuple):
    """The place of a tile in its block, in units: its left column, its top row, its width and height."""

    column: int
    row: int
    width: int
    height: int


def size_of(households: float | None) -> tuple[int, int]:
    """Width and height of a tile in units; a compound of unknown size has the smallest one."""
    if households is None or not households >= MIDDLE:  # NaN is not
        return 1, 1
    return (2, 1) if households < LARGE else (2, 2)


def packed_spots(households: Sequence[float | None]) -> list[Spot]:
    """The place of each tile, in the order of the register.

    Args:
        households: Of each compound of one community, in the order of the register; None or NaN unknown.
    """
    sizes = [size_of(each) for each in households]
    taken: set[tuple[int, int]] = set()
    spots: dict[int, Spot] = {}
    for at in sorted(range(len(sizes)), key=lambda at: (-sizes[at][0] * sizes[at][1], at)):
        spots[at] = _first_free(sizes[at], taken)
        taken |= _cells(spots[at])
    return [spots[at] for at in range(len(sizes))]


def rows_of(spots: Sequence[Spot]) -> int:
    """How many rows of units a block has; 0 without tiles."""
    return max((spot.row + spot.height for spot in spots), default=0)


def _first_free(size: tuple[int, int], taken: set[tuple[int, int]]) -> Spot:
    row = 0
    while True:
        for column in range(ACROSS - size[0] + 1):
            spot = Spot(column, row, *size)
            if not _cells(spot) & taken:
                return spot
        row += 1


def _cells(spot: Spot) -> set[tuple[int, int]]:
    columns = range(spot.column, spot.column + spot.width)
    return {(row, column) for row in range(spot.row, spot.row + spot.height) for column in columns}
