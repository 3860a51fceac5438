"""What is written on the tile of a compound: its name if that fits, else a short one no neighbour has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pages.parts.charts.lettering import text_width

#: Endings that say nothing of which compound it is.
_ENDINGS = ("小区", "社区", "家园", "住宅区")
_NUMBER = re.compile(r"\d+")
#: Characters of a short name of last resort; with a number two and the number.
_SHORT, _WITH_NUMBER = 3, 2


def tile_names(names: Sequence[str], aliases: Sequence[Sequence[str]], rooms: Sequence[float]) -> list[str]:
    """The names as they stand on the tiles of one block, no two of them alike unless the names are.

    Args:
        names: Full names.
        aliases: Other names of each, as the register says.
        rooms: Px of the text on each tile.
    """
    taken: set[str] = set()
    found = []
    for name, others, room in zip(names, aliases, rooms, strict=True):
        fitting = (one for one in _candidates(name, others) if text_width(one) <= room and one not in taken)
        found.append(next(fitting, _last_resort(name)))
        taken.add(found[-1])
    return found


def _candidates(name: str, aliases: Iterable[str]) -> list[str]:
    """The full name, then what it may be called instead, the longest first; letters cut off come last."""
    stem = next((name.removesuffix(end) for end in _ENDINGS if name.endswith(end) and name != end), name)
    others = sorted((each for each in aliases if each != name), key=lambda each: (-text_width(each), each))
    return [name, *([stem] if stem != name else []), *others, _last_resort(name)]


def _last_resort(name: str) -> str:
    number = _NUMBER.search(name)
    if number is None or number.start() < _WITH_NUMBER:
        return name[:_SHORT]
    return name[:_WITH_NUMBER] + number[0]
