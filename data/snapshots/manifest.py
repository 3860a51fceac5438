"""The manifest of a snapshot: a file beside its database that records how it was made."""

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
    #: Made by an earlier version, which did not record it.
    UNRECORDED = ""


@dataclass(frozen=True, slots=True)
class Original:
    """One imported file, identified by the hash of its bytes, with everything needed to read it again.

    Attributes:
        sha256: Hash of the bytes; the file name in ``originals/``.
        file: Name of the file.
        ledger: Name of the ledger of its rows.
        mapping: Text of the mapping file used; None if there was none.
        imported_at: Moment of its import, wall clock, whole seconds.
        table: Sheet or archive member; empty if the file is the table.
    """

    sha256: str
    file: str
    ledger: str
    mapping: str | None
    imported_at: datetime
    table: str = ""


@dataclass(frozen=True, slots=True)
class FileSeal:
    """Size, time and hash of a file of a snapshot when it was published.

    Attributes:
        size: Its size in bytes.
        changed_at: Time of its last change, in nanoseconds; after another change it is hashed again.
        sha256: Hash of its bytes.
    """

    size: int
    changed_at: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything about a snapshot that is not in its tables.

    Attributes:
        id: Name of the snapshot; never reused.
        imported_at: Moment of the last import.
        as_of: 数据截至, the latest event time of any ledger.
        freshness: The latest event time of each event ledger that has rows.
        row_counts: Rows of every ledger.
        matched_share: Event ledger -> (rows with a named compound, rows).
        is_demonstration: Whether the rows are the synthetic samples.
        originals: The imported files in the order of import.
        reports: The report on each file, as the command line prints it.
        identity: Version of the rules that identify records (``data.merging.identity``).
        kind: What made it.
        what: Details: the mapping files of an import; the moment of the restored state.
        who: Account that made it, as named by the operating system; empty if it does not say.
        made_at: When it was made, wall clock; for users only, ``number`` gives the order.
        changed: Rows that differ from the snapshot before; None if unknown.
        brought: How many of the originals, counted from the end, came with the last import; None if unknown.
        number: Position in the order in which snapshots were made, from 1; 0 for earlier versions.
        ancestors: Ids of its ancestors, its parent first.
        added_aliases: Aliases added with it, each as alias, community, compound.
        removed_aliases: Aliases removed with it.
        mapped: Mappings saved with it, each as name and text.
        unmapped: Earlier texts of the mappings removed or replaced with it.
        restored: Id of the snapshot whose state it restores; empty if it is not a restore.
        files: Suffix of a file of the snapshot -> its seal at publishing.
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
    added_aliases: tuple[tuple[str, str, str], ...] = ()
    removed_aliases: tuple[tuple[str, str, str], ...] = ()
    mapped: tuple[tuple[str, str], ...] = ()
    unmapped: tuple[tuple[str, str], ...] = ()
    restored: str = ""
    files: dict[str, FileSeal] = field(default_factory=dict)

    @property
    def last_brought(self) -> tuple[int, ...]:
        """Indexes in ``originals`` of the files that came with the last import."""
        if self.brought is not None:
            return tuple(range(len(self.originals) - self.brought, len(self.originals)))
        return tuple(
            at for at, original in enumerate(self.originals) if original.imported_at == self.imported_at
        )

    def followed_by(self, name: str, kind: Kind, changed: int | None) -> Manifest:
        """The manifest of a snapshot made from this one, without the fields on this one's own change."""
        return replace(
            self,
            id=name,
            kind=kind,
            what="",
            changed=changed,
            added_aliases=(),
            removed_aliases=(),
            mapped=(),
            unmapped=(),
            restored="",
        )

    def to_json(self) -> str:
        """The manifest as JSON text; times in ISO format."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, default=datetime.isoformat)

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """The manifest stored in a file.

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
            reports=tuple(map(_with_display_names, raw["reports"])),
            identity=raw.get("identity", 1),
            **_history(raw),
        )


def _with_display_names(report: Mapping[str, Any]) -> dict[str, Any]:
    """The report of a file; its names may name persons."""
    names = {name: display_name(report[name]) for name in ("file", "sheet") if name in report}
    return {**report, **names}


def _history(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The fields on how a snapshot was made; an older manifest has at most its parent."""
    grown_from = raw.get("grown_from", "")
    return {
        "kind": Kind(raw.get("kind", Kind.UNRECORDED)),
        "what": raw.get("what", ""),
        "who": raw.get("who", ""),
        "made_at": datetime.fromisoformat(raw.get("made_at") or raw["imported_at"]),
        "changed": raw.get("changed"),
        "brought": raw.get("brought"),
        "number": int(raw.get("number", 0)),
        "ancestors": tuple(raw.get("ancestors", [grown_from] if grown_from else [])),
        "added_aliases": _aliases(raw, "added_aliases", "given"),
        "removed_aliases": _aliases(raw, "removed_aliases", "taken"),
        "mapped": tuple((one[0], one[1]) for one in raw.get("mapped", ())),
        "unmapped": tuple((one[0], one[1]) for one in raw.get("unmapped", ())),
        "restored": raw.get("restored", ""),
        "files": {suffix: FileSeal(**one) for suffix, one in raw.get("files", {}).items()},
    }


def _aliases(raw: Mapping[str, Any], name: str, older_name: str) -> tuple[tuple[str, str, str], ...]:
    """Aliases of a manifest, each as alias, community, compound; manifests before 0.3 have another name."""
    return tuple((one[0], one[1], one[2]) for one in raw.get(name, raw.get(older_name, ())))


def measured_at(manifest: Manifest) -> datetime:
    """The moment up to which events count when a snapshot is rebuilt from the same files.

    The moment of its import, unless the clock was wrong then: later than now, or before all its events.
    """
    now = datetime.now().replace(microsecond=0)
    has_events = any(rows for _known, rows in manifest.matched_share.values())
    was_behind = has_events and manifest.as_of >= manifest.imported_at
    return now if manifest.imported_at > now or was_behind else manifest.imported_at
