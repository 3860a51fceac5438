"""Aliases of compounds given by hand; the store keeps them beside its snapshots."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from data.errors import StoreError
from data.snapshots.companion_files import ALIASES, carry_out_for_reader
from data.snapshots.publish import write_durably


@dataclass(frozen=True, slots=True, order=True)
class Alias:
    """Another name of a compound.

    Attributes:
        alias: The name, in half width and without spaces.
        community: Community of the compound.
        compound: Name of the compound in the list.
    """

    alias: str
    community: str
    compound: str


def read(folder: Path) -> tuple[Alias, ...]:
    """The aliases given by hand, in order of their names.

    Raises:
        StoreError: The file is damaged.
    """
    carry_out_for_reader(folder)
    path = folder / ALIASES
    if not path.is_file():
        return ()
    try:
        return tuple(sorted(Alias(**fields) for fields in json.loads(path.read_text(encoding="utf-8"))))
    except (ValueError, TypeError) as error:
        raise StoreError(f"{path} 已损坏：{error}。请从备份恢复，或删除它后重新添加别名。") from error


def write(folder: Path, aliases: Iterable[Alias]) -> None:
    """Save exactly these aliases; the caller holds the writer lock."""
    write_durably(folder / ALIASES, as_text(aliases).encode())


def as_text(aliases: Iterable[Alias]) -> str:
    """The text of the file of aliases."""
    return json.dumps([asdict(alias) for alias in sorted(aliases)], ensure_ascii=False, indent=1)
