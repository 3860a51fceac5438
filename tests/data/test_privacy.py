"""Persons stay outside: nothing of what ledgers say of them is in the store, the reports or the answers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from data.ledgers import LEDGERS
from data.snapshots.store import ORIGINALS, current
from queries import Scope, names, run
from tests import personal_ledgers
from tests.cases import each
from tests.conftest import ROOT
from tests.personal_ledgers import Secrets

#: What a database has not written to yet: nearly all of a small one, and no text is in it.
EMPTY = re.compile(rb"\0{64,}")


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Secrets, str]:
    """A store with all ledgers, what is secret in them, and all that the import printed."""
    home, files = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("files")
    paths, secrets = personal_ledgers.write(files)
    printed = ""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEDGER_HOME", str(home))
        for arguments in (["import", "--json", *paths], ["import", *paths], ["status"], ["status", "--json"]):
            command = [sys.executable, "-m", "data", *map(str, arguments)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert done.returncode in (0, 1), done.stderr
            printed += done.stdout + done.stderr
        yield home, secrets, printed


@pytest.mark.long
def test_every_ledger_is_in(imported: tuple[Path, Secrets, str]) -> None:
    home, secrets, _ = imported
    counts = current(home).row_counts
    assert all(counts[name] >= 1 for name in LEDGERS)
    assert len(secrets.texts) > 500


def test_nothing_printed_names_a_person(imported: tuple[Path, Secrets, str]) -> None:
    _, secrets, printed = imported
    assert secrets.found_in(printed) == []


def test_no_file_of_the_store_names_a_person(imported: tuple[Path, Secrets, str]) -> None:
    home, secrets, _ = imported
    files = [path for path in home.rglob("*") if path.is_file() and ORIGINALS not in path.parts]
    assert {path.suffix for path in files} >= {".duckdb", ".json", ".parquet", ".places"}
    for path in files:
        content = EMPTY.sub(b"\0", path.read_bytes())
        for encoding in ("utf-8", "gb18030", "utf-16-le"):
            assert [one for one in secrets.texts if one.encode(encoding) in content] == [], path


def test_no_table_of_the_store_names_a_person(imported: tuple[Path, Secrets, str]) -> None:
    """The files are compressed: what they hold is read as well."""
    home, secrets, _ = imported
    with duckdb.connect() as connection:
        connection.execute(f"attach '{current(home).path}' as snapshot (read_only)")
        tables = [f"snapshot.main.{name}" for name in LEDGERS]
        tables += [f"read_parquet('{path}')" for path in (home / "findings").iterdir()]
        for table in tables:
            rows = connection.execute(f"select * from {table}").fetchall()
            assert secrets.found_in(str(rows)) == [], table


def test_kept_files_are_the_owners_alone(imported: tuple[Path, Secrets, str]) -> None:
    home, _, _ = imported
    kept = [home / ORIGINALS, *(home / ORIGINALS).iterdir(), home / "salt", *(home / "findings").iterdir()]
    assert {path.stat().st_mode & 0o077 for path in kept} == {0}


@each("name", names())
def test_no_answer_names_a_person(imported: tuple[Path, Secrets, str], name: str) -> None:
    home, secrets, _ = imported
    answer = run(name, Scope(), snapshot=current(home))
    assert secrets.found_in(json.dumps(answer.to_dict("records"), default=str, ensure_ascii=False)) == []
