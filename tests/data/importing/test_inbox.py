"""The inbox: what lies there is imported together and filed away; nothing is lost or overwritten."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.errors import StoreBusyError
from data.importing import importer, inbox, sources
from data.importing.filing import remove_filed
from data.importing.finishing import publish_import
from data.importing.importer import import_files
from data.importing.inbox import read_inbox
from data.importing.ingest import Ingest
from data.importing.mapping_steps import save
from data.mapping_file import compose
from data.snapshots.history import history
from data.snapshots.lock import writer_lock
from data.snapshots.saved_mappings import SavedMappingError
from data.snapshots.store import current
from tests.data.conftest import FIXTURES

EXPORTS = FIXTURES / "exports"
HEADER = "工单编号,受理时间,社区,工单状态"
LONG_AGO = 1_700_000_000


@pytest.fixture
def put(store: Path) -> Callable[..., Path]:
    """Put a file into the inbox, finished long ago; its path."""

    def run(name: str, *lines: str, copy: Path | None = None, written_at: int = LONG_AGO) -> Path:
        path = store / "inbox" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if copy is None:
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        else:
            shutil.copyfile(copy, path)
        os.utime(path, (written_at, written_at))
        return path

    return run


def lying(store: Path) -> set[str]:
    """All files of the inbox."""
    return {
        path.relative_to(store / "inbox").as_posix()
        for path in (store / "inbox").rglob("*")
        if path.is_file()
    }


def report(store: Path, name: str) -> dict:
    return json.loads((store / "inbox" / f"{name}.report.json").read_text(encoding="utf-8"))


def test_the_folder_is_made(store: Path):
    assert read_inbox(store) == ()
    assert [path.name for path in store.iterdir()] == ["inbox"]


def test_good_files_go_in_as_one_snapshot_and_bad_ones_stop_none(store, put, rows):
    put("a.csv", HEADER, "A1,2026-03-02,南门社区,待办", "A2,昨天,南门社区,待办")
    put("b.zip", copy=EXPORTS / "several_files.zip")
    put("c.csv", copy=EXPORTS / "picture_renamed.csv")
    put("d.csv", copy=EXPORTS / "no_known_ledger.csv")
    handled = read_inbox(store)
    assert [(one.file, one.accepted) for one in handled] == [
        ("a.csv", True),
        ("b.zip", True),
        ("c.csv", False),
        ("d.csv", False),
    ]
    assert handled[0].message == "a.csv → 诉求工单 2 行（新增 1、更新 0、未变 0、拒收 1、合并 0）。"
    assert "c.csv：这是一张图片" in handled[2].message
    assert [one.files for one in history(store)] == [("a.csv", "b.zip")]
    assert len(rows("select * from service_request")) == 4
    assert lying(store) == {
        f"{folder}/{name}{ending}"
        for folder, names in (("done", ("a.csv", "b.zip")), ("refused", ("c.csv", "d.csv")))
        for name in names
        for ending in ("", ".report.json")
    }
    assert read_inbox(store) == ()


def test_reports_lie_beside_the_files(store, put):
    put("a.csv", HEADER, "A1,2026-03-02,南门社区,待办")
    put("b.zip", copy=EXPORTS / "several_files.zip")
    put("c.csv", copy=EXPORTS / "picture_renamed.csv")
    read_inbox(store)
    taken = report(store, "done/b.zip")
    assert (taken["file"], taken["accepted"], taken["snapshot"]) == ("b.zip", True, current(store).id)
    assert [(one["ledger"], one["added"]) for one in taken["tables"]] == [
        ("service_request", 3),
        ("mediation_case", 1),
    ]
    assert [one["file"] for one in report(store, "done/a.csv")["tables"]] == ["a.csv"]
    refused = report(store, "refused/c.csv")
    assert (refused["accepted"], "这是一张图片" in refused["message"]) == (False, True)
    if os.name != "nt":
        modes = {stat.S_IMODE(path.stat().st_mode) for path in (store / "inbox").rglob("*") if path.is_file()}
        assert modes == {0o600}


def test_a_file_that_is_bad_further_down_stops_none(store, put, rows):
    lines = "".join(f"A{number},2026-03-02,南门社区,待办\n" for number in range(100))
    bad = put("bad.csv")
    bad.write_bytes(("\ufeff" + HEADER + "\n" + lines).encode("utf-16-le") + b"\x00\xd8")
    os.utime(bad, (LONG_AGO, LONG_AGO))
    put("good.csv", HEADER, "G1,2026-03-02,南门社区,待办")
    assert [(one.file, one.accepted) for one in read_inbox(store)] == [("bad.csv", False), ("good.csv", True)]
    assert rows("select request_id from service_request") == [("G1",)]


@pytest.fixture
def faulty(monkeypatch):
    """A program that fails on files whose name begins with ``bad``, when it opens or when it takes them."""

    def at(step: str) -> None:
        whole = getattr(sources if step == "_sources" else Ingest, step)

        def failing(*arguments):
            if any(str(getattr(one, "file", one)).startswith("bad") for one in arguments):
                raise ZeroDivisionError("138" + "0013" * 2)
            return whole(*arguments)

        monkeypatch.setattr(sources if step == "_sources" else Ingest, step, failing)

    return at


@pytest.mark.parametrize("step", ["_sources", "_import_source"])
def test_a_fault_of_the_program_costs_its_file_only(store, put, rows, faulty, caplog, step):
    faulty(step)
    put("bad.csv", HEADER, "B1,2026-03-02,南门社区,待办")
    put("good.csv", HEADER, "G1,2026-03-02,南门社区,待办")
    handled = read_inbox(store)
    assert [(one.file, one.accepted) for one in handled] == [("bad.csv", False), ("good.csv", True)]
    assert rows("select request_id from service_request") == [("G1",)]
    reference = re.search(r"程序出错.*参考号 (\w+)", report(store, "refused/bad.csv")["message"])[1]
    assert f"reference {reference}: ZeroDivisionError" in caplog.text
    assert "13800130013" not in caplog.text


def test_files_that_do_not_go_together_go_one_by_one(store, put, rows, monkeypatch):
    def only_one(*arguments, **named):
        if arguments[4][1:]:
            raise ZeroDivisionError
        return publish_import(*arguments, **named)

    monkeypatch.setattr(importer, "publish_import", only_one)
    for number in (1, 2):
        put(f"{number}.csv", HEADER, f"G{number},2026-03-02,南门社区,待办")
    assert [one.accepted for one in read_inbox(store)] == [True, True]
    assert rows("select request_id from service_request") == [("G1",), ("G2",)]


def test_the_later_export_wins_whatever_its_name(store, put, rows):
    put("a.csv", HEADER, "A1,2026-03-02,南门社区,已办结", written_at=LONG_AGO + 60)
    put("b.csv", HEADER, "A1,2026-03-02,南门社区,待办")
    read_inbox(store)
    assert rows("select status::varchar from service_request") == [("已办结",)]


def test_names_that_are_taken_get_the_time(store, put):
    for number in range(3):
        put("a.csv", HEADER, f"A{number},2026-03-02,南门社区,待办")
        (one,) = read_inbox(store)
        assert ("同名的文件已经在了" in one.message) is (number > 0)
    done = sorted((store / "inbox" / "done").glob("*.csv"))
    assert len(done) == 3
    texts = {path.read_text(encoding="utf-8").splitlines()[1][:2] for path in done}
    assert texts == {"A0", "A1", "A2"}
    assert all(path.name.startswith("a") for path in done)
    assert len(list((store / "inbox" / "done").glob("*.report.json"))) == 3


def test_a_report_that_lies_there_is_not_overwritten(store, put):
    kept = put("done/a.csv.report.json", "mine")
    put("a.csv", HEADER, "A1,2026-03-02,南门社区,待办")
    read_inbox(store)
    assert kept.read_text(encoding="utf-8") == "mine\n"
    assert not (store / "inbox" / "done" / "a.csv").exists()
    assert len(list((store / "inbox" / "done").glob("a *.csv"))) == 1


@pytest.mark.parametrize(
    "name",
    [
        ".a.csv",
        "~$a.xlsx",
        "a.csv.tmp",
        "a.csv.part",
        "a.csv.crdownload",
        "a.csv.CRDOWNLOAD",
        "Thumbs.db",
        "a.csv.filepart",
        "a.xlsx.downloading",
        ".~lock.a.ods#",
        "a.csv~",
        "#a.csv#",
        "~WRL0001.tmp",
        "5D0A7B10",
        "desktop.ini",
    ],
)
def test_what_is_no_finished_file_stays(name: str, store, put):
    put(name, HEADER, "A1,2026-03-02,南门社区,待办")
    (store / "inbox" / "folder.csv").mkdir()
    assert read_inbox(store) == ()
    assert lying(store) == {name}


def test_a_file_that_grows_is_left_for_the_next_time(store, put):
    path = put("a.csv", HEADER, "A1,2026-03-02,南门社区,待办")
    stop = threading.Event()

    def grow() -> None:
        with path.open("a", encoding="utf-8") as stream:
            while not stop.wait(0.02):
                stream.write("A1,2026-03-02,南门社区,待办\n")
                stream.flush()

    path.touch()
    writer = threading.Thread(target=grow)
    writer.start()
    try:
        (one,) = read_inbox(store)
    finally:
        stop.set()
        writer.join()
    assert (one.accepted, one.waits, one.message.startswith("a.csv：文件还在变化")) == (False, True, True)
    assert lying(store) == {"a.csv"}
    assert [one.accepted for one in read_inbox(store)] == [True]


def write_on(path: Path, *lines: str) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.write("".join(f"{line}\n" for line in lines))


def test_a_copy_that_goes_on_after_it_was_read_is_read_again(store, put, rows, monkeypatch):
    path = put("a.csv", HEADER, "A1,2026-03-02,南门社区,待办")
    whole = inbox.import_files

    def slowly(*arguments, **named):
        report = whole(*arguments, **named)
        write_on(path, "A2,2026-03-02,南门社区,待办")
        return report

    with monkeypatch.context() as patched:
        patched.setattr(inbox, "import_files", slowly)
        (one,) = read_inbox(store)
    assert (one.accepted, "读入以后文件又变了" in one.message) == (True, True)
    assert lying(store) == {"a.csv"}
    (one,) = read_inbox(store)
    assert "新增 1、更新 0、未变 1" in one.message
    assert rows("select request_id from service_request order by 1") == [("A1",), ("A2",)]
    assert lying(store) == {"done/a.csv", "done/a.csv.report.json"}


def test_a_copy_that_goes_on_after_it_was_filed_comes_back(store, put, rows):
    put("a.csv", HEADER, "A1,2026-03-02,南门社区,待办")
    put("b.zip", copy=EXPORTS / "archive_cut_short.zip")
    assert [one.accepted for one in read_inbox(store)] == [True, False]
    assert read_inbox(store) == ()
    write_on(store / "inbox/done/a.csv", "A2,2026-03-02,南门社区,待办")
    shutil.copyfile(EXPORTS / "several_files.zip", store / "inbox/refused/b.zip")
    again = read_inbox(store)
    assert [(one.file, one.accepted) for one in again] == [("a.csv", True), ("b.zip", True)]
    assert "文件又变了，这次重新读入" in again[0].message
    assert len(rows("select * from service_request")) == 2 + 3
    assert read_inbox(store) == ()
    assert {name for name in lying(store) if "report" not in name} == {"done/a.csv", "done/b.zip"}


def test_a_restored_folder_brings_nothing_back(store, put):
    put("a.csv", HEADER, "A1,2026-03-02,南门社区,待办")
    read_inbox(store)
    (store / "inbox/done/a.csv").touch()
    assert read_inbox(store) == ()


@pytest.mark.parametrize("name", ["several_sheets.xlsx", "workbook_of_2003.xls", "several_files.zip"])
def test_what_says_itself_that_it_is_cut_waits_an_hour(name, store, put):
    whole = (EXPORTS / name).read_bytes()
    path = put(name, copy=EXPORTS / name)
    path.write_bytes(whole[: len(whole) * 2 // 3])
    (one,) = read_inbox(store)
    assert (one.accepted, "文件不完整，可能还没有拷贝完" in one.message) == (False, True)
    assert lying(store) == {name}
    os.utime(path, (LONG_AGO, LONG_AGO))
    read_inbox(store)
    assert f"refused/{name}" in lying(store)


@pytest.mark.parametrize("name", ["a" * 245 + ".csv", "社区工单" * 20 + ".csv", "b" * 249])
def test_names_as_long_as_they_can_be_are_filed(name, store, put):
    put(name, HEADER, "A1,2026-03-02,南门社区,待办")
    (one,) = read_inbox(store)
    assert (one.file, one.accepted, "名字太长" in one.message) == (name, True, True)
    assert read_inbox(store) == ()
    filed, told = sorted(lying(store), key=len)
    assert told == f"{filed}.report.json"
    assert Path(filed).suffix == Path(name).suffix
    assert json.loads((store / "inbox" / told).read_text(encoding="utf-8"))["file"] == name


def test_nothing_is_touched_while_an_import_runs(store, put):
    put("a.csv", HEADER, "A1,2026-03-02,南门社区,待办")
    with writer_lock(store), pytest.raises(StoreBusyError, match="另一个导入正在进行"):
        read_inbox(store)
    assert lying(store) == {"a.csv"}


def test_a_damaged_mapping_refuses_no_file(store, put):
    put("a.csv", HEADER, "A1,2026-03-02,南门社区,待办")
    put("../mappings/坏.toml", "ledger =")
    with pytest.raises(SavedMappingError, match="坏.toml"):
        read_inbox(store)
    assert lying(store) == {"a.csv"}


def test_a_saved_mapping_is_used(store, put):
    headers = ("单子", "哪天")
    save("旧表", compose("service_request", {"requested_at": "哪天"}, headers), store)
    put("a.csv", ",".join(headers), "X1,2026-03-02")
    assert [one.accepted for one in read_inbox(store)] == [True]
    assert report(store, "done/a.csv")["tables"][0]["finding_counts"]["saved_mapping"] == 1


def test_refusals_name_no_person(store, put):
    put("a.csv", "X1,联系人王小明13800000000", "X2,李女士")
    (one,) = read_inbox(store)
    told = one.message + (store / "inbox/refused/a.csv.report.json").read_text(encoding="utf-8")
    assert "王小明" not in told
    assert "13800000000" not in told


def test_a_file_that_cannot_be_moved_is_told_and_read_once(store, put, rows):
    path = put("a.csv", HEADER, "A1,2026-03-02,南门社区,待办")
    (store / "inbox" / "done").symlink_to(store / "nowhere")
    (one,) = read_inbox(store)
    assert (one.file, one.accepted, "移不走" in one.message) == ("a.csv", True, True)
    (store / "inbox" / "done").unlink()
    first = history(store)
    assert path.is_file()
    import_files([_other(path)], home=store)
    moved = read_inbox(store)
    assert [(one.file, one.accepted) for one in moved] == [("a.csv", True)]
    assert rows("select status::varchar from service_request") == [("已办结",)]
    assert len(history(store)) == len(first) + 1
    assert lying(store) == {"done/a.csv", "done/a.csv.report.json"}
    assert set(report(store, "done/a.csv")) == {"file", "accepted", "message", "snapshot", "tables", "state"}


def _other(path: Path) -> Path:
    """A later export in which the same request is closed."""
    other = path.parents[2] / "later.csv"
    other.write_text(path.read_text(encoding="utf-8").replace("待办", "已办结"), encoding="utf-8")
    return other


def test_purged_with_the_originals(store, put):
    put("a.csv", HEADER, "A1,2026-03-02,南门社区,待办")
    put("b.csv", copy=EXPORTS / "picture_renamed.csv")
    read_inbox(store)
    put("c.csv", HEADER, "A1,2026-03-02,南门社区,待办")
    assert remove_filed(store, date(2020, 1, 1)) == ()
    for path in (store / "inbox" / "done").iterdir():
        os.utime(path, (LONG_AGO, LONG_AGO))
    assert remove_filed(store, date(2024, 1, 1)) == ("a.csv",)
    assert lying(store) == {"c.csv", "refused/b.csv", "refused/b.csv.report.json"}
    assert remove_filed(store / "nowhere", date(2024, 1, 1)) == ()
