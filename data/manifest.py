"""What a snapshot was made of: the record beside every published database file."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from data.file_names import shown


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
class Manifest:
    """Everything about a snapshot that is not in its tables.

    Attributes:
        id: Name of the snapshot.
        imported_at: Moment of the last import.
        as_of: 数据截至, the latest event time of any ledger.
        freshness: The same for each event ledger that has rows.
        row_counts: Rows of every ledger.
        matched_share: Event ledger -> (rows with a named compound, rows).
        is_demonstration: Whether the rows are the synthetic samples.
        originals: The files in the order in which they were imported.
        reports: What each import said of each file, as the command line prints it.
        identity: Version of the rules by which its rows were told apart (``data.identity``).
        grown_from: Id of the snapshot whose rows it took over; empty when it began with none.
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
    grown_from: str = ""

    def to_json(self) -> str:
        """The manifest as JSON text; times in ISO format."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, default=datetime.isoformat)

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """The manifest kept in that file.

        Raises:
            OSError: The file cannot be read.
            ValueError, KeyError, TypeError: The file is not a manifest.
        """
        raw = json.loads(path.read_text(encoding="utf-8"))
        moment = datetime.fromisoformat
        originals = [
            Original(
                **{
                    **one,
                    "imported_at": moment(one["imported_at"]),
                    "file": shown(one["file"]),  # older records have names as they were, of persons too
                    "table": shown(one.get("table", "")),
                }
            )
            for one in raw["originals"]
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
                {**one, **{name: shown(one[name]) for name in ("file", "sheet") if name in one}}
                for one in raw["reports"]
            ),
            identity=raw.get("identity", 1),
            grown_from=raw.get("grown_from", ""),
        )
