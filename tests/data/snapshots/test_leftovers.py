"""What killed imports leave behind goes at the next import or start; what a living one writes does not."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from data.importing.importer import import_files, rebuild
from data.importing.inbox import read_inbox
from data.notebook.briefing_choices import CHOICES
from data.snapshots.leftovers import tidy
from data.snapshots.lock import writer_lock
from data.snapshots.store import current

HEADER = "工单编号,受理时间,社区,工单状态"
LEFT = (
    "work-99/given-0/copy",
    ".CURRENT.99",
    "originals/.0123abcd.99",
    "snapshots/20260101T000000-01234567.duckdb",
    "snapshots/20260101T000000-01234567.duckdb.wal",
    "snapshots/.20260101T000000-01234567.json.99",
    "findings/20260101T000000-01234567.parquet",
    "findings/20260101T000000-01234567.places",
    "originals/0123abcd.tmp",
)


def files(store: Path) -> set[str]:
    return {path.relative_to(store).as_posix() for path in store.rglob("*") if path.is_file()}


@pytest.fixture
def littered(store: Path, written: Callable[..., Path]) -> Path:
    """A store with a row in it, and with what a killed import may leave."""
    import_files([written(HEADER, "A1,2026-03-02,南门社区,待办")], home=store)
    for name in LEFT:
        path = store / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"138" + b"0013" * 2)
    return store


def test_the_next_import_removes_it(littered, written):
    import_files([written(HEADER, "A2,2026-03-02,南门社区,待办", name="b.csv")], home=littered)
    assert files(littered).isdisjoint(LEFT)
    assert current(littered).row_counts["service_request"] == 2
    assert rebuild(littered)


def test_the_next_start_removes_it(littered):
    read_inbox(littered)
    assert files(littered).isdisjoint(LEFT)
    assert current(littered).path.is_file()


def test_what_a_living_process_may_be_writing_stays(littered):
    with writer_lock(littered):
        tidy(littered)
    assert files(littered) >= set(LEFT)
    young, old = (littered / f".{CHOICES}.{number}" for number in (1, 2))
    for path in (young, old):
        path.touch()
    os.utime(old, (time.time() - 7200,) * 2)
    tidy(littered)
    assert (young.exists(), old.exists()) == (True, False)


@pytest.mark.parametrize("pointer", ["", "20250101T000000-76543210", None])
def test_of_a_damaged_store_no_snapshot_goes(littered, pointer):
    name = current(littered).id
    (littered / "CURRENT").unlink()
    if pointer is not None:
        (littered / "CURRENT").write_text(pointer)
    tidy(littered)
    assert f"snapshots/{name}.duckdb" in files(littered)
    assert LEFT[3] in files(littered)


def test_originals_that_no_manifest_came_to_name_go(littered):
    (kept,) = [path.name for path in (littered / "originals").glob("*") if len(path.name) == 64]
    other = "ab" * 32
    (littered / "originals" / other).touch()
    (littered / "work-99" / "kept").write_text(f"{kept}\n{other}\n")
    tidy(littered)
    assert [path.name for path in (littered / "originals").iterdir()] == [kept]


def test_a_store_that_is_not_there_is_not_made(tmp_path):
    tidy(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
    (tmp_path / "a share").mkdir()
    tidy(tmp_path / "a share")
    assert list((tmp_path / "a share").iterdir()) == []


def test_what_people_put_there_stays(littered):
    own = [littered / "inbox" / ".2026.json.3", littered / ".notes.2026", littered / "originals.bak.1"]
    (littered / "inbox").mkdir()
    for path in own:
        path.touch()
        os.utime(path, (1_700_000_000,) * 2)
    tidy(littered)
    assert [path for path in own if not path.exists()] == []
