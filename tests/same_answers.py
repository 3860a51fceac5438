"""Whether a change of the code changed a number: every question over eight scopes, and a briefing, as hashes.

``python -m tests.same_answers FILE`` writes a line for each question and scope, and for each file of a
briefing; run before and after a change, ``diff`` of the two files says what is not the same.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd

from data.importing.demonstration import current_or_demonstration
from data.snapshots.store import Snapshot
from pages.__main__ import main as export
from queries import Scope, names, run
from queries.scope import Comparison, Grain

YEAR = (date(2025, 11, 3), date(2026, 11, 2))
WEEK = (date(2026, 10, 19), date(2026, 10, 26))
SCOPES = {
    "everything": Scope(),
    "a year by week": Scope(*YEAR),
    "a week": Scope(*WEEK, comparison=Comparison.PREVIOUS),
    "months, a year before": Scope(*YEAR, grain=Grain.MONTH, comparison=Comparison.YEAR),
    "a community": Scope(*YEAR, communities=("南门社区",)),
    "a compound": Scope(*YEAR, compounds=("象城外滩",)),
    "a category and a channel": Scope(*YEAR, categories=("噪声扰民",), channels=("12345热线",)),
    "a day": Scope(date(2026, 10, 20), date(2026, 10, 21), grain=Grain.DAY),
}


def answers(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Each question and scope, and the hash of the whole answer: columns, types, rows in their order."""
    for name in names():
        for scope_name, scope in SCOPES.items():
            yield f"{name} · {scope_name}", _hash(run(name, scope, snapshot=snapshot))


def briefing(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file of one briefing in text and data, and its hash."""
    status = export(
        ["export", "briefing", "--week", "2026-W43", "--format", "txt,json,docx,pptx", "--out", str(folder)]
    )
    if status:
        raise SystemExit(status)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "LOCK":  # which holds the number of a process
            yield f"briefing · {path.relative_to(folder)}", hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _hash(frame: pd.DataFrame) -> str:
    types = json.dumps({column: str(kind) for column, kind in frame.dtypes.items()}, ensure_ascii=False)
    text = types + frame.to_json(orient="split", date_format="iso", double_precision=12)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def main(out: str) -> None:
    """Write the lines."""
    snapshot = current_or_demonstration()
    with tempfile.TemporaryDirectory() as folder:
        lines = [*answers(snapshot), *briefing(Path(folder))]
    Path(out).write_text("".join(f"{name}\t{digest}\n" for name, digest in lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
