"""Annotations: what is written is listed, what is changed or deleted is kept in the history."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.importing.importer import import_files, rebuild
from data.notebook.annotation import LONGEST, Annotation, AnnotationError
from data.notebook.annotations import (
    all_annotations,
    change,
    delete,
    history,
    write,
)
from data.notebook.database import DamagedNotebookError, NotebookError, notebook_file
from data.notebook.migrations import STEPS
from data.snapshots.history import undo
from tests.conftest import ROOT

MERGED = Annotation(
    date(2026, 3, 2), "热线与网格合并", ledger="service_request", starts_new_limits=True, reason="渠道合并",
    written_by="王",
)  # fmt: skip


def test_what_is_written_is_listed_by_its_day(tmp_path):
    later = write(tmp_path, replace(MERGED, first_day=date(2026, 5, 1)))
    first = write(tmp_path, MERGED)
    assert all_annotations(tmp_path) == (first, later)
    assert (later.id, first.id) == (1, 2)
    assert first.written_at is not None


def test_an_office_without_a_notebook_has_none_and_gets_none_by_reading(tmp_path):
    assert all_annotations(tmp_path) == history(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_change_and_a_deletion_keep_what_it_said(tmp_path):
    first = write(tmp_path, MERGED)
    second = change(tmp_path, replace(first, text="热线合并", written_by="李"))
    assert all_annotations(tmp_path) == (second,)
    delete(tmp_path, first.id, "赵")
    assert all_annotations(tmp_path) == ()
    assert [(one.annotation, one.action, one.done_by) for one in history(tmp_path)] == [
        (second, "deleted", "赵"),
        (first, "changed", "李"),
    ]
    assert write(tmp_path, MERGED).id == 2  # no number is used again


def test_one_that_was_deleted_meanwhile_is_neither_changed_nor_deleted(tmp_path):
    first = write(tmp_path, MERGED)
    delete(tmp_path, first.id)
    with pytest.raises(AnnotationError, match="没有第 1 号标注"):
        change(tmp_path, first)
    with pytest.raises(AnnotationError, match="没有第 1 号标注"):
        delete(tmp_path, first.id)
    assert len(history(tmp_path)) == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": " \n "}, "请写明发生了什么"),
        ({"text": "字" * (LONGEST["text"] + 1)}, "标注的内容有 61 字，最多 60 字"),
        ({"source": "字" * 61}, "来源有 61 字"),
        ({"last_day": date(2026, 3, 1)}, "结束日期 2026-03-01 早于开始日期 2026-03-02"),
        ({"first_day": date(1800, 1, 1)}, "1900 至 2100"),
        ({"compound": "象城外滩"}, "没有写明属于哪个社区"),
        ({"ledger": "compound"}, "不是按时间记的台账"),
        ({"reason": " "}, "要写明理由"),
        ({"starts_new_limits": False}, "写了重新计算的理由，却没有勾选"),
    ],
)
def test_what_cannot_be_is_refused_in_chinese_and_not_saved(tmp_path, wrong, said):
    with pytest.raises(AnnotationError, match=said):
        write(tmp_path, replace(MERGED, **wrong))
    assert all_annotations(tmp_path) == ()


def test_texts_are_kept_on_one_line(tmp_path):
    assert write(tmp_path, replace(MERGED, text=" 热线\n合并\u200b ")).text == "热线 合并"


def test_imports_rebuilds_and_undoing_leave_it_as_it_is(store, written):
    header = "工单编号,受理时间,社区"
    import_files([written(header, "A1,2026-03-02,南门社区")], home=store)
    saved = write(store, MERGED)
    import_files([written(header, "A2,2026-03-03,南门社区", name="2.csv")], home=store)
    rebuild(home=store)
    undo(home=store)
    assert all_annotations(store) == (saved,)
    assert notebook_file(store).stat().st_mode & 0o077 == 0


_WRITER = """
import sys
from datetime import date
from pathlib import Path
from data.notebook.annotation import Annotation
from data.notebook.annotations import change, write
for at in range(60):
    saved = write(Path(sys.argv[1]), Annotation(date(2026, 1, 1), f"{sys.argv[2]}{at}"))
    change(Path(sys.argv[1]), saved)
"""


def test_two_processes_that_write_at_once_lose_nothing(tmp_path):
    """They begin together, so that both also meet at making the file and its tables."""
    begun = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path), name], cwd=ROOT) for name in "甲乙"
    ]
    assert [process.wait(timeout=120) for process in begun] == [0, 0]
    found = all_annotations(tmp_path)
    assert {one.text for one in found} == {f"{name}{at}" for name in "甲乙" for at in range(60)}
    assert len(found) == len(history(tmp_path)) == 120
    with closing(sqlite3.connect(notebook_file(tmp_path), isolation_level=None)) as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)


def test_a_writer_that_dies_in_its_transaction_leaves_no_half_of_it(tmp_path):
    saved = write(tmp_path, MERGED)
    dying = (
        "import os, sys; from pathlib import Path; from data.notebook.database import *\n"
        "with writing(notebook_file(Path(sys.argv[1]))) as connection:\n"
        "    connection.execute('delete from annotation'); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", dying, str(tmp_path)], cwd=ROOT).returncode == 9
    assert all_annotations(tmp_path) == (saved,)


def test_a_damaged_file_is_named_and_stays_as_it_is(tmp_path):
    path = notebook_file(tmp_path)
    path.write_bytes(b"not a notebook " * 100)
    for use in (all_annotations, history, lambda folder: write(folder, MERGED)):
        with pytest.raises(DamagedNotebookError, match="notebook.sqlite 已损坏.*notebook restore"):
            use(tmp_path)
    assert path.read_bytes() == b"not a notebook " * 100


def test_a_file_of_a_newer_version_is_not_touched(tmp_path):
    write(tmp_path, MERGED)
    with closing(sqlite3.connect(notebook_file(tmp_path), isolation_level=None)) as connection:
        connection.execute(f"pragma user_version = {len(STEPS) + 1}")
    for use in (all_annotations, lambda folder: write(folder, MERGED)):
        with pytest.raises(NotebookError, match="较新版本的软件写的"):
            use(tmp_path)


def test_a_database_of_another_program_is_no_notebook(tmp_path):
    with closing(sqlite3.connect(notebook_file(tmp_path), isolation_level=None)) as connection:
        connection.execute("create table annotation (id integer)")
    with pytest.raises(DamagedNotebookError, match="不是本看板的记事本"):
        all_annotations(tmp_path)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path):
    with pytest.raises(NotebookError, match="无法写入记事本"):
        write(tmp_path / "missing", MERGED)
