"""The findings of a snapshot: all of them, by file and row, and only those of the last import."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import pytest

from data.errors import StoreError
from data.importing.importer import import_files
from data.schema import Severity
from data.snapshots.import_findings import findings_of
from data.snapshots.store import FINDINGS, current

HEADER = "工单编号,受理时间,办结时间,工单状态\n"


def export(folder: Path, name: str, rows: str) -> Path:
    path = folder / name
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_each_with_its_file_and_row(tmp_path: Path, store: Path):
    first = export(
        tmp_path, "一月.csv", "A1,2026-01-05 09:00,,没见过\nA2,不知道,,\nA3,2026-01-05 09:00,,又一个\n"
    )
    report = import_files([first], home=store)
    found = findings_of(report.snapshot, store)
    assert [(one.file, one.row, one.column, one.value) for one in found if one.row] == [
        ("一月.csv", 2, "工单状态", "没见过"),
        ("一月.csv", 3, "受理时间", "不知道"),
        ("一月.csv", 4, "工单状态", "又一个"),
    ]
    assert [one.severity for one in found if one.row] == [Severity.WARN, Severity.FAIL, Severity.WARN]
    assert all(one.rule and one.message for one in found)


def test_more_than_a_report_lists(tmp_path: Path, store: Path):
    rows = "".join(f"A{number},2026-01-05 09:00,,没见过{number}\n" for number in range(300))
    report = import_files([export(tmp_path, "多.csv", rows)], home=store)
    assert len(report.files[0].findings) == 200
    assert len([one for one in findings_of(report.snapshot, store) if one.row]) == 300
    assert len(findings_of(report.snapshot, store, 7)) == 7


def test_only_those_of_the_last_import(tmp_path: Path, store: Path):
    import_files([export(tmp_path, "一月.csv", "A1,2026-01-05 09:00,,没见过\n")], home=store)
    moment = current(store).imported_at
    while datetime.now().replace(microsecond=0) <= moment:  # imports are told apart by the second
        time.sleep(0.05)
    report = import_files([export(tmp_path, "二月.csv", "A2,2026-02-05 09:00,,没见过\n")], home=store)
    assert {one.file for one in findings_of(report.snapshot, store)} == {"一月.csv", "二月.csv"}
    assert {one.file for one in findings_of(report.snapshot, store, is_last_import=True)} == {"二月.csv"}


def test_a_snapshot_without_findings(tmp_path: Path, store: Path):
    report = import_files(
        [export(tmp_path, "好.csv", "A1,2026-01-05 09:00,2026-01-06 09:00,已办结\n")], home=store
    )
    assert [one for one in findings_of(report.snapshot, store) if one.severity is Severity.FAIL] == []


def test_findings_that_are_gone_are_told(tmp_path: Path, store: Path):
    report = import_files([export(tmp_path, "一月.csv", "A1,2026-01-05 09:00,,没见过\n")], home=store)
    (store / FINDINGS / f"{report.snapshot}.parquet").unlink()
    with pytest.raises(StoreError, match="不见了"):
        findings_of(report.snapshot, store)
    with pytest.raises(StoreError):
        findings_of("20000101T000000-00000000", store)
