"""The store: what is served, what is kept, who may write."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from data.errors import NoSnapshot, StoreBusyError, StoreError
from data.importing.demonstration import current_or_demonstration
from data.importing.importer import import_files, rebuild
from data.ledgers import LEDGERS
from data.settings import settings
from data.snapshots.lock import LOCK, writer_lock
from data.snapshots.store import current, home

HEADER = "工单编号,受理时间,社区,工单状态"
KEPT = settings().kept_imports


def test_home_is_where_the_variable_says_and_is_made(store: Path):
    assert home() == store
    assert store.is_dir()


def test_empty_store(store: Path):
    with pytest.raises(NoSnapshot, match="还没有台账"):
        current(store)


def test_ensure_fills_an_empty_store_with_the_samples_and_says_so(store: Path, capsys):
    snapshot = current_or_demonstration()
    assert snapshot.is_demonstration
    assert snapshot.row_counts["service_request"] >= 25_000
    assert set(snapshot.row_counts) == set(LEDGERS)
    assert "演示数据" in capsys.readouterr().err
    assert current_or_demonstration() == snapshot
    assert capsys.readouterr().err == ""


def test_snapshot_has_every_ledger_and_codes(written, store: Path):
    import_files([written(HEADER, "A1,2026-03-02,南门社区,待办")], home=store)
    with duckdb.connect(str(current(store).path), read_only=True) as connection:
        tables = {name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
        kinds = {row[0]: row[1] for row in connection.execute("describe service_request").fetchall()}
    assert tables == set(LEDGERS)
    assert kinds["status"].startswith("ENUM")
    assert kinds["community"].startswith("ENUM")
    assert kinds["requested_at"] == "TIMESTAMP"
    assert kinds["is_repeat"] == "BOOLEAN"
    assert {"content", "reporter", "address", "phone"} & set(kinds) == set()


def test_rows_lie_by_community_and_time(written, rows):
    import_files(
        [
            written(
                HEADER,
                "A1,2026-03-04,新城社区,待办",
                "A2,2026-03-02,新城社区,待办",
                "A3,2026-03-09,南门社区,待办",
            )
        ]
    )
    assert rows("select request_id from service_request") == [("A3",), ("A2",), ("A1",)]


def test_old_snapshots_go_and_the_newest_stay(written, store: Path):
    ids = []
    for number in range(KEPT + 2):
        path = written(HEADER, f"A{number},2026-03-02,南门社区,待办", name=f"{number}.csv")
        ids.append(import_files([path], home=store).snapshot)
    assert {path.stem for path in (store / "snapshots").glob("*.duckdb")} == set(ids[-KEPT:])
    assert {path.stem for path in (store / "findings").iterdir()} == set(ids[-KEPT:])
    assert current(store).row_counts["service_request"] == KEPT + 2


def test_originals_are_kept_byte_for_byte(written, store: Path):
    path = written(HEADER, "A1,2026-03-02,南门社区,待办")
    import_files([path], home=store)
    (kept,) = (store / "originals").iterdir()
    assert kept.read_bytes() == path.read_bytes()


def test_second_writer_is_told_who_writes(written, store: Path):
    path = written(HEADER, "A1,2026-03-02,南门社区,待办")
    store.mkdir()
    with writer_lock(store), pytest.raises(StoreBusyError, match=f"另一个导入正在进行（进程 {os.getpid()}）"):
        import_files([path], home=store)
    assert import_files([path], home=store).files[0].added == 1


def test_lock_of_a_dead_process_does_not_count(written, store: Path):
    store.mkdir()
    (store / LOCK).write_text("999999")
    (store / "work-999999").mkdir()
    import_files([written(HEADER, "A1,2026-03-02,南门社区,待办")], home=store)
    assert list(store.glob("work-*")) == []


def test_a_reader_keeps_its_snapshot_during_an_import(written, store: Path):
    import_files([written(HEADER, "A1,2026-03-02,南门社区,待办")], home=store)
    with duckdb.connect(str(current(store).path), read_only=True) as reader:
        import_files([written(HEADER, "A2,2026-03-02,南门社区,待办", name="later.csv")], home=store)
        assert reader.execute("select count(*) from service_request").fetchall() == [(1,)]
    assert current(store).row_counts["service_request"] == 2


def test_damage_is_told(written, store: Path):
    import_files([written(HEADER, "A1,2026-03-02,南门社区,待办")], home=store)
    current(store).path.unlink()
    with pytest.raises(StoreError, match="rebuild"):
        current(store)
    rebuild(store)
    assert current(store).row_counts["service_request"] == 1
    (original,) = (store / "originals").iterdir()
    original.write_bytes(b"other")
    with pytest.raises(StoreError, match="已损坏"):
        rebuild(store)


def test_manifest_says_where_each_row_came_from(written, store: Path):
    moment = datetime.now().replace(microsecond=0)
    import_files([written(HEADER, "A1,2026-03-02,南门社区,待办")], home=store)
    snapshot = current(store)
    manifest = json.loads(snapshot.path.with_suffix(".json").read_text(encoding="utf-8"))
    (original,) = manifest["originals"]
    assert (original["file"], original["ledger"], original["mapping"]) == (
        "export.csv",
        "service_request",
        None,
    )
    assert manifest["reports"][0]["added"] == 1
    assert snapshot.imported_at >= moment
