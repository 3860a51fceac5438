"""The folder of the store is its owner's alone, whatever it was before."""

from __future__ import annotations

import os
from pathlib import Path

from data.importing.importer import import_files
from data.snapshots import store as stores
from data.snapshots.rights import tighten

HEADER, ROW = "工单编号,受理时间,社区", "A1,2026-03-02,南门社区"


def open_to_others(folder: Path) -> list[Path]:
    """What others may read, the folder included."""
    return [path for path in (folder, *folder.rglob("*")) if path.lstat().st_mode & 0o077]


def test_what_is_made_is_closed_whatever_the_mask(store, written):
    before = os.umask(0)
    try:
        assert stores.home() == store
        import_files([written(HEADER, ROW)], home=store)
    finally:
        os.umask(before)
    assert open_to_others(store) == []
    assert tighten(store) == ""


def test_what_was_opened_is_closed_and_said_once(store, written, capsys):
    import_files([written(HEADER, ROW)], home=store)
    for path in (store, *store.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    wide = len(open_to_others(store))
    other = store / "readme.txt"
    other.write_text("somebody's own")
    other.chmod(0o644)
    link = store / "originals" / "link"
    link.symlink_to(other)
    capsys.readouterr()
    import_files([written(HEADER, ROW.replace("A1", "A2"), name="2.csv")], home=store)
    said = capsys.readouterr().err
    assert f"有 {wide} 处别的账号也能读，已改为只有本账号可以读写" in said
    assert said.count("\n") == 1
    assert open_to_others(store) == [other, link]
    assert tighten(store) == ""


def test_what_cannot_be_closed_is_said_and_stops_nothing(store, written):
    """A folder where everybody may put things is like one of another account: it is not ours to close."""
    import_files([written(HEADER, ROW)], home=store)
    store.chmod(0o1777)
    assert "改不了" in tighten(store)
    assert store.stat().st_mode & 0o7777 == 0o1777
    import_files([written(HEADER, ROW.replace("A1", "A2"), name="2.csv")], home=store)
    assert stores.current(store).row_counts["service_request"] == 2


def test_a_folder_that_is_not_there_has_none(tmp_path):
    assert tighten(tmp_path / "nothing") == ""
