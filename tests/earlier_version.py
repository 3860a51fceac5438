"""A store as an earlier version of the program left it: without a column, a rule or a seal of today."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb

from data.snapshots.pointer import SNAPSHOTS, read_pointer
from data.snapshots.seals import DATABASE


def write_as_earlier_version(
    home: Path, lost: str = "alter table building drop head_number", identity: int = 1
) -> None:
    """Take something out of the current snapshot of a store.

    Args:
        home: Folder of the store.
        lost: Statement that takes it out.
        identity: Version of the rules by which its rows were told apart.
    """
    path = home / SNAPSHOTS / f"{read_pointer(home)}{DATABASE}"
    copy = path.with_name("copy.duckdb")  # whoever serves the snapshot has it open
    shutil.copyfile(path, copy)
    with duckdb.connect(str(copy)) as connection:
        connection.execute(lost)
    copy.replace(path)
    record = path.with_suffix(".json")
    told = json.loads(record.read_text(encoding="utf-8"))
    told |= {"identity": identity, "files": {}}
    record.write_text(json.dumps(told), encoding="utf-8")
