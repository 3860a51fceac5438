"""Mappings that the store keeps: how they are written, found again, and used by themselves."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from openpyxl import Workbook

from data.command_line.listings import history_text
from data.errors import StoreBusyError, StoreError, UnavailableError, UnreadableFileError
from data.importing.importer import import_files, rebuild
from data.importing.mapping_steps import remove, save
from data.mapping_file import compose, parse_mapping
from data.settings import settings
from data.snapshots.entries import MappingChange
from data.snapshots.history import history, restore, undo
from data.snapshots.lock import writer_lock
from data.snapshots.saved_mappings import SavedMappingError, all_mappings, find
from data.snapshots.store import current, current_manifest
from data.snapshots.verify import verify

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
    (one,) = all_mappings(store)
    assert (one.name, one.ledger, one.headers) == ("街道旧系统 (2026)", "service_request", HEADERS)
    assert find(HEADERS, store) == one
    assert find(("*单子", "哪天来的：", " 归谁 ", "", ""), store) == one
    for other in (HEADERS[:2], HEADERS[::-1], (*HEADERS, "备注"), ("", *HEADERS)):
        assert find(other, store) is None
    remove(one.name, store)
    assert all_mappings(store) == ()
    with pytest.raises(SavedMappingError, match="没有名为“街道旧系统"):
        remove(one.name, store)


def test_an_empty_store_keeps_none(store: Path):
    assert all_mappings(store) == ()
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
    assert all_mappings(store)[0].mapping.text.endswith("# 改过\n")
    other = compose("service_request", {"requested_at": "日子"}, ("日子",))
    with pytest.raises(SavedMappingError, match="已有名为“甲”的映射，是为另一种表头保存的"):
        save("甲", other, store)
    with pytest.raises(SavedMappingError, match="这一行表头已有映射“甲”"):
        save("乙", text, store)
    assert [one.name for one in all_mappings(store)] == ["甲"]
    save("乙", text, store, replace=True)
    assert [one.name for one in all_mappings(store)] == ["乙"]
    save("乙", parse_mapping(other, "m"), store, replace=True)
    assert [one.headers for one in all_mappings(store)] == [("日子",)]


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
    assert [one.name for one in all_mappings(store)] == ["甲"]


@pytest.fixture
def filled(store: Path, written) -> Path:
    """A store with one import, in which there is a history."""
    import_files([written("工单编号,受理时间", "A1,2026-03-02", name="a.csv")], home=store)
    return store


def test_a_mapping_that_is_saved_is_an_entry_that_is_undone_by_itself(filled, rows, text):
    first = current(filled)
    save("旧系统", text, filled)
    entry = history(filled)[0]
    told = (entry.kind, entry.before, entry.changed, entry.files, entry.is_current, entry.standing)
    assert told == ("mapping", first.id, 0, (), True, "")
    assert entry.mapped == (MappingChange("旧系统", "service_request", ("request_id", "requested_at")),)
    assert "保存映射 旧系统（诉求工单：工单编号、受理时间）" in history_text(history(filled))
    assert current(filled).row_counts == first.row_counts
    back = undo(filled)
    assert ([one.id for one in back.undone], back.now.id) == ([entry.id], first.id)
    assert all_mappings(filled) == ()
    assert history(filled)[0].standing == "undone"
    restore(entry.id, filled)
    assert [one.name for one in all_mappings(filled)] == ["旧系统"]
    assert rows("select request_id from service_request") == [("A1",)]


def test_the_database_is_not_written_again_for_a_mapping(filled, text):
    save("旧系统", text, filled)
    databases = list((filled / "snapshots").glob("*.duckdb"))
    assert len(databases) == 2
    if os.name != "nt":
        assert len({path.stat().st_ino for path in databases}) == 1
    assert verify(filled).defects == ()


def test_undo_puts_back_what_was_written_anew_replaced_or_taken_away(filled, text):
    anew = text + "# 改过\n"
    save("甲", text, filled)
    save("甲", anew, filled)
    both = (MappingChange("甲", "service_request", ("request_id", "requested_at")),)
    assert (history(filled)[0].mapped, history(filled)[0].unmapped) == (both, both)
    save("乙", text, filled, replace=True)
    assert "，去掉映射 甲" in history_text(history(filled)[:1])
    remove("乙", filled)
    states = [()]
    for _step in range(4):
        undo(filled)
        states.append(tuple((one.name, one.mapping.text) for one in all_mappings(filled)))
    assert states == [(), (("乙", text),), (("甲", anew),), (("甲", text),), ()]
    with pytest.raises(StoreError, match="没有更早的快照"):
        undo(filled)


def test_the_same_mapping_again_is_no_entry(filled, text):
    save("旧系统", text, filled)
    before = history(filled)
    save("旧系统", text, filled)
    assert history(filled) == before


def test_a_mapping_that_somebody_wrote_by_hand_since_stays(filled, text):
    save("甲", text, filled)
    by_hand = text + "# 手改\n"
    (filled / "mappings" / "甲.toml").write_text(by_hand, encoding="utf-8")
    undo(filled)
    assert [one.mapping.text for one in all_mappings(filled)] == [by_hand]


def test_going_back_before_a_mapping_takes_it_along_and_undo_brings_it_back(filled, written, text):
    first = current(filled).id
    save("旧系统", text, filled)
    import_files([written(",".join(HEADERS), ROW, name="b.csv")], home=filled)
    restore(first, filled)
    assert all_mappings(filled) == ()
    undo(filled)
    assert [one.name for one in all_mappings(filled)] == ["旧系统"]


def test_no_mapping_is_saved_while_an_import_runs_or_the_store_is_damaged(filled, text):
    with writer_lock(filled), pytest.raises(StoreBusyError):
        save("旧系统", text, filled)
    (filled / "CURRENT").unlink()
    with pytest.raises(UnavailableError):
        save("旧系统", text, filled)
    assert list((filled / "mappings").glob("*")) == []


def test_mappings_push_no_import_out_of_the_history(filled, text):
    first = current(filled).id
    for number in range(settings().kept_imports + 1):
        save("甲", text + f"# {number}\n", filled)
    assert history(filled)[-1].id == first


def test_a_mapping_that_the_declarations_no_longer_know_is_told_by_its_name(filled, text):
    save("旧系统", text, filled)
    path = filled / "snapshots" / f"{current(filled).id}.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace('service_request\\"', 'gone\\"'), encoding="utf-8"
    )
    assert history(filled)[0].mapped == (MappingChange("旧系统", "", ()),)
    assert "    保存映射 旧系统，" in history_text(history(filled))


def test_an_import_names_the_mapping_file_that_it_was_given(written, imported, store, tmp_path, text):
    path = tmp_path / "街道 13812345678.toml"
    path.write_text(text, encoding="utf-8")
    imported(written(",".join(HEADERS), ROW), mapping=path)
    entry = history(store)[0]
    assert entry.what.startswith("街道 ")
    assert "13812345678" not in entry.what
    assert f"（映射 {entry.what}）" in history_text(history(store))
    rebuild(store)
    assert history(store)[1].what == entry.what
