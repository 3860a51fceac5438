"""``python -m pages export briefing``: files, the list of them, what was edited by hand, exit status."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.snapshots.lock import writer_lock
from data.snapshots.store import Snapshot
from pages.__main__ import main
from tests.cases import each
from tests.conftest import ROOT

WEEK = ("export", "briefing", "--week", "2025-W20", "--format", "txt,json")
NAME = "示例街道办事处_每周简报_全街道_2025-05-12至05-18"


@pytest.fixture
def export(samples: Snapshot, tmp_path: Path):
    return lambda *more: main([*WEEK, "--out", str(tmp_path), *more])


def listed(folder: Path) -> dict[str, dict[str, object]]:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]


def test_files_and_the_list_of_them(export, samples, tmp_path, caplog):
    assert export() == 0
    files = listed(tmp_path)
    assert sorted(files) == [f"{NAME}.json", f"{NAME}.txt"]
    for name, entry in files.items():
        assert entry["sha256"] == hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
        assert entry["snapshot"] == samples.id
        assert entry["scope"]["from"] == ["2025-05-12"]
        assert entry["settings"]["样本少的界线（件）"] == "30"
    assert len([r for r in caplog.records if r.name == "briefing"]) == 2


def test_all_communities_and_the_whole(export, tmp_path):
    assert export("--community", "all", "--format", "txt") == 0
    assert len(list(tmp_path.glob("*.txt"))) == 7
    assert len(listed(tmp_path)) == 7


def test_a_file_edited_by_hand_is_kept(export, tmp_path, caplog):
    export()
    edited = tmp_path / f"{NAME}.txt"
    before = listed(tmp_path)[edited.name]
    edited.write_text("书记改过的", encoding="utf-8")
    assert export() == 1
    assert edited.read_text(encoding="utf-8") == "书记改过的"
    assert listed(tmp_path)[edited.name] == before
    assert "手工改过" in caplog.text
    assert export("--force") == 0
    assert edited.read_text(encoding="utf-8").startswith("【示例街道办事处每周简报】")
    assert export() == 0


def test_a_file_of_somebody_else_is_kept(export, tmp_path):
    (tmp_path / f"{NAME}.txt").write_text("别处来的", encoding="utf-8")
    assert export() == 1
    assert sorted(listed(tmp_path)) == [f"{NAME}.json"]


def test_earlier_weeks_stay_in_the_list(export, tmp_path):
    export()
    export("--week", "2025-W21", "--format", "txt")
    assert len(listed(tmp_path)) == 3


def test_another_run_is_told_to_wait(export, tmp_path, capsys):
    with writer_lock(tmp_path):
        assert export() == 2
    assert "另一个导出正在写" in capsys.readouterr().err


def test_a_damaged_list_stops(export, tmp_path, capsys):
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")
    assert export() == 2
    assert "读不出来" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--week", "2025-W60"), "这一周"),
        (("--week", "20周"), "2025-W20"),
        (("--week", "2030-W01"), "没有数据"),
        (("--community", "没有社区"), "台账中没有这个社区"),
        (("--format", "pdfx"), "格式“pdfx”不对"),
        (("--from", "2025-05-01"), "同用"),
        (("--period", "month"), "只写一个"),
        (("--colour",), "错误：不认识 --colour。用 "),
    ],
)
def test_wrong_usage_is_one_chinese_line(export, capsys, more, said):
    assert export(*more) == 2
    error = capsys.readouterr().err
    assert error.startswith("错误：")
    assert said in error
    assert error.count("\n") == 1


def test_any_period(samples, tmp_path):
    asked = ["export", "briefing", "--from", "2025-05-01", "--to", "2025-05-31", "--format", "txt"]
    assert main([*asked, "--out", str(tmp_path)]) == 0
    assert [path.name for path in tmp_path.glob("*.txt")] == [
        "示例街道办事处_简报_全街道_2025-05-01至05-30.txt"
    ]


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("month", "示例街道办事处_月报_全街道_2026年10月.txt"),
        ("2024-02", "示例街道办事处_月报_全街道_2024年2月.txt"),
        ("quarter", "示例街道办事处_季报_全街道_2026年第三季度.txt"),
        ("2025-W20", f"{NAME}.txt"),
    ],
)
def test_a_month_or_a_quarter(samples, tmp_path, period, name):
    asked = ["export", "briefing", "--period", period, "--format", "txt", "--out", str(tmp_path)]
    assert main(asked) == 0
    assert list(listed(tmp_path)) == [name]
    (entry,) = listed(tmp_path).values()
    assert entry["page"] == name.split("_")[1]
    assert entry["scope"]["grain"] == ["week" if "W" in period else "quarter" if "季" in name else "month"]


@each("period", ["2025-13", "", "9999", "月"])
def test_a_wrong_period_is_one_chinese_line(samples, tmp_path, capsys, period):
    assert main(["export", "briefing", "--period", period, "--out", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"错误：时段“{period}”不对，应写作 week、month")
    assert not [*tmp_path.iterdir()]


def test_an_empty_week_is_not_the_last_one(samples, tmp_path, capsys):
    assert main(["export", "briefing", "--week", "", "--out", str(tmp_path)]) == 2
    assert "2025-W20" in capsys.readouterr().err


def test_a_period_is_read_in_order(samples, tmp_path, capsys):
    asked = ["export", "briefing", "--from", "2025-06-01", "--to", "2025-05-01", "--out", str(tmp_path)]
    assert main(asked) == 2
    assert "应早于" in capsys.readouterr().err
    asked[asked.index("2025-06-01")] = "0001-01-01"
    assert main(asked) == 2
    assert "1900 至 2100 年" in capsys.readouterr().err


def test_same_data_same_bytes_in_another_process(export, samples, tmp_path):
    export("--week", "2026-W43", "--community", "南门社区")
    kept = {name: (tmp_path / name).read_bytes() for name in listed(tmp_path)}
    other = tmp_path / "again"
    command = [sys.executable, "-m", "pages", *WEEK[:2], "--week", "2026-W43", "--community", "南门社区"]
    done = subprocess.run(
        [*command, "--format", "txt,json", "--out", str(other)],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "7", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 2, "one line a file, and none of Streamlit's"
    assert {name: (other / name).read_bytes() for name in listed(other)} == kept
