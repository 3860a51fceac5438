"""``kill -9`` at every step of publishing: the old snapshot or the new one is served, whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data.importing.importer import import_files
from data.snapshots.history import undo
from data.snapshots.leftovers import tidy
from data.snapshots.lock import LOCK
from data.snapshots.store import current
from data.snapshots.verify import verify
from tests.conftest import ROOT
from tests.data.dying import Die, dying

HEADER = "工单编号,受理时间,社区,工单状态"


def rows(store: Path) -> list[tuple[str, str]]:
    with duckdb.connect(str(current(store).path), read_only=True) as connection:
        return connection.execute(
            "select request_id, status::varchar from service_request order by 1"
        ).fetchall()


@pytest.fixture
def die_at(store: Path) -> Iterator[Die]:
    """Import a file into the store, or restore a snapshot, and die at a step."""
    with dying(store) as die:
        yield die


def test_killed_at_every_step_of_an_import(written, store: Path, die_at: Die):
    import_files([written(HEADER, "A1,2026-03-02,南门社区,待办")], home=store)
    served = []
    for step in range(1, 40):
        later = written(
            HEADER,
            f"A1,2026-03-02,南门社区,{('办理中', '已办结')[step % 2]}",
            f"B{step:02d},2026-03-03,,",
            name="b.csv",
        )
        before = rows(store)
        status = die_at(step, "import", later)
        after = rows(store)
        new = sorted({**dict(before), "A1": ("办理中", "已办结")[step % 2], f"B{step:02d}": "未说明"}.items())
        assert after in (before, new)
        assert current(store).row_counts["service_request"] == len(after)
        served.append(after == new)
        if status == 0:
            break
        assert status == -signal.SIGKILL
    assert served[0] is False
    assert served[-1] is True
    assert status == 0
    assert len(served) > 5
    told = "".join(path.read_text(encoding="utf-8") for path in (store / "snapshots").glob("*.json"))
    assert [path.name for path in (store / "originals").iterdir() if path.name not in told] == []
    assert [path.name for path in store.rglob(".*")] == []


@pytest.mark.parametrize("delay", [0.3, 0.8])
def test_killed_at_any_moment_of_a_first_import(delay: float, store: Path):
    code = "from data.importing.demonstration import current_or_demonstration; current_or_demonstration()"
    environment = {**os.environ, "LEDGER_HOME": str(store), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(timeout=delay)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    path = store.parent / "real.csv"
    path.write_text(f"{HEADER}\nA1,2026-03-02,南门社区,待办\n", encoding="utf-8")
    import_files([path], home=store)
    assert rows(store) == [("A1", "待办")]


def test_killed_on_the_way_back(written, store: Path, die_at: Die):
    first, second = (
        import_files(
            [written(HEADER, f"A{n},2026-03-02,南门社区,待办", name=f"{n}.csv")], home=store
        ).snapshot
        for n in (1, 2)
    )
    for step in (1, 2, 3, 4, 5, 99):
        status = die_at(step, "restore", first)
        now = current(store).id
        assert len(rows(store)) == (2 if now == second else 1)
        assert verify(store).defects == ()
        if now != second:
            assert undo(store).now.id == second
        assert status in (-signal.SIGKILL, 0)
    assert (status, now != second) == (0, True)


DYING_COPY = """
import os, signal, sys
from data.importing.importer import import_files
from data.snapshots import originals

whole, left = originals._write_all, 2

def dying(stream, chunk):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    whole(stream, chunk)

originals._write_all = dying
import_files([sys.argv[1]])
"""


def test_killed_while_a_file_is_copied(store: Path, tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADER}\n" + "A1,2026-03-02,南门社区,待办\n" * 150_000, encoding="utf-8")
    environment = {**os.environ, "LEDGER_HOME": str(store), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", DYING_COPY, str(path)]
    assert subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == -signal.SIGKILL
    (left,) = store.rglob("copy")
    assert 0 < left.stat().st_size < path.stat().st_size
    tidy(store)
    assert [one.name for one in store.iterdir()] == [LOCK]
