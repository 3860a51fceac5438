"""The copy of the notebook and the way back: nothing that was there is lost by either."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.notebook.annotation import Annotation
from data.notebook.annotations import all_annotations, write
from data.notebook.backup import backup, restore
from data.notebook.database import NotebookError, notebook_file

FIRST, SECOND = (Annotation(date(2026, 3, at), f"第 {at} 件") for at in (1, 2))


@pytest.fixture
def copied(tmp_path: Path) -> tuple[Path, Path]:
    """A store whose notebook has two annotations, and a backup of the time when it had one."""
    folder, copy = tmp_path / "home", tmp_path / "copy.sqlite"
    folder.mkdir()
    write(folder, FIRST)
    backup(folder, copy)
    write(folder, SECOND)
    return folder, copy


def texts(folder: Path) -> list[str]:
    return [one.text for one in all_annotations(folder)]


def test_a_backup_is_one_file_of_its_moment_and_comes_back_whole(copied):
    folder, copy = copied
    assert [path.name for path in copy.parent.glob("copy*")] == ["copy.sqlite"]
    assert copy.stat().st_mode & 0o077 == 0
    before = copy.read_bytes()
    kept = restore(folder, copy)
    assert texts(folder) == ["第 1 件"]
    assert copy.read_bytes() == before
    assert kept is not None
    restore(folder, kept)
    assert texts(folder) == ["第 1 件", "第 2 件"]


def test_a_damaged_notebook_is_replaced_and_kept_beside(copied):
    folder, copy = copied
    notebook_file(folder).write_bytes(b"broken" * 999)
    kept = restore(folder, copy)
    assert texts(folder) == ["第 1 件"]
    assert kept is not None
    assert kept.read_bytes() == b"broken" * 999
    assert kept.parent == folder


def test_a_store_without_a_notebook_takes_a_backup(copied, tmp_path):
    empty = tmp_path / "other"
    empty.mkdir()
    assert restore(empty, copied[1]) is None
    assert texts(empty) == ["第 1 件"]


def test_what_is_no_backup_changes_nothing(copied, tmp_path):
    folder, _copy = copied
    for name, content in (("broken", b"broken" * 999), ("empty", b"")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NotebookError, match=f"{name} 已损坏"):
            restore(folder, tmp_path / name)
    with pytest.raises(NotebookError, match="没有文件"):
        restore(folder, tmp_path / "missing")
    assert texts(folder) == ["第 1 件", "第 2 件"]
    assert len(list(folder.glob("*.sqlite"))) == 1


def test_a_backup_overwrites_nothing_and_needs_a_notebook(copied, tmp_path):
    folder, copy = copied
    with pytest.raises(NotebookError, match="没有覆盖"):
        backup(folder, copy)
    with pytest.raises(NotebookError, match="还没有记事本"):
        backup(tmp_path / "other", tmp_path / "new.sqlite")
    assert not (tmp_path / "new.sqlite").exists()
