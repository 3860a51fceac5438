"""Names that are bytes: shown as what they are, and a file that bears one goes in like any other."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from data.file_names import shown, shown_apart
from data.importer import import_files, rebuild
from data.inbox import read_inbox
from data.manifest import Manifest
from data.reader import UnreadableFileError
from data.store import current

GOOD = "工单编号,受理时间,社区\nGD1,2026-03-05,南门社区\n"


def named(folder: Path, name: bytes, content: str = GOOD) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / os.fsdecode(name)
    path.write_text(content, encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


@pytest.mark.parametrize(
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
    ],
)
def test_a_name_can_be_written(name: bytes, expected: str):
    assert shown(os.fsdecode(name)) == expected


def test_names_that_look_alike_are_numbered():
    assert shown_apart(["a", "b\x00", "b\x01", "b\x02"]) == ["a", "b\ufffd", "b\ufffd（2）", "b\ufffd（3）"]


@pytest.mark.parametrize("name", ["三月工单.csv".encode("gbk"), b"\xff\xfe\x80.csv", b"a\nb.csv"])
def test_a_file_of_any_name_goes_in(name: bytes, tmp_path: Path, store: Path):
    path = named(tmp_path, name)
    report = import_files([path], home=store)
    kept = Manifest.read(current(store).path.with_suffix(".json"))
    assert [one.file for one in kept.originals] == [shown(path.name)] == [report.files[0].file]
    assert json.loads(report.to_json().encode())["files"][0]["file"] == shown(path.name)
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
