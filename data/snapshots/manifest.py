"""What a snapshot was made of: the record beside every published database file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from data.notation.file_names import display_name


class Kind(StrEnum):
    """What made a snapshot."""

    IMPORT = "import"
    ALIAS = "alias"
    REBUILD = "rebuild"
    RESTORE = "restore"
    MAPPING = "mapping"
    #: Of a version of the program that did not write it down.
    UNTOLD = ""


@dataclass(frozen=True, slots=True)
class Original:
    """One imported file, by the hash of its bytes, with all that is needed to read it again.

    Attributes:
        sha256: Hash of the bytes; their name in ``originals/``.
        file: Name the file had.
        ledger: Ledger it was read into.
        mapping: Text of the mapping file it was read with; None without one.
        imported_at: Moment of its import, wall clock, whole seconds.
        table: Sheet or archive member it was; empty when the file was the table.
    """

    sha256: str
    file: str
    ledger: str
    mapping: str | None
    imported_at: datetime
    table: str = ""


@dataclass(frozen=True, slots=True)
class FileSeal:
    """A file of a snapshot as it was when it was put in its place.

    Attributes:
        size: Its bytes.
        changed_at: When it was last written, in nanoseconds: another moment makes it worth reading.
        sha256: Hash of its bytes.
    """

    size: int
    changed_at: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything about a snapshot that is not in its tables.

    Attributes:
        id: Name of the snapshot; never used for another one.
        imported_at: Moment of the last import.
        as_of: 数据截至, the latest event time of any ledger.
        freshness: The same for each event ledger that has rows.
        row_counts: Rows of every ledger.
        matched_share: Event ledger -> (rows with a named compound, rows).
        is_demonstration: Whether the rows are the synthetic samples.
        originals: The files in the order in which they were imported.
        reports: What each import said of each file, as the command line prints it.
        identity: Version of the rules by which its rows were told apart (``data.merging.identity``).
        kind: What made it.
        what: More of that: the mapping files of an import; of what moment the state is that was restored.
        who: Who made it, as the operating system calls them; empty when it does not say.
        made_at: When it was made, wall clock; for people only, the order is told by ``number``.
        changed: Rows that are others than in the snapshot before; None when that is not known.
        brought: How many of the originals, the last ones, came with the last import; None when not known.
        number: Its place in the order in which snapshots were made, from 1; 0 when nobody counted yet.
        ancestors: Ids of the snapshots that led to it, that before it first.
        given: Aliases that were given with it, each as alias, community, compound.
        taken: Aliases that were taken away with it.
        mapped: Mappings that were saved with it, each as name and text.
        unmapped: Mappings that were taken away or written anew with it, as they were.
        restored: Id of the snapshot whose state it serves again; empty when it is no restored state.
        files: Suffix of a file of the snapshot -> what it was when it was published.
    """

    id: str
    imported_at: datetime
    as_of: datetime
    freshness: dict[str, datetime]
    row_counts: dict[str, int]
    matched_share: dict[str, tuple[int, int]]
    is_demonstration: bool
    originals: tuple[Original, ...] = ()
    reports: tuple[dict[str, Any], ...] = field(default=())
    identity: int = 1
    kind: Kind = Kind.IMPORT
    what: str = ""
    who: str = ""
    made_at: datetime | None = None
    changed: int | None = None
    brought: int | None = None
    number: int = 0
    ancestors: tuple[str, ...] = ()
    given: tuple[tuple[str, str, str], ...] = ()
    taken: tuple[tuple[str, str, str], ...] = ()
    mapped: tuple[tuple[str, str], ...] = ()
    unmapped: tuple[tuple[str, str], ...] = ()
    restored: str = ""
    files: dict[str, FileSeal] = field(default_factory=dict)

    @property
    def last_brought(self) -> tuple[int, ...]:
        """Places in ``originals`` of the files that came with the last import."""
        if self.brought is not None:
            return tuple(range(len(self.originals) - self.brought, len(self.originals)))
        return tuple(at for at, one in enumerate(self.originals) if one.imported_at == self.imported_at)

    def followed_by(self, name: str, kind: Kind, changed: int | None) -> Manifest:
        """The record of a snapshot that is made from this one, without what came with this one itself."""
        return replace(
            self,
            id=name,
            kind=kind,
            what="",
            changed=changed,
            given=(),
            taken=(),
            mapped=(),
            unmapped=(),
            restored="",
        )

    def to_json(self) -> str:
        """The manifest as JSON text; times in ISO format."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, default=datetime.isoformat)

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """The manifest kept in that file.

        Raises:
            OSError: The file cannot be read.
            ValueError, KeyError, TypeError, AttributeError: The file is not a manifest.
        """
        raw = json.loads(path.read_text(encoding="utf-8"))
        moment = datetime.fromisoformat
        # Older records hold file names as they were, which may name persons.
        originals = [
            Original(
                **{
                    **original,
                    "imported_at": moment(original["imported_at"]),
                    "file": display_name(original["file"]),
                    "table": display_name(original.get("table", "")),
                }
            )
            for original in raw["originals"]
        ]
        return cls(
            id=raw["id"],
            imported_at=moment(raw["imported_at"]),
            as_of=moment(raw["as_of"]),
            freshness={ledger: moment(text) for ledger, text in raw["freshness"].items()},
            row_counts=raw["row_counts"],
            matched_share={ledger: (pair[0], pair[1]) for ledger, pair in raw["matched_share"].items()},
            is_demonstration=raw["is_demonstration"],
            originals=tuple(originals),
            reports=tuple(
                {**one, **{name: display_name(one[name]) for name in ("file", "sheet") if name in one}}
                for one in raw["reports"]
            ),
            identity=raw.get("identity", 1),
            **_history(raw),
        )


def _history(raw: Mapping[str, Any]) -> dict[str, Any]:
    """What a manifest says of how it was made; an older one knows at most what it grew from."""
    grown_from = raw.get("grown_from", "")
    return {
        "kind": Kind(raw.get("kind", Kind.UNTOLD)),
        "what": raw.get("what", ""),
        "who": raw.get("who", ""),
        "made_at": datetime.fromisoformat(raw.get("made_at") or raw["imported_at"]),
        "changed": raw.get("changed"),
        "brought": raw.get("brought"),
        "number": int(raw.get("number", 0)),
        "ancestors": tuple(raw.get("ancestors", [grown_from] if grown_from else [])),
        "given": tuple((one[0], one[1], one[2]) for one in raw.get("given", ())),
        "taken": tuple((one[0], one[1], one[2]) for one in raw.get("taken", ())),
        "mapped": tuple((one[0], one[1]) for one in raw.get("mapped", ())),
        "unmapped": tuple((one[0], one[1]) for one in raw.get("unmapped", ())),
        "restored": raw.get("restored", ""),
        "files": {suffix: FileSeal(**one) for suffix, one in raw.get("files", {}).items()},
    }


def measured_at(manifest: Manifest) -> datetime:
    """The moment up to which the events of a snapshot are counted when it is made anew from the same files.

    That of its import, unless the clock was wrong then: ahead of now, or before every event of its rows.
    """
    now = datetime.now().replace(microsecond=0)
    has_events = any(rows for _known, rows in manifest.matched_share.values())
    was_behind = has_events and manifest.as_of >= manifest.imported_at
    return now if manifest.imported_at > now or was_behind else manifest.imported_at
