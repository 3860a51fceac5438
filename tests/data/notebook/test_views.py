"""Saved views: what is saved is listed, a name is taken once, a page has one default, history keeps all."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from data.importing.importer import import_files, rebuild
from data.notebook.annotation import Annotation
from data.notebook.annotations import all_annotations, write
from data.notebook.backup import backup, restore
from data.notebook.database import notebook_file
from data.notebook.view import LONGEST_NAME, LONGEST_QUERY, MOST_VIEWS, SavedView, ViewError
from data.notebook.views import (
    all_views,
    delete_view,
    rename_view,
    save_view,
    set_default_view,
    view_history,
)
from data.snapshots.history import undo
from tests.conftest import ROOT

MEETING = SavedView("街道例会", "service_requests", "grain=week", period="上周", written_by="王")


def test_what_is_saved_is_listed_the_latest_first(tmp_path):
    assert all_views(tmp_path) == view_history(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []
    first = save_view(tmp_path, MEETING)
    second = save_view(tmp_path, replace(MEETING, name="超期", settings="sort=-days", snapshot="s-1"))
    assert all_views(tmp_path) == (second, first)
    assert (first.id, second.id) == (1, 2)


def test_changes_and_deletions_keep_what_it_was(tmp_path):
    saved = save_view(tmp_path, MEETING)
    rename_view(tmp_path, saved.id, " 周一\n例会 ", "李")
    (renamed,) = all_views(tmp_path)
    assert renamed == replace(saved, name="周一 例会")
    delete_view(tmp_path, saved.id, "赵")
    assert all_views(tmp_path) == ()
    assert [(one.view, one.action, one.done_by) for one in view_history(tmp_path)] == [
        (renamed, "deleted", "赵"),
        (saved, "renamed", "李"),
    ]
    assert save_view(tmp_path, MEETING).id == 2  # a link to a deleted view never opens another one


def test_a_page_has_one_default(tmp_path):
    first = save_view(tmp_path, replace(MEETING, is_default=True))
    second = save_view(tmp_path, replace(MEETING, name="超期", is_default=True))
    other = save_view(tmp_path, replace(MEETING, name="别页", page="mediation", is_default=True))

    def defaults() -> set[int]:
        return {view.id for view in all_views(tmp_path) if view.is_default}

    assert defaults() == {second.id, other.id}
    set_default_view(tmp_path, first.id, is_default=True)
    assert defaults() == {first.id, other.id}
    set_default_view(tmp_path, first.id, is_default=False)
    assert defaults() == {other.id}
    assert {one.action for one in view_history(tmp_path)} == {"default"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " \u200b"}, "请给视图起一个名称"),
        ({"name": "字" * (LONGEST_NAME + 1)}, "视图的名称有 31 字，最多 30 字"),
        ({"name": "街道\t例会"}, "已有视图叫“街道 例会”（王，20"),
        ({"written_by": "字" * 21}, "填写人有 21 字"),
        ({"settings": "x" * LONGEST_QUERY}, "条件太多"),
        ({"page": "../etc"}, "不是页面的地址"),
    ],
)
def test_what_cannot_be_is_refused_in_chinese_and_not_saved(tmp_path, wrong, said):
    kept = save_view(tmp_path, replace(MEETING, name="街道 例会"))
    with pytest.raises(ViewError, match=said):
        save_view(tmp_path, replace(MEETING, **wrong))
    assert all_views(tmp_path) == (kept,)


def test_no_more_are_kept_than_a_list_can_show(tmp_path):
    save_view(tmp_path, MEETING)
    columns = "page, scope, settings, period, snapshot, is_default, written_by, written_at"
    with closing(sqlite3.connect(notebook_file(tmp_path), isolation_level=None)) as connection:
        for at in range(MOST_VIEWS - 1):
            connection.execute(
                f"insert into saved_view (name, {columns}) select ?, {columns} from saved_view where id = 1",
                (str(at),),
            )
    with pytest.raises(ViewError, match=f"已有 {MOST_VIEWS} 个视图"):
        save_view(tmp_path, replace(MEETING, name="再一个"))


@pytest.mark.parametrize(
    "act", [lambda folder: delete_view(folder, 1), lambda folder: rename_view(folder, 1, "新")]
)
def test_one_that_was_deleted_meanwhile_is_said(tmp_path, act):
    delete_view(tmp_path, save_view(tmp_path, MEETING).id)
    with pytest.raises(ViewError, match="没有第 1 号视图"):
        act(tmp_path)


def test_imports_rebuilds_undoing_and_a_restored_backup_keep_them(store, written, tmp_path):
    header = "工单编号,受理时间,社区"
    import_files([written(header, "A1,2026-03-02,南门社区")], home=store)
    saved = save_view(store, MEETING)
    import_files([written(header, "A2,2026-03-03,南门社区", name="2.csv")], home=store)
    rebuild(home=store)
    undo(home=store)
    assert all_views(store) == (saved,)
    backup(store, tmp_path / "copy.sqlite")
    delete_view(store, saved.id)
    restore(store, tmp_path / "copy.sqlite")
    assert all_views(store) == (saved,)


def test_a_notebook_of_before_gets_the_tables_and_keeps_its_annotations(tmp_path):
    noted = write(tmp_path, Annotation(date(2026, 3, 2), "热线并入网格"))
    with closing(sqlite3.connect(notebook_file(tmp_path), isolation_level=None)) as connection:
        made = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
        for (table,) in connection.execute(made).fetchall():
            if not table.startswith("annotation"):
                connection.execute(f"drop table {table}")
        connection.execute("pragma user_version = 1")
    saved = save_view(tmp_path, MEETING)
    assert (all_views(tmp_path), all_annotations(tmp_path)) == ((saved,), (noted,))


_WRITER = """
import sys
from pathlib import Path
from data.notebook.view import SavedView, ViewError
from data.notebook.views import rename_view, save_view
folder, own = Path(sys.argv[1]), sys.argv[2]
for at in range(40):
    saved = save_view(folder, SavedView(f"{own}{at}", "overview", is_default=True))
    rename_view(folder, saved.id, f"{own}{at}改", own)
    try:
        save_view(folder, SavedView(f"同名{at}", "overview"))
    except ViewError:
        pass
"""


def test_two_processes_that_save_at_once_lose_nothing_and_share_no_name(tmp_path):
    begun = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path), name], cwd=ROOT) for name in "甲乙"
    ]
    assert [process.wait(timeout=120) for process in begun] == [0, 0]
    found = all_views(tmp_path)
    own = {f"{name}{at}改" for name in "甲乙" for at in range(40)}
    assert sorted(view.name for view in found) == sorted(own | {f"同名{at}" for at in range(40)})
    assert sum(view.is_default for view in found) == 1
    renamed = [one for one in view_history(tmp_path) if one.action == "renamed"]
    assert {one.view.name for one in renamed} == {f"{name}{at}" for name in "甲乙" for at in range(40)}
