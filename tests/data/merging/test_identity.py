"""Stores whose rows were told apart by earlier rules: read again, or it is said that they were not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.__main__ import main
from data.importing.importer import import_files, rebuild
from data.merging.identity import IDENTITY
from data.snapshots.manifest import Kind
from data.snapshots.purge import purge_originals
from data.snapshots.store import SNAPSHOTS, current, current_manifest

HEADER = "编号,受理时间,社区,问题分类"
JANUARY = ("1,2026-01-05,南门社区,噪声", ",2026-01-09,南门社区,卫生")
FEBRUARY = ("1,2026-02-03,南门社区,噪声",)


@pytest.fixture
def older(written, store) -> Path:
    """A store of the time when February erased January's number and keys were made of all columns."""
    import_files([written(HEADER, *JANUARY, name="1.csv")], home=store)
    import_files([written(HEADER, *FEBRUARY, name="2.csv")], home=store)
    path = store / SNAPSHOTS / f"{current(store).id}.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    del told["identity"]
    path.write_text(json.dumps(told), encoding="utf-8")
    assert current_manifest(store).identity == 1
    return store


def test_the_next_import_reads_all_files_again(older, written, rows):
    report = import_files([written(HEADER, *JANUARY, "2,2026-03-01,南门社区,停车", name="3.csv")], home=older)
    assert (report.files[0].added, report.files[0].unchanged) == (1, 2)
    assert report.files[0].finding_counts == {"keys_made_anew": 1, "no_ending": 1}
    assert current_manifest(older).identity == IDENTITY
    assert rows("select count(*) from service_request") == [(4,)]
    again = import_files([written(HEADER, "4,2026-03-02,南门社区,停车", name="4.csv")], home=older)
    assert again.files[0].finding_counts == {"no_ending": 1}


def test_what_was_read_again_is_published_even_if_no_row_is_another(older, written, rows):
    before = current(older).id
    report = import_files([written(HEADER, *FEBRUARY, name="3.csv")], home=older)
    assert (report.files[0].unchanged, report.files[0].finding_counts["keys_made_anew"]) == (1, 1)
    assert report.snapshot == current(older).id != before
    manifest = current_manifest(older)
    assert (manifest.identity, manifest.kind) == (IDENTITY, Kind.REBUILD)
    assert [one.file for one in manifest.originals] == ["1.csv", "2.csv"]
    assert rows("select count(*) from service_request") == [(3,)]
    findings = pd.read_parquet(older / "findings" / f"{manifest.id}.parquet")
    assert set(findings["file_number"]) == {0, 1}
    again = import_files([written(HEADER, *FEBRUARY, name="4.csv")], home=older)
    assert "keys_made_anew" not in again.files[0].finding_counts
    assert again.snapshot == manifest.id


def test_a_trial_says_what_would_be_done(older, written, capsys):
    export, before = written(HEADER, *FEBRUARY, name="3.csv"), current(older)
    assert main(["import", str(export), "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "[说明] 按现在的编号规则重读原始文件：正式导入时，以前导入的文件会按" in told
    assert "已按" not in told
    assert (current(older), current_manifest(older).identity) == (before, 1)
    assert main(["import", str(export)]) == 0
    assert "以前导入的文件已按现在的编号规则从原始文件重读" in capsys.readouterr().out
    assert current_manifest(older).identity == IDENTITY


def test_where_files_are_gone_it_is_said(older, written):
    purge_originals(date(2100, 1, 1), older)
    report = import_files([written(HEADER, "4,2026-03-02,南门社区,停车", name="4.csv")], home=older)
    assert report.files[0].finding_counts == {"keys_not_made_anew": 1, "no_ending": 1}
    (finding,) = [one for one in report.files[0].findings if one.rule == "keys_not_made_anew"]
    assert [part for part in ("1.csv", "2.csv", "请核对") if part not in finding.message] == []
    assert current_manifest(older).identity == 1


def test_a_rebuild_is_of_today(older):
    rebuild(older)
    assert current_manifest(older).identity == IDENTITY
