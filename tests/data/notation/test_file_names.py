"""Names that are bytes: shown as what they are, and a file that bears one goes in like any other."""

from __future__ import annotations

import json
import os
from pathlib import Path

import openpyxl
import pytest

from data.errors import UnreadableFileError
from data.importing.importer import import_files, rebuild
from data.importing.inbox import read_inbox
from data.notation.file_names import display_name, distinct_display_names
from data.snapshots.manifest import Manifest
from data.snapshots.store import current, current_manifest
from tests.cases import each

GOOD = "工单编号,受理时间,社区\nGD1,2026-03-05,南门社区\n"


def named(folder: Path, name: bytes, content: str = GOOD) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / os.fsdecode(name)
    path.write_text(content, encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


@each(
    ("name", "expected"),
    [
        (b"a.csv", "a.csv"),
        ("三月工单.csv".encode(), "三月工单.csv"),
        ("三月工单.csv".encode("gbk"), "三月工单.csv"),
        ("民生.csv".encode("gbk"), "民生.csv"),
        (b"\xff\xfe.csv", "\ufffd\ufffd.csv"),
        ("三月".encode() + b"\xff.csv", "三月\ufffd.csv"),
        (b"a\nb\x1b[2J.csv", "a\nb\ufffd[2J.csv"),
        ("vsc.\u202e台账".encode(), "vsc.\ufffd台账"),
        ("张三13912345678.csv".encode(), "******.csv"),
        ("张三13912345678.csv".encode("gbk"), "******.csv"),
        ("来电人王秀英.csv".encode(), "来电人***.csv"),
        ("工单20260301-20260331.csv".encode(), "工单20260301-20260331.csv"),
    ],
)
def test_a_name_can_be_written(name: bytes, expected: str):
    assert display_name(os.fsdecode(name)) == expected


def test_names_that_look_alike_are_numbered():
    assert distinct_display_names(["a", "b\x00", "b\x01", "b\x02"]) == [
        "a",
        "b\ufffd",
        "b\ufffd（2）",
        "b\ufffd（3）",
    ]


@pytest.mark.parametrize("name", ["三月工单.csv".encode("gbk"), b"\xff\xfe\x80.csv", b"a\nb.csv"])
def test_a_file_of_any_name_goes_in(name: bytes, tmp_path: Path, store: Path):
    path = named(tmp_path, name)
    report = import_files([path], home=store)
    kept = Manifest.read(current(store).path.with_suffix(".json"))
    assert [one.file for one in kept.originals] == [display_name(path.name)] == [report.files[0].file]
    assert json.loads(report.to_json().encode())["files"][0]["file"] == display_name(path.name)
    rebuild(store)
    assert current(store).row_counts["service_request"] == 1


def test_the_refusal_of_a_file_of_any_name_names_it(tmp_path: Path, store: Path):
    with pytest.raises(UnreadableFileError, match="三月工单.csv：文件是空的"):
        import_files([named(tmp_path, "三月工单.csv".encode("gbk"), "")], home=store)


def test_the_inbox_takes_files_of_any_name(store: Path):
    inbox = store / "inbox"
    for content, name in (
        (GOOD, "工单.csv".encode("gbk")),
        (GOOD.replace("GD1", "GD2"), "工单.csv".encode()),
    ):
        named(inbox, name, content)
    named(inbox, b"\xff.csv", "甲,乙\n1,2\n")
    named(inbox, "长".encode() * 83 + b".csv", GOOD.replace("GD1", "GD3"))
    handled = read_inbox(store)
    assert [(one.file[:5], one.accepted) for one in handled] == [
        ("工单.cs", True),
        ("工单.cs", True),
        ("长长长长长", True),
        ("\ufffd.csv", False),
    ]
    assert len({one.file for one in handled}) == 4
    assert "名字太长" in handled[2].message
    assert current(store).row_counts["service_request"] == 3
    assert [path for path in inbox.iterdir() if path.is_file()] == []
    reports = [json.loads(path.read_bytes()) for path in inbox.rglob("*.report.json")]
    assert sorted(one["file"] for one in reports) == sorted(one.file for one in handled)
    assert all(sum(table["added"] for table in one.get("tables", [])) == one["accepted"] for one in reports)
    assert read_inbox(store) == ()


def test_what_names_a_person_names_nobody_once_it_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Two sheets that look alike then are still two, and are read again each from its own rows."""
    home = tmp_path / "home"
    monkeypatch.setenv("LEDGER_HOME", str(home))
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, title in enumerate(("张三13912345678", "李四13812345678"), start=1):
        sheet = book.create_sheet(title)
        sheet.append(["工单编号", "受理时间", "社区"])
        sheet.append([f"GD{number}", f"2026-03-0{number}", "南门社区"])
    (home / "inbox").mkdir(parents=True)
    path = home / "inbox" / "王五13712345678.xlsx"
    book.save(path)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    (handled,) = read_inbox(home)
    rebuild(home)
    manifest = current_manifest(home)
    assert current(home).row_counts["service_request"] == 2
    assert [(one.file, one.table) for one in manifest.originals] == [
        ("******.xlsx", "******"),
        ("******.xlsx", "******（2）"),
    ]
    assert sorted(one.name for one in (home / "inbox" / "done").iterdir()) == [
        "＊＊＊＊＊＊.xlsx",
        "＊＊＊＊＊＊.xlsx.report.json",
    ]
    told = handled.message + "".join(one.read_text(encoding="utf-8") for one in home.rglob("*.json"))
    assert [one for one in ("张三", "李四", "王五", "1391234", "1381234", "1371234") if one in told] == []


def test_a_record_of_before_is_read_without_the_person(tmp_path: Path):
    told = {
        **{"id": "a", "imported_at": "2026-03-05T08:00:00", "as_of": "2026-03-05T08:00:00"},
        **{"freshness": {}, "row_counts": {}, "matched_share": {}, "is_demonstration": False},
        "originals": [
            {"sha256": "0", "file": "张三13912345678.csv", "ledger": "service_request", "mapping": None}
            | {"imported_at": "2026-03-05T08:00:00", "table": "王女士"}
        ],
        "reports": [{"file": "张三13912345678.csv", "sheet": "王女士", "rows": 1}],
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    manifest = Manifest.read(path)
    assert (manifest.originals[0].file, manifest.originals[0].table) == ("******.csv", "***女士")
    assert manifest.reports == ({"file": "******.csv", "sheet": "***女士", "rows": 1},)
