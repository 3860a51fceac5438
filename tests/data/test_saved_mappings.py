"""Mappings that the store keeps: how they are written, found again, and used by themselves."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from openpyxl import Workbook

from data.history import history
from data.importer import import_files, rebuild
from data.mapping import parse_mapping
from data.reader import UnreadableFileError
from data.saved_mappings import SavedMappingError, compose, find, remove, save, saved
from data.store import current_manifest

HEADERS = ("单子", "哪天来的", "归谁")
COLUMNS = {"request_id": "单子", "requested_at": "哪天来的"}
ROW = "X1,2026/3/2,张所"


@pytest.fixture
def text() -> str:
    return compose("service_request", COLUMNS, HEADERS)


def test_composed_text_says_what_was_given():
    odd = ('单"子\\', "哪天\n来的", "归\t谁\x7f", "")
    text = compose(
        "service_request",
        {"request_id": odd[0], "requested_at": odd[1]},
        odd,
        values={"status": {'"完"': "已办结", "*": "待办"}},
        formats={"requested_at": ["%Y年%m月%d日"]},
    )
    mapping = parse_mapping(text, "m.toml")
    assert mapping.ledger == "service_request"
    assert mapping.headers_row == odd
    assert mapping.columns == {"request_id": odd[0], "requested_at": odd[1]}
    assert mapping.codes == {"status": {'"完"': "已办结", "*": "待办"}}
    assert mapping.formats == {"requested_at": ("%Y年%m月%d日",)}


def test_composing_nonsense_is_refused():
    with pytest.raises(UnreadableFileError, match="“when”不是台账“诉求工单”的列"):
        compose("service_request", {"when": "单子"}, HEADERS)
    with pytest.raises(UnreadableFileError, match="“归哪”不在 headers 里"):
        compose("service_request", {"request_id": "归哪"}, HEADERS)


def test_saved_is_found_by_its_header_row(store: Path, text: str):
    path = save("街道旧系统 (2026)", text, store)
    assert path == store / "mappings" / "街道旧系统 (2026).toml"
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    (one,) = saved(store)
    assert (one.name, one.ledger, one.headers) == ("街道旧系统 (2026)", "service_request", HEADERS)
    assert find(HEADERS, store) == one
    assert find(("*单子", "哪天来的：", " 归谁 ", "", ""), store) == one
    for other in (HEADERS[:2], HEADERS[::-1], (*HEADERS, "备注"), ("", *HEADERS)):
        assert find(other, store) is None
    remove(one.name, store)
    assert saved(store) == ()
    with pytest.raises(SavedMappingError, match="没有名为“街道旧系统"):
        remove(one.name, store)


def test_an_empty_store_keeps_none(store: Path):
    assert saved(store) == ()
    assert find(HEADERS) is None


@pytest.mark.parametrize(
    "name",
    ["", " ", "../a", "a/b", "a\\b", ".hidden", "a:b", "nul", "COM1", "a.", "a ", "a\n", "名" * 61, "*"],
)
def test_names_that_are_none(name: str, store: Path, text: str):
    with pytest.raises(SavedMappingError, match="不能作映射的名称"):
        save(name, text, store)
    assert not store.exists()


def test_a_name_of_sixty_signs_is_one(store: Path, text: str):
    assert save("名" * 60, text, store).is_file()


def test_one_name_one_header_row(store: Path, text: str):
    save("甲", text, store)
    save("甲", text + "# 改过\n", store)
    assert saved(store)[0].mapping.text.endswith("# 改过\n")
    other = compose("service_request", {"requested_at": "日子"}, ("日子",))
    with pytest.raises(SavedMappingError, match="已有名为“甲”的映射，是为另一种表头保存的"):
        save("甲", other, store)
    with pytest.raises(SavedMappingError, match="这一行表头已有映射“甲”"):
        save("乙", text, store)
    assert [one.name for one in saved(store)] == ["甲"]
    save("乙", text, store, replace=True)
    assert [one.name for one in saved(store)] == ["乙"]
    save("乙", parse_mapping(other, "m"), store, replace=True)
    assert [one.headers for one in saved(store)] == [("日子",)]


def test_a_mapping_for_no_header_row_is_not_kept(store: Path):
    with pytest.raises(SavedMappingError, match="没有写明 headers"):
        save("甲", 'ledger = "service_request"', store)


@pytest.mark.parametrize(
    ("content", "message"),
    [("ledger =", "不是正确的 TOML"), ('ledger = "service_request"', "没有写明 headers")],
)
def test_a_damaged_one_is_named_and_the_import_waits(content: str, message: str, store, written):
    (store / "mappings").mkdir(parents=True)
    path = store / "mappings" / "坏.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SavedMappingError, match=message) as told:
        import_files([written("工单编号,受理时间", "A1,2026-03-02")], home=store)
    assert str(path) in str(told.value)


def test_a_file_with_that_header_row_needs_no_mapping(written, imported, rows, store, text):
    path = written("镇里发的表", ",".join(HEADERS), ROW)
    with pytest.raises(UnreadableFileError, match="认不出是哪一种台账"):
        imported(path)
    save("旧系统", text, store)
    report = imported(path)
    assert (report.ledger, report.header_row, report.added) == ("service_request", 2, 1)
    told = [one for one in report.findings if one.rule == "saved_mapping"]
    assert [(one.row, one.severity.value, one.value) for one in told] == [(0, "warn", "旧系统")]
    assert "“旧系统”" in told[0].message
    assert history(store)[0].what == "旧系统"
    assert rows("select request_id, requested_at::varchar from service_request") == [
        ("X1", "2026-03-02 00:00:00")
    ]


def test_rebuild_needs_the_saved_mapping_no_more(written, imported, rows, store, text):
    save("旧系统", text, store)
    imported(written(",".join(HEADERS), ROW))
    before = rows("select * from service_request")
    remove("旧系统", store)
    rebuild(store)
    assert rows("select * from service_request") == before
    assert "saved_mapping" in current_manifest(store).reports[0]["finding_counts"]


def test_what_the_caller_says_goes_before(written, imported, store, text):
    save("旧系统", text, store)
    path = written(",".join(HEADERS), ROW)
    own = 'ledger = "mediation_case"\n[columns]\ncase_id = "单子"\naccepted_at = "哪天来的"'
    report = imported(path, mapping=parse_mapping(own, "m.toml"))
    assert (report.ledger, "saved_mapping" in report.finding_counts) == ("mediation_case", False)
    with pytest.raises(UnreadableFileError, match="必须有“受理时间”一列"):
        imported(path, ledger="mediation_case")
    assert imported(path, ledger="诉求工单").finding_counts["saved_mapping"] == 1


def test_each_table_of_a_workbook_finds_its_own(store, tmp_path, text):
    book = Workbook()
    book.active.title = "旧"
    for row in (HEADERS, ROW.split(",")):
        book.active.append(row)
    sheet = book.create_sheet("新")
    for row in (("工单编号", "受理时间"), ("X2", "2026-03-03")):
        sheet.append(row)
    book.save(tmp_path / "两张.xlsx")
    save("旧系统", text, store)
    old, new = import_files([tmp_path / "两张.xlsx"], home=store).files
    assert (old.sheet, old.added, "saved_mapping" in old.finding_counts) == ("旧", 1, True)
    assert (new.sheet, new.added, "saved_mapping" in new.finding_counts) == ("新", 1, False)


def test_what_was_half_written_is_none_of_them(store: Path, text: str):
    save("甲", text, store)
    (store / "mappings" / ".甲.toml.12").write_text("half", encoding="utf-8")
    assert [one.name for one in saved(store)] == ["甲"]
