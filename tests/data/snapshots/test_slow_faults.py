"""Faults that take long to bring about: a disk that is full at any point, clocks that are wrong anywhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.importer import import_files, rebuild
from data.snapshots.history import history, restore, undo
from data.snapshots.verify import verify
from tests.conftest import ROOT

HEADER = "工单编号,受理时间,社区,标题"

#: Runs as the only thing on a disk of its own (a tmpfs of ten megabytes in a namespace of mounts): with so
#: many kilobytes left, an import, a rebuild and a mapping each are done or told, and the store is as before.
FULL = """
import os, sys
from pathlib import Path
from data.disk import DiskFullError
from data.importing.importer import import_files, rebuild
from data.importing.mapping_steps import save
from data.mapping_file import compose
from data.snapshots.store import current
from data.snapshots.verify import verify

disk = Path(sys.argv[1])
home, filler = disk / "home", disk / "filler"
os.environ["LEDGER_HOME"] = str(home)
os.environ["LEDGER_REGISTER"] = str(disk.parent / "stores.json")
first, more = (Path(path) for path in sys.argv[2:])
import_files([first])
mapping = compose("service_request", {"requested_at": "when"}, ("when",))
ACTS = {
    "import": lambda: import_files([more]),
    "rebuild": rebuild,
    "mapping": lambda: save("m", mapping, replace=True),
}

def lying():
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}

for kilobytes in map(int, os.environ["LEFT"].split(",")):
    for name, act in ACTS.items():
        told = os.statvfs(disk)
        size = told.f_bavail * told.f_frsize - kilobytes * 1000
        with filler.open("wb") as stream:
            os.posix_fallocate(stream.fileno(), 0, max(size, 1))
        before, served = lying(), current(home).id
        try:
            act()
            became = "done"
        except DiskFullError as error:
            became = "full"
            assert lying() == before, lying() ^ before
            assert current(home).id == served
        filler.unlink()
        assert verify(home).defects == ()
        print(name, kilobytes, became, flush=True)
"""


@pytest.mark.slow
def test_a_disk_that_is_full_at_any_point_of_an_import(tmp_path: Path) -> None:
    """A real one: needs a system on which an account may mount in a namespace of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    first, more = tmp_path / "first.csv", tmp_path / "more.csv"
    first.write_text(f"{HEADER}\nA1,2026-03-02,南门社区,停水\n", encoding="utf-8")
    rows = [f"B{number},2026-03-02,南门社区,{number:060d}" for number in range(4000)]
    more.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    mounted = f'mount -t tmpfs -o size=12m tmpfs "{disk}" && exec "$@"'
    code = [sys.executable, "-c", FULL, str(disk), str(first), str(more)]
    left = ",".join(map(str, (1, 20, 60, 200, 400, 700, 1000, 1500, 2500, 4000)))
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mounted, "sh", *code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LEFT": left, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    became = [line.split() for line in done.stdout.splitlines()]
    assert {(name, how) for name, _left, how in became} >= {
        ("import", "full"),
        ("rebuild", "full"),
        ("mapping", "full"),
        ("mapping", "done"),
    }


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three imports and a rebuild, to be copied."""
    folder = tmp_path_factory.mktemp("clocks")
    for number in (1, 2, 3):
        path = folder / f"A{number}.csv"
        path.write_text(f"{HEADER}\nA{number},2026-03-02,南门社区,停水\n", encoding="utf-8")
        import_files([path], home=folder / "home")
    rebuild(folder / "home")
    return folder / "home"


@pytest.mark.slow
@given(shifts=st.lists(st.integers(-20_000, 20_000), min_size=4, max_size=4))
def test_whatever_the_clocks_said_the_history_is_what_was_done(
    shifts: list[int], four: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Records as machines would have written them whose clocks were so many days off."""
    home = tmp_path_factory.mktemp("shifted") / "home"
    shutil.copytree(four, home)
    ids = [one.id for one in history(home)]
    for name, days in zip(ids, shifts, strict=True):
        path = home / "snapshots" / f"{name}.json"
        told = json.loads(path.read_text(encoding="utf-8"))
        for one in (told, told["originals"][-1]):
            moment = datetime.fromisoformat(one["imported_at"]) + timedelta(days=days)
            one["imported_at"] = moment.isoformat()
        told["made_at"] = told["imported_at"]
        path.write_text(json.dumps(told), encoding="utf-8")
    assert [one.id for one in history(home)] == ids
    assert [one.id for one in undo(home).undone] == ids[:2]  # the rebuild changed no row
    assert undo(home).now.id == ids[3]
    assert [one.standing.value for one in history(home)] == ["undone"] * 3 + [""]
    again = restore(ids[1], home)
    assert [one.id for one in history(home)] == [again, *ids]
    assert [one.standing.value for one in history(home)] == ["", "undone", "", "", ""]
    assert verify(home).defects == ()
