"""``/healthz`` in every state of a store and its settings: a status and one line that names no place."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.requests import Request

from data.errors import Damage
from data.importing.importer import import_files
from data.settings import VARIABLE
from data.snapshots.store import POINTER, SNAPSHOTS
from pages.parts.server.health import healthz
from tests.earlier_version import write_as_earlier_version

#: A folder that says whose it is, and a person's number among its names.
FOLDER = "王小明的台账 13812345678"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one request, to be copied."""
    folder = tmp_path_factory.mktemp("filled")
    export = folder / "a.csv"
    export.write_text("工单编号,受理时间,社区\nA1,2026-03-02,南门社区\n", encoding="utf-8")
    import_files([export], home=folder / "home")
    return folder / "home"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The configured store, which is not there yet."""
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path / FOLDER))
    return tmp_path / FOLDER


def asked(home: Path) -> tuple[int, str]:
    """Status and text of the answer, in which no part of a path stands."""
    answer = healthz(Request({"type": "http", "method": "GET", "path": "/healthz", "headers": []}))
    told = answer.body.decode()
    assert not re.search(r"[/\\\\]|王小明|13812345678|\.toml|\.duckdb|[0-9a-f]{8}", told), told
    assert home.parent.name not in told
    assert set(dict(answer.headers)) == {"content-length", "content-type"}
    return answer.status_code, told


def test_a_folder_that_is_not_there_or_was_never_used(home: Path) -> None:
    assert asked(home) == (503, "还没有台账：演示数据正在导入，或请运行 python -m data import 导入台账。")
    assert not home.exists()
    home.mkdir()
    assert asked(home)[0] == 503
    assert list(home.iterdir()) == []


def test_a_store_that_is_well(home: Path, filled: Path) -> None:
    shutil.copytree(filled, home)
    assert asked(home) == (200, "ok")


def pointed(content: bytes) -> Callable[[Path], object]:
    return lambda home: (home / POINTER).write_bytes(content)


def on_each(suffix: str, act: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda home: [act(path) for path in (home / SNAPSHOTS).glob(f"*{suffix}")]


DAMAGES: dict[str, tuple[Callable[[Path], object], Damage]] = {
    "no folder": (shutil.rmtree, Damage.NO_FOLDER),
    "an empty folder": (lambda home: (shutil.rmtree(home), home.mkdir()), Damage.NO_FOLDER),
    "a file in place of the folder": (lambda home: (shutil.rmtree(home), home.touch()), Damage.NO_FOLDER),
    "a link to itself": (lambda home: (shutil.rmtree(home), home.symlink_to(home)), Damage.NO_FOLDER),
    "a folder for a pointer": (
        lambda home: ((home / POINTER).unlink(), (home / POINTER).mkdir()),
        Damage.UNREADABLE,
    ),
    "no pointer": (lambda home: (home / POINTER).unlink(), Damage.NO_POINTER),
    "an empty pointer": (pointed(b""), Damage.BAD_POINTER),
    "a pointer out of the folder": (pointed(b"../../etc/passwd"), Damage.BAD_POINTER),
    "a pointer to nowhere": (pointed(b"20260301T000000-00000000-00000000"), Damage.DANGLING),
    "no record": (on_each(".json", Path.unlink), Damage.BAD_RECORD),
    "half a record": (on_each(".json", lambda path: path.write_bytes(b"{")), Damage.BAD_RECORD),
    "no database": (on_each(".duckdb", Path.unlink), Damage.NO_DATABASE),
    "half a database": (
        on_each(".duckdb", lambda path: path.write_bytes(path.read_bytes()[:5000])),
        Damage.BAD_DATABASE,
    ),
    "an earlier version": (write_as_earlier_version, Damage.OUTDATED),
    "zeros": (
        on_each(".duckdb", lambda path: path.write_bytes(bytes(path.stat().st_size))),
        Damage.BAD_DATABASE,
    ),
}


@pytest.mark.parametrize("how", DAMAGES)
def test_a_store_that_cannot_be_served(how: str, home: Path, filled: Path) -> None:
    shutil.copytree(filled, home)
    assert asked(home)[0] == 200  # and the installation knows it from now on
    damage, told = DAMAGES[how]
    damage(home)
    status, line = asked(home)
    assert (status, line.startswith(f"存储不可用：{told}")) == (503, True), line


def test_every_damage_is_brought_about() -> None:
    assert {told for _damage, told in DAMAGES.values()} == set(Damage)


def test_a_database_that_no_question_can_be_asked_of(home: Path, filled: Path) -> None:
    """Of a version that wrote no seals down: it is a database by its mark, and no more."""
    shutil.copytree(filled, home)
    for path in (home / SNAPSHOTS).glob("*.json"):
        path.write_text(
            path.read_text(encoding="utf-8").replace('"files": {', '"others": {'), encoding="utf-8"
        )
    for path in (home / SNAPSHOTS).glob("*.duckdb"):
        path.write_bytes(path.read_bytes()[:12] + bytes(5000))
    assert asked(home) == (503, f"存储不可用：{Damage.BAD_DATABASE}。{Damage.BAD_DATABASE.advice}")


def test_settings_that_cannot_be_used(
    home: Path, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(filled, home)
    path = tmp_path / "office.toml"
    path.write_text("kept_imports = 0\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(path))
    status, told = asked(home)
    assert (status, told.startswith("设置文件不能用")) == (503, True)
