"""The boundaries of the compounds, a setting of the office that lies beside the snapshots.

It is in no snapshot: imports, undo and rebuild leave it as it is; the file it was made of can be put again.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from data.boundary_file import Point, Ring
from data.errors import StoreError
from data.snapshots.publish import write_durably
from data.snapshots.store import home as configured_home

BOUNDARIES = "boundaries.json"


@dataclass(frozen=True, slots=True)
class Boundary:
    """The boundary of one compound of the register: its rings, or its points."""

    community: str
    compound: str
    rings: tuple[Ring, ...] = ()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The boundaries, and what they were made of.

    Attributes:
        file: Name of the file.
        system: The declared system of coordinates.
        places: One a compound.
    """

    file: str
    system: str
    places: tuple[Boundary, ...]


def read(home: Path | None = None) -> Boundaries | None:
    """The boundaries of a store; None where the office has put none.

    Raises:
        StoreError: The file is damaged.
    """
    path = (configured_home() if home is None else home) / BOUNDARIES
    if not path.is_file():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        places = tuple(_boundary(each) for each in content["places"])
        return Boundaries(str(content["file"]), str(content["system"]), places)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"{path} 已损坏：{error}。请用 python -m data boundaries put 重新放入边界文件，或用 "
            "python -m data boundaries remove 去掉它；小区图用方块照常显示。"
        ) from error


def write(folder: Path, boundaries: Boundaries | None) -> None:
    """Save exactly these, or none; the caller holds the writer lock."""
    path = folder / BOUNDARIES
    if boundaries is None:
        path.unlink(missing_ok=True)
        return
    write_durably(path, json.dumps(asdict(boundaries), ensure_ascii=False).encode())


def _boundary(fields: dict[str, object]) -> Boundary:
    rings, points = fields["rings"], fields["points"]
    if not isinstance(rings, list) or not isinstance(points, list):
        raise TypeError("rings")
    return Boundary(
        str(fields["community"]),
        str(fields["compound"]),
        tuple(tuple((float(east), float(north)) for east, north in ring) for ring in rings),
        tuple((float(east), float(north)) for east, north in points),
    )
