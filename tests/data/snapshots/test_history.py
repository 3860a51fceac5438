"""Snapshots that are still there, and the way back to an earlier one."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.command_line.listings import history_text
from data.errors import NoSnapshot, StoreBusyError, StoreError
from data.importing.importer import import_files, rebuild
from data.settings import settings
from data.snapshots.chain import kept_ids
from data.snapshots.history import history, restore, undo
from data.snapshots.lock import writer_lock
from data.snapshots.purge import purge_originals
from data.snapshots.store import current
from tests.data.conftest import FIXTURES
from tests.data.stored_rows import stored_rows

HEADER = "工单编号,受理时间,社区,工单状态"
#: How many imports the law of marks begins with.
_IMPORTS = 3
KEPT = settings().kept_imports


@pytest.fixture
def add(written: Callable[..., Path], store: Path) -> Callable[..., str]:
    """Import a file with one request of that number; the snapshot it makes."""

    def run(number: str, **options: bool) -> str:
        path = written(HEADER, f"{number},2026-03-02,南门社区,待办", name=f"{number}.csv")
        return import_files([path], home=store, **options).snapshot

    return run


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three imports with a request each, to be copied."""
    folder = tmp_path_factory.mktemp("three")
    for number in range(1, _IMPORTS + 1):
        path = folder / f"A{number}.csv"
        path.write_text(f"{HEADER}\nA{number},2026-03-02,南门社区,待办\n", encoding="utf-8")
        import_files([path], home=folder / "home")
    return folder / "home"


def numbers(rows: Callable[..., list[tuple[str]]]) -> list[str]:
    return [number for (number,) in rows("select request_id from service_request order by 1")]


def test_an_empty_store_has_no_history_and_nothing_to_undo(store: Path):
    store.mkdir()
    assert history(store) == ()
    with pytest.raises(NoSnapshot, match="还没有台账"):
        undo(store)
    with pytest.raises(NoSnapshot, match="还没有台账"):
        restore("x", store)
    assert list(store.iterdir()) == []


def test_history_tells_what_each_import_added_the_newest_first(add, store):
    first, second = add("A1"), add("A2")
    assert [(one.id, one.files, one.is_current) for one in history(store)] == [
        (second, ("A2.csv",), True),
        (first, ("A1.csv",), False),
    ]
    assert [one.row_counts["service_request"] for one in history(store)] == [2, 1]
    assert [one.before for one in history(store)] == [first, ""]


def test_a_file_of_several_tables_is_named_once(store):
    import_files([FIXTURES / "exports" / "several_sheets.xlsx"], home=store)
    assert history(store)[0].files == ("several_sheets.xlsx",)


def test_files_bear_the_names_they_came_with(store, written):
    paths = [
        written(HEADER, f"{name},2026-03-02,南门社区,待办", name=f"upload-{name}") for name in ("A1", "A2")
    ]
    report = import_files(paths, home=store, names=["三月.csv", "四月.csv"])
    assert [one.file for one in report.files] == ["三月.csv", "四月.csv"]
    assert history(store)[0].files == ("三月.csv", "四月.csv")
    with pytest.raises(ValueError, match="zip"):
        import_files(paths, home=store, names=["三月.csv"])


def test_undo_goes_back_step_by_step_as_far_as_the_demonstration(add, store, rows):
    sample = add("D1", demonstration=True)
    first, second = add("A1"), add("A2")
    assert [one.is_demonstration for one in history(store)] == [False, False, True]
    assert undo(store).now.id == first
    assert numbers(rows) == ["A1"]
    last = undo(store).now
    assert (last.id, last.is_current, last.is_demonstration) == (sample, True, True)
    assert numbers(rows) == ["D1"]
    with pytest.raises(StoreError, match="没有更早的快照"):
        undo(store)
    assert current(store).id == sample
    assert [one.id for one in history(store)] == [second, first, sample]


def test_after_an_undo_the_demonstration_gives_way_again(add, store, rows):
    add("D1", demonstration=True)
    add("A1")
    undo(store)
    add("A2")
    assert numbers(rows) == ["A2"]
    assert undo(store).now.is_demonstration


def test_an_import_that_was_taken_back_does_not_come_back_by_undo(add, store, rows):
    first = add("A1")
    add("A2")
    undo(store)
    third = add("A3")
    assert numbers(rows) == ["A1", "A3"]
    told = {one.id: one for one in history(store)}[third]
    assert (told.files, told.before) == (("A3.csv",), first)
    assert undo(store).now.id == first


def test_restore_brings_a_later_one_back(add, store, rows):
    add("A1")
    second = add("A2")
    undo(store)
    restore(second, store)
    assert numbers(rows) == ["A1", "A2"]
    assert [one.is_current for one in history(store)] == [True, False]


def test_of_three_imports_two_were_taken_back_and_one_of_them_came_again(add, store):
    """The latest first: what is served, what is in it, what was taken back."""
    first, second, third = add("A1"), add("A2"), add("A3")

    def told() -> list[tuple[str, str, bool]]:
        return [(one.id, one.standing.value, one.is_current) for one in history(store)]

    assert told() == [(third, "", True), (second, "", False), (first, "", False)]
    undo(store)
    undo(store)
    assert told() == [(third, "undone", False), (second, "undone", False), (first, "", True)]
    marks = [line for line in history_text(history(store)).splitlines() if not line.startswith(" ")]
    assert [("已撤销" in line, "当前" in line) for line in marks] == [(True, False)] * 2 + [(False, True)]
    restore(second, store)
    assert told() == [(third, "undone", False), (second, "", True), (first, "", False)]


def test_what_a_restored_state_goes_back_before_is_replaced_and_what_it_brings_is_not_undone(add, store):
    first, second, third = add("A1"), add("A2"), add("A3")
    again = restore(first, store)
    assert [(one.id, one.standing.value) for one in history(store)] == [
        (again, ""),
        (third, "replaced"),
        (second, "replaced"),
        (first, ""),
    ]
    undo(store)
    assert [one.standing.value for one in history(store)] == ["undone", "", "", ""]
    undo(store)
    undo(store)
    restore(third, store)  # not made from what is current: an entry of its own, with all that led to it
    assert [one.standing.value for one in history(store)] == ["", "undone", "", "", ""]
    assert add("A4") == history(store)[0].id
    assert [one.standing.value for one in history(store)] == ["", "", "undone", "", "", ""]


@given(ways=st.lists(st.integers(-1, 3), max_size=8))
def test_the_rows_served_are_those_of_the_imports_in_force(ways: list[int], tmp_path_factory, three):
    """Whatever was undone (-1) and restored: who reads the marks knows which files are in."""
    store = tmp_path_factory.mktemp("ways") / "home"
    shutil.copytree(three, store)
    for way in ways:
        with contextlib.suppress(StoreError):  # there is nothing before the first
            there = history(store)
            undo(store) if way < 0 else restore(there[way % len(there)].id, store)
    entries = history(store)
    served = stored_rows(store, "select request_id from service_request order by 1")
    in_force = {name for one in entries if not one.standing for name in one.files}
    assert [f"{number}.csv" for (number,) in served] == sorted(in_force)


def test_undo_after_a_rebuild_takes_the_import_back(add, store, rows):
    first = add("A1")
    second = add("A2")
    again = rebuild(store)
    told = [(one.id, one.kind, one.files, one.changed, one.before) for one in history(store)]
    assert told == [
        (again, "rebuild", (), 0, second),
        (second, "import", ("A2.csv",), 1, first),
        (first, "import", ("A1.csv",), 1, ""),
    ]
    back = undo(store)
    assert [one.id for one in back.undone] == [again, second]
    assert (back.now.id, current(store).id, numbers(rows)) == (first, first, ["A1"])


def test_a_rebuild_of_the_first_import_leaves_nothing_to_take_back(add, store):
    add("A1")
    again = rebuild(store)
    with pytest.raises(StoreError, match="没有更早的快照"):
        undo(store)
    assert current(store).id == again


def test_a_restored_state_is_an_entry_that_is_taken_back(add, store, rows):
    first = add("A1")
    second = add("A2")
    third = add("A3")
    again = restore(first, store)
    assert numbers(rows) == ["A1"]
    told = history(store)[0]
    assert (told.id, told.kind, told.before, told.changed, told.files) == (again, "restore", third, 2, ())
    assert add("A4") != again
    assert numbers(rows) == ["A1", "A4"]
    undo(store)
    assert [one.id for one in undo(store).undone] == [again]
    assert numbers(rows) == ["A1", "A2", "A3"]
    assert undo(store).now.id == second


def test_a_wrong_clock_changes_no_undo(add, store, rows):
    """Ten years ahead and a day back: the records say so as they would have been written then."""
    ids = [add("A1")]
    for number, shift in enumerate((timedelta(days=3653), timedelta(days=-1), timedelta()), start=2):
        ids.append(add(f"A{number}"))
        path = store / "snapshots" / f"{ids[-1]}.json"
        told = json.loads(path.read_text(encoding="utf-8"))
        for one in (told, told["originals"][-1]):
            one["imported_at"] = (datetime.fromisoformat(one["imported_at"]) + shift).isoformat()
        told["made_at"] = told["imported_at"]
        path.write_text(json.dumps(told), encoding="utf-8")
    assert [one.id for one in history(store)] == ids[::-1]
    for left in (3, 2, 1):
        assert undo(store).now.id == ids[left - 1]
        assert numbers(rows) == [f"A{number}" for number in range(1, left + 1)]


@pytest.mark.parametrize("clock", ["2036-11-28T08:00:00", "2025-06-01T00:00:00"])
def test_a_wrong_clock_does_not_stay_in_what_the_data_reach_to(clock, written, store):
    lines = (HEADER, "A1,2026-03-02,南门社区,待办", "A2,2031-05-05,南门社区,待办")
    path = store / "snapshots" / f"{import_files([written(*lines)], home=store).snapshot}.json"
    assert current(store).as_of == datetime(2026, 3, 2)
    told = json.loads(path.read_text(encoding="utf-8"))
    told["imported_at"] = told["originals"][0]["imported_at"] = clock
    told["as_of"] = min(clock, "2031-05-05T00:00:00")
    path.write_text(json.dumps(told), encoding="utf-8")
    assert current(store).as_of != datetime(2026, 3, 2)
    rebuild(store)
    assert current(store).as_of == datetime(2026, 3, 2)


def test_of_many_small_steps_the_latest_stay_and_every_import(add, store, rows):
    first, second = add("A1"), add("A2")
    steps = [restore((first, second)[at % 2], store) for at in range(4)]
    assert kept_ids(store, steps[-1], imports=5, steps=4) == {first, second, *steps}
    assert kept_ids(store, steps[-1], imports=5, steps=2) == {first, second, *steps[2:]}
    assert kept_ids(store, steps[-1], imports=1, steps=0) == {
        second,
        *steps[2:],
    }  # the current one, that before it
    for gone in steps[1:3]:
        for path in (store / "snapshots").glob(f"{gone}.*"):
            path.unlink()
    assert [one.id for one in history(store)] == [steps[3], steps[0], second, first]
    assert undo(store).now.id == steps[0]  # it passes over what was cleared away
    assert numbers(rows) == ["A1"]


def test_snapshots_of_a_version_that_named_no_parents_are_told_by_their_files(add, store):
    ids = [add(f"A{number}") for number in range(3)]
    for snapshot in ids:
        path = store / "snapshots" / f"{snapshot}.json"
        told = json.loads(path.read_text(encoding="utf-8"))
        for name in (
            "kind",
            "ancestors",
            "number",
            "made_at",
            "who",
            "changed",
            "brought",
            "added_aliases",
            "removed_aliases",
            "files",
        ):
            del told[name]
        path.write_text(json.dumps(told), encoding="utf-8")
    assert [one.before for one in history(store)] == [ids[1], ids[0], ""]
    newest = add("A3")
    assert history(store)[0].before == ids[2]
    assert [undo(store).now.id for _ in range(3)] == ids[::-1]
    assert restore(newest, store) != newest


def test_what_is_gone_is_not_listed_and_cannot_be_restored(add, store):
    first, second = add("A1"), add("A2")
    (store / "snapshots" / f"{first}.duckdb").unlink()
    assert [one.id for one in history(store)] == [second]
    assert history(store)[0].files == ("A2.csv",)
    for name in (first, "../CURRENT", ""):
        with pytest.raises(StoreError, match="已经不在了"):
            restore(name, store)
    with pytest.raises(StoreError, match="没有更早的快照"):
        undo(store)
    assert current(store).id == second


def test_a_restored_state_outlives_the_imports_that_follow(add, store, rows):
    ids = [add(f"A{number}") for number in range(KEPT)]
    restore(ids[0], store)
    for number in range(KEPT - 1):
        add(f"B{number}")
    for _ in range(KEPT - 1):
        undo(store)
    assert numbers(rows) == ["A0"]


def test_the_snapshot_before_stays_though_its_file_is_the_oldest(add, store):
    ids = [add(f"A{number}") for number in range(KEPT)]
    os.utime(store / "snapshots" / f"{ids[-1]}.json", (1, 1))  # as a copy from a backup has it
    add("B")
    assert undo(store).now.id == ids[-1]


def test_nothing_is_taken_back_while_an_import_runs(add, store):
    first, second = add("A1"), add("A2")
    with writer_lock(store):
        with pytest.raises(StoreBusyError, match="另一个导入正在进行"):
            undo(store)
        with pytest.raises(StoreBusyError, match="另一个导入正在进行"):
            restore(first, store)
    assert current(store).id == second


def test_a_damaged_record_of_an_old_snapshot_stops_nothing(add, store, rows):
    first, second, third = (add(f"A{number}") for number in range(3))
    (store / "snapshots" / f"{first}.json").write_text("{", encoding="utf-8")
    assert [(one.id, one.is_damaged) for one in history(store)] == [
        (third, False),
        (second, False),
        (first, True),
    ]
    purge_originals(date(2999, 1, 1), store)
    assert undo(store).now.id == second
    with pytest.raises(StoreError, match="没有更早的快照"):
        undo(store)
    assert first in kept_ids(store, second, imports=1)  # nobody knows what it is: it is not cleared away


def test_nothing_goes_back_to_a_damaged_snapshot(add, store):
    first, second = add("A1"), add("A2")
    path = store / "snapshots" / f"{first}.duckdb"
    content = bytearray(path.read_bytes())
    for place in range(20_000, 20_200):
        content[place] ^= 0xFF
    path.write_bytes(content)
    for way in (lambda: undo(store), lambda: restore(first, store)):
        with pytest.raises(StoreError, match="已损坏或不见了"):
            way()
    assert current(store).id == second
