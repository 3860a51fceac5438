"""How commands end when something fails that nobody foresaw: 2 and one line, and the log says where."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from data.command_line.exit_status import LOG, exit_status_of
from data.importing.importer import import_files
from data.snapshots.store import current
from pages.__main__ import main as export
from queries.__main__ import main as ask
from tests.conftest import ROOT

HEADER = "工单编号,受理时间,社区,工单状态,标题"
#: Of the import below: the copy of the file, the working tables, and all that there is to write.
ROWS = 4000


def failing(error: BaseException) -> Callable[[], int]:
    def run() -> int:
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (ZeroDivisionError("138" + "0013" * 2), 2, "程序出错，没有做完"),
        (MemoryError(), 2, "内存"),
        (OSError(28, "No space left on device", "/a/b", None, "/c/d"), 2, "磁盘空间不够，没有写成 /c/d"),
        (PermissionError(13, "Permission denied", "/a/b"), 2, "无法读写 /a/b"),
        (KeyboardInterrupt(), 130, "已中断"),
    ],
)
def test_each_error_is_one_line(error, status, said, store, capsys):
    assert exit_status_of(failing(error)) == status
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert said in told.err
    assert "13800130013" not in told.err


def test_the_log_says_where_a_fault_was_and_quotes_nothing(store, capsys):
    store.mkdir()
    exit_status_of(failing(ZeroDivisionError("138" + "0013" * 2)))
    reference = capsys.readouterr().err.split("日志参考号 ")[1].split()[0]
    log = (store / LOG).read_text(encoding="utf-8")
    assert f"reference {reference}: ZeroDivisionError" in log
    assert "test_exit_status.py" in log
    assert "13800130013" not in log
    if os.name != "nt":
        assert stat.S_IMODE((store / LOG).stat().st_mode) == 0o600
        assert stat.S_IMODE((store / LOG).parent.stat().st_mode) == 0o700


def test_the_log_does_not_grow_for_ever(store):
    (store / LOG).parent.mkdir(parents=True)
    (store / LOG).write_bytes(b"x" * 1_000_001)
    exit_status_of(failing(ZeroDivisionError()))
    assert (store / LOG).stat().st_size < 10_000
    assert sorted(path.name for path in (store / LOG).parent.iterdir()) == ["errors.log", "errors.log.1"]


@pytest.mark.parametrize("command", [ask, export])
def test_the_other_commands_end_the_same_way(command, store, capsys, monkeypatch):
    module = sys.modules[command.__module__]
    monkeypatch.setattr(module, "parser", failing(ZeroDivisionError()))
    assert command(["list"]) == 2
    assert "程序出错" in capsys.readouterr().err


def run(store: Path, *arguments: str, most: int = 0, out: int | IO[str] = subprocess.PIPE) -> tuple[int, str]:
    """Exit status and standard error of a command whose files may not grow beyond so many bytes."""
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most})); " if most else ""
    code = f"{limit}import sys; from data.__main__ import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "LEDGER_HOME": str(store)},
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


def lying(store: Path) -> set[str]:
    return {path.relative_to(store).as_posix() for path in store.rglob("*") if path.is_file()}


#: Bytes a file may have -> the file that is not written then. A limit and a full disk are one to the program.
@pytest.mark.parametrize(("most", "named"), [(100_000, "given-0"), (400_000, "work-")])
def test_where_there_is_no_room_the_file_that_was_written_is_named(most, named, store, written):
    import_files([written(HEADER, "A1,2026-03-02,南门社区,待办,停水")], home=store)
    before, served = lying(store), current(store).id
    path = written(
        HEADER, *(f"B{number},2026-03-02,南门社区,待办,{number:060d}" for number in range(ROWS)), name="b.csv"
    )
    status, said = run(store, "import", str(path), most=most)
    assert (status, said.count("\n")) == (2, 1)
    assert "磁盘空间不够，没有写成" in said
    assert named in said
    assert "b.csv" not in said
    assert lying(store) == before
    assert current(store).id == served


def test_a_result_that_cannot_be_written_is_told(store):
    store.mkdir()
    with Path("/dev/full").open("w") as full:
        assert run(store, "dictionary", out=full) == (
            2,
            "已经做完，但结果写不出来：No space left on device。\n",
        )
