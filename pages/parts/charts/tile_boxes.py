"""The tiles of compounds as boxes: where each lies and what is written on it, for a width of the figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.parts.charts.lettering import safe, text_width
from pages.parts.charts.tile_looks import COLOURED
from pages.parts.charts.tile_names import tile_names
from pages.parts.charts.tile_packing import ACROSS, Spot, packed_spots, rows_of

#: px between the tiles of a block, above its tiles, and between two rows of blocks.
GAP, _HEAD, _BETWEEN = 4, 22, 16
#: Space between two blocks side by side, in units.
_APART = 0.45


@dataclass(frozen=True, slots=True)
class Tile:
    """One compound: full name, what a click on it returns, size, state, value and the lines of its hover."""

    name: str
    key: tuple[str, ...]
    households: float
    state: str
    value: str
    hover: str
    aliases: tuple[str, ...] = ()
    rings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Community:
    """The block of one community: its name, what stands at the right above it, its tiles in their order."""

    name: str
    note: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """How many blocks stand side by side from which width on, and how high a unit is, all in px."""

    columns: int
    least: float
    unit: float
    height: int

    @property
    def across(self) -> float:
        """Width of the figure in units, without the gap after the last tile."""
        return self.columns * ACROSS + (self.columns - 1) * _APART - GAP / (self.unit + GAP)


@dataclass(frozen=True, slots=True)
class Box:
    """A tile in a form: its left and right end in units, its upper and lower end in px from the top."""

    tile: Tile
    name: str
    spot: Spot
    left: float
    right: float
    top: float
    bottom: float


def tops(blocks: Sequence[Community], form: Form) -> list[float]:
    """Px from the top at which the tiles of each block begin; one more for the end of the last row."""
    found: list[float] = []
    top = 0.0
    for begin in range(0, len(blocks), form.columns):
        row = blocks[begin : begin + form.columns]
        found += [top + _HEAD] * len(row)
        deepest = max(rows_of(packed_spots([tile.households for tile in block.tiles])) for block in row)
        top += _HEAD + deepest * (form.height + GAP) - GAP + _BETWEEN
    return [*found, top - _BETWEEN]


def left_of(at: int, form: Form) -> float:
    """Left end of a block in units, by its place among the blocks."""
    return (at % form.columns) * (ACROSS + _APART)


def boxes_of(blocks: Sequence[Community], form: Form) -> list[Box]:
    """The boxes of all tiles, block by block in their order."""
    found = []
    gap = GAP / (form.unit + GAP)
    for at, (block, top) in enumerate(zip(blocks, tops(blocks, form), strict=False)):
        spots = packed_spots([tile.households for tile in block.tiles])
        rooms = [spot.width * (form.unit + GAP) - GAP - 6 for spot in spots]
        names = tile_names([tile.name for tile in block.tiles], [tile.aliases for tile in block.tiles], rooms)
        for tile, spot, name, room in zip(block.tiles, spots, names, rooms, strict=True):
            left, upper = left_of(at, form) + spot.column, top + spot.row * (form.height + GAP)
            lower = upper + spot.height * (form.height + GAP) - GAP
            words = _words(tile, name, room, spot.height)
            found.append(Box(tile, words, spot, left, left + spot.width - gap, upper, lower))
    return found


def _words(tile: Tile, name: str, room: float, rows: int) -> str:
    """What stands on a tile: its name, of a coloured one in bold and its value where there is room."""
    if tile.state not in COLOURED:
        return safe(name)
    line, both = f"<b>{safe(name)}</b>", f"{name} {tile.value}"
    if not tile.value:
        return line
    if rows > 1:
        return f"{line}<br><b>{safe(tile.value)}</b>"
    return f"<b>{safe(both)}</b>" if text_width(both, size=12) <= room else line
