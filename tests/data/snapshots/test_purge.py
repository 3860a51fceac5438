"""Kept originals go after a time: the rows stay, and what can no longer be read again is named."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta

import pytest

from data.errors import StoreError
from data.importing.importer import import_files, rebuild
from data.snapshots.purge import PURGED, PurgedError, PurgeResult, lost_originals, purge_originals
from data.snapshots.store import ORIGINALS, current, current_manifest

HEADER = "工单编号,受理时间,社区,详细地址,标题"
COMPOUNDS = ("社区,小区,户数", "南门社区,汽运小区,238", "南门社区,新源家属院,60")
#: Later than today, also when the night falls while the tests run.
TOMORROW = date.today() + timedelta(days=2)
PLACED = "select request_id, compound::varchar from service_request order by 1"


@pytest.fixture
def filled(written, store):
    """A store with two requests from one file."""
    rows = ("A1,2026-03-02,南门社区,新源家属院3栋,停水", "A2,2026-03-02,南门社区,新源家属院,停水")
    import_files([written(HEADER, *rows, name="r.csv")], home=store)
    return store


def test_originals_of_that_day_on_stay(filled):
    assert purge_originals(date.today(), filled) == PurgeResult((), 0)
    assert len(list((filled / ORIGINALS).iterdir())) == 1
    rebuild(filled)


def test_older_ones_go_and_the_rows_stay(filled, rows):
    size = sum(path.stat().st_size for path in (filled / ORIGINALS).iterdir())
    before = current(filled).id
    assert purge_originals(TOMORROW, filled) == PurgeResult(("r.csv",), size)
    assert list((filled / ORIGINALS).iterdir()) == []
    assert (filled / PURGED).stat().st_mode & 0o777 == 0o600
    assert current(filled).id == before
    assert rows(PLACED) == [("A1", "未匹配"), ("A2", "未匹配")]
    assert purge_originals(TOMORROW, filled) == PurgeResult((), 0)


def test_rebuild_names_what_it_cannot_read_again(filled):
    purge_originals(TOMORROW, filled)
    today = f"{datetime.now():%Y-%m-%d}"
    with pytest.raises(PurgedError) as error:
        rebuild(filled)
    assert str(error.value) == (
        f"不能重新生成快照：“r.csv”（{today} 导入）的原始文件已按要求清除，无法再次读取。"
        "现有快照完好，仍在使用。"
    )
    assert [one.file for one in lost_originals(filled, current_manifest(filled))] == ["r.csv"]


def test_an_original_that_vanished_by_itself_is_damage(filled):
    for path in (filled / ORIGINALS).iterdir():
        path.unlink()
    assert lost_originals(filled, current_manifest(filled)) == ()
    with pytest.raises(StoreError, match="不见了"):
        rebuild(filled)


def test_places_that_come_later_keep_the_rows_and_place_them_by_what_was_kept(filled, written, rows):
    purge_originals(TOMORROW, filled)
    import_files([written(*COMPOUNDS, name="c.csv")], home=filled)
    assert rows(PLACED) == [("A1", "新源家属院"), ("A2", "新源家属院")]
    later = written(HEADER, "B1,2026-03-03,南门社区,汽运小区1栋,停电", name="b.csv")
    import_files([later], home=filled)
    assert rows(PLACED) == [("A1", "新源家属院"), ("A2", "新源家属院"), ("B1", "汽运小区")]


def test_the_report_says_that_files_were_not_read_again(filled, written):
    purge_originals(TOMORROW, filled)
    (report,) = import_files([written(*COMPOUNDS, name="c.csv")], home=filled).files
    assert report.finding_counts["not_read_again"] == 1


def test_leftovers_of_dead_imports_go_too(filled):
    leftover = filled / ORIGINALS / ".abc.123"
    leftover.write_text("13800138000")
    past = datetime(2020, 1, 1).timestamp()
    os.utime(leftover, (past, past))
    assert purge_originals(date(2021, 1, 1), filled) == PurgeResult((), 11)
    assert not leftover.exists()


def test_an_empty_store_has_nothing_to_purge(store):
    assert purge_originals(TOMORROW, store) == PurgeResult((), 0)
