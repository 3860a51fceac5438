"""Puts a file of boundaries into the store: its names are matched to the compounds of the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from data.boundary_file import BoundaryError, Feature, read_features
from data.engine import working_database
from data.notation.file_names import display_name
from data.placing.gazetteer import Compound, place_key
from data.snapshots import given_aliases
from data.snapshots.boundaries import Boundaries, Boundary, write
from data.snapshots.lock import writer_lock
from data.snapshots.store import current
from data.snapshots.store import home as configured_home
from data.sql_text import literal


@dataclass(frozen=True, slots=True)
class PutResult:
    """What became of a file of boundaries.

    Attributes:
        boundaries: What is stored.
        unmatched: Features whose name is that of no compound, or of several.
        without: Compounds of the register that the file has nothing of.
    """

    boundaries: Boundaries
    unmatched: tuple[Feature, ...]
    without: tuple[str, ...]


def put(path: Path, system: str, name_property: str | None = None, home: Path | None = None) -> PutResult:
    """Check a GeoJSON file and make its boundaries those of the office; the ones before are replaced.

    Args:
        path: The file.
        system: The system of its coordinates, one of ``SYSTEMS``.
        name_property: Property with the name of the compound; the usual one when None.
        home: Folder of the store; the configured one when None.

    Raises:
        BoundaryError: The file cannot be used; what is stored stays.
        StoreError: The store is damaged or busy, or has no ledgers yet.
    """
    folder = configured_home() if home is None else home
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BoundaryError(f"边界文件 {display_name(str(path))} 无法读取：{error}") from error
    features = read_features(text, path.name, system, name_property)
    register = _register(folder)
    named = _by_name(register, folder)
    matched: dict[Compound, list[Feature]] = defaultdict(list)
    unmatched = []
    for feature in features:
        found = named.get(place_key(feature.name), set())
        if len(found) == 1:
            matched[next(iter(found))].append(feature)
        else:
            unmatched.append(feature)
    if not matched:
        names = "、".join(display_name(each.name) for each in features[:5])
        raise BoundaryError(
            f"边界文件 {display_name(path.name)} 的 {len(features)} 个要素都对不上小区名册（如 {names}）。"
            "请用 --name-property 换一个属性，或用 python -m data alias add 补别名；原来的边界没有改动。"
        )
    places = tuple(_boundary(compound, matched[compound]) for compound in register if compound in matched)
    stored = Boundaries(display_name(path.name), system, places)
    with writer_lock(folder):
        write(folder, stored)
    return PutResult(stored, tuple(unmatched), tuple(each.name for each in register if each not in matched))


def remove(home: Path | None = None) -> None:
    """Take the boundaries away: the map is drawn as tiles."""
    folder = configured_home() if home is None else home
    with writer_lock(folder):
        write(folder, None)


def _boundary(compound: Compound, features: Iterable[Feature]) -> Boundary:
    found = list(features)
    rings = tuple(ring for each in found for ring in each.rings)
    points = tuple(each.point for each in found if each.point is not None)
    return Boundary(compound.community, compound.name, rings, points)


def _by_name(register: Iterable[Compound], folder: Path) -> dict[str, set[Compound]]:
    """Every name -> its compounds: those of the register, then the aliases given by hand."""
    found: dict[str, set[Compound]] = defaultdict(set)
    by_place = {}
    for compound in register:
        by_place[compound.community, compound.name] = compound
        for name in (*compound.names, place_key(f"{compound.community}{compound.name}")):
            found[name].add(compound)
    for alias in given_aliases.read(folder):
        known = by_place.get((alias.community, alias.compound))
        if known is not None and alias.alias not in found:
            found[alias.alias].add(known)
    return found


def _register(folder: Path) -> list[Compound]:
    path = current(folder).path
    with working_database() as connection:
        connection.execute(f"attach {literal(str(path))} as snapshot (read_only)")
        rows = connection.execute(
            "select community::VARCHAR, compound::VARCHAR, aliases::VARCHAR "
            "from snapshot.main.compound order by 1, 2"
        ).fetchall()
    return [Compound(*row) for row in rows]
