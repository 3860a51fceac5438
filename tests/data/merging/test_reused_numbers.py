"""Numbers that are used again: two records, both there, and it is said."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from data.importing.importer import import_files, rebuild
from data.importing.inbox import read_inbox
from data.snapshots.history import undo

HEADER = "编号,受理时间,社区,问题分类,工单状态"
JANUARY = ("1,2026-01-05,南门社区,噪声,已办结", "2,2026-01-09,南门社区,卫生,已办结")
FEBRUARY = ("1,2026-02-03,南门社区,卫生,办理中", "2,2026-02-10,白龙社区,噪声,办理中")
KEYS = ["1", "1（2026-02-03 南门社区）", "2", "2（2026-02-10 白龙社区）"]


def keys(rows, ledger: str = "service_request", key: str = "request_id") -> list[str]:
    return [one for (one,) in rows(f"select {key} from {ledger} order by 1")]


def test_numbers_that_begin_anew_each_month(written, imported, rows, store):
    imported(written(HEADER, *JANUARY))
    report = imported(written(HEADER, *FEBRUARY, name="feb.csv"))
    assert (report.added, report.updated) == (2, 0)
    assert report.finding_counts == {"number_reused": 2}
    message = report.findings[0].message
    assert [
        part for part in ("已有的一件（2026-01-05 南门社区）", "2026-02-03 南门社区") if part not in message
    ] == []
    assert keys(rows) == KEYS
    # What comes next finds its own record, whichever of the two that is.
    later = imported(written(HEADER, FEBRUARY[0].replace("办理中", "已办结"), *JANUARY, name="later.csv"))
    assert (later.added, later.updated, later.unchanged) == (0, 1, 2)
    assert rows("select status::varchar from service_request where request_id like '1（%'") == [("已办结",)]
    before = rows("select * from service_request")
    rebuild(store)
    assert rows("select * from service_request") == before


def test_three_months_in_one_command_and_back(written, store, rows):
    march = ("1,2026-03-03,南门社区,卫生,办理中", "2,2026-03-04,南门社区,卫生,办理中")
    first = written(HEADER, *JANUARY, name="1.csv")
    import_files([first], home=store)
    paths = [written(HEADER, *FEBRUARY, name="2.csv"), written(HEADER, *march, name="3.csv")]
    import_files(paths, home=store)
    assert len(keys(rows)) == 6
    undo(store)
    assert keys(rows) == ["1", "2"]


def test_both_rows_of_one_file_are_named(written, imported, rows):
    report = imported(written(HEADER, *JANUARY, *FEBRUARY))
    assert (report.rows, report.added, report.folded) == (4, 4, 0)
    told = [(one.row, one.value) for one in report.findings]
    assert told == [(4, "1"), (5, "2")]
    assert "第 2 行" in report.findings[0].message
    assert "第 3 行" in report.findings[1].message
    assert keys(rows) == KEYS


def test_another_community_on_the_same_day(written, imported, rows):
    report = imported(written(HEADER, "GD7,2026-03-05 09:00,南门社区,,", "GD7,2026-03-05 09:00,白龙社区,,"))
    assert (report.added, report.finding_counts) == (2, {"number_reused": 1, "no_ending": 1})
    assert keys(rows) == ["GD7", "GD7（2026-03-05 白龙社区）"]


def test_a_community_that_was_not_written_is_no_other(written, imported, rows):
    imported(written(HEADER, "GD7,2026-03-05,,,办理中"))
    report = imported(written(HEADER, "GD7,2026-03-05,南门社区,,已办结", name="later.csv"))
    assert (report.updated, report.finding_counts) == (1, {})
    assert rows("select community::varchar from service_request") == [("南门社区",)]


def test_an_hour_that_was_corrected_is_no_other_day(written, imported, rows):
    imported(written(HEADER, "GD7,2026-03-05 09:00,南门社区,,"))
    report = imported(written(HEADER, "GD7,2026-03-05 09:40,南门社区,,", name="later.csv"))
    assert (report.updated, report.finding_counts) == (1, {})
    assert rows("select requested_at::varchar from service_request") == [("2026-03-05 09:40:00",)]


def test_counting_numbers_of_one_file_that_say_other_things_are_others(written, imported, rows):
    header = "编号,受理日期,社区,纠纷类型"
    lines = ("1,2026-03-02,南门社区,邻里", "1,2026-03-02,南门社区,物业", "1,2026-03-02,南门社区,婚姻家庭")
    path = written(header, *lines)
    assert imported(path).added == 3
    expected = {"1", "1（2026-03-02 南门社区）", "1（2026-03-02 南门社区·2）"}
    assert set(keys(rows, "mediation_case", "case_id")) == expected
    assert imported(path).unchanged == 3
    assert imported(written(header, lines[2], lines[0], name="part.csv")).unchanged == 2


@pytest.mark.parametrize(
    ("ledger", "header", "key", "one", "other"),
    [
        ("visit", "编号,走访时间,社区", "visit_id", "1,2026-01-05,南门社区", "1,2026-02-05,南门社区"),
        ("public_work", "编号,开工日期,社区", "work_id", "1,2026-01-05,南门社区", "1,2026-01-05,白龙社区"),
        ("deliberation", "编号,会议时间,社区", "item_id", "1,2026-01-05,南门社区", "1,2026-01-06,南门社区"),
        ("satisfaction_response", "编号,回访时间,社区", "response_id", "1,2026-01-05,", "1,2026-01-06,"),
        ("building", "楼栋,社区,小区", "building_id", "1栋,南门社区,汽运小区", "1栋,南门社区,花园小区"),
        ("organisation", "组织编号,社区", "unit_id", "1,南门社区", "1,白龙社区"),
    ],
)
def test_in_every_ledger(ledger, header, key, one, other, written, imported, rows):
    imported(written(header, one), ledger=ledger)
    later = written(header, other, name="later.csv")
    report = imported(later, ledger=ledger)
    assert (report.added, report.finding_counts.get("number_reused")) == (1, 1)
    assert len(keys(rows, ledger, key)) == 2
    assert imported(later, ledger=ledger).unchanged == 1


def workbook(path: Path, sheets: dict[str, list[list]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(path)
    return path


def test_numbers_that_begin_anew_in_each_sheet(tmp_path, store, rows):
    header = ["编号", "受理日期", "社区", "纠纷类型"]
    sheets = {
        f"{month}月": [header, *([n, f"2026-0{month}-0{n}", "南门社区", "邻里"] for n in (1, 2, 3))]
        for month in (1, 2, 3)
    }
    path = workbook(tmp_path / "x.xlsx", sheets)
    report = import_files([path], home=store)
    assert [one.added for one in report.files] == [3, 3, 3]
    assert [one.finding_counts.get("number_reused", 0) for one in report.files] == [0, 3, 3]
    assert [one.unchanged for one in import_files([path], home=store).files] == [3, 3, 3]


def test_sheets_of_communities_that_only_their_sheets_name(tmp_path, store, rows):
    header = ["编号", "受理日期", "纠纷类型"]
    sheets = {
        "南门": [header, [1, "2026-03-02", "邻里"], [2, "2026-03-02", "物业"]],
        "白龙": [header, [1, "2026-03-02", "婚姻家庭"], [2, "2026-03-03", "物业"]],
    }
    path = workbook(tmp_path / "x.xlsx", sheets)
    report = import_files([path], home=store)
    assert [one.added for one in report.files] == [2, 2]
    assert [one.unchanged for one in import_files([path], home=store).files] == [2, 2]


def test_numbers_that_begin_anew_in_each_member_of_an_archive(tmp_path, store, rows):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("1月.csv", "\n".join([HEADER, *JANUARY]))
        archive.writestr("2月.csv", "\n".join([HEADER, *FEBRUARY]))
    import_files([path], home=store)
    assert keys(rows) == KEYS


def test_the_inbox_says_it_too(store, rows):
    (store / "inbox").mkdir(parents=True)
    (store / "inbox" / "x.csv").write_text("\n".join([HEADER, *JANUARY, *FEBRUARY]), encoding="utf-8")
    (handled,) = read_inbox(store)
    assert "同号而不同日或不同社区，按另一件计入 2 处" in handled.message
    assert keys(rows) == KEYS


def test_the_call_back_of_a_request_goes_with_it(written, imported, rows):
    header = "编号,受理时间,社区,问题分类,办结时间,满意度"
    imported(written(header, "1,2026-01-05,南门社区,噪声,2026-01-06,满意"), ledger="service_request")
    report = imported(
        written(header, "1,2026-02-05,南门社区,噪声,2026-02-06,不满意", name="later.csv"),
        ledger="service_request",
    )
    assert report.also["satisfaction_response"]["added"] == 1
    assert keys(rows, "satisfaction_response", "response_id") == ["回访-1", "回访-1（2026-02-05 南门社区）"]
    # Closed on another day: the request is the same, and so is its call-back.
    moved = "1,2026-02-05,南门社区,噪声,2026-02-09,不满意"
    report = imported(written(header, moved, name="moved.csv"), ledger="service_request")
    assert (report.updated, report.also["satisfaction_response"]["updated"]) == (1, 1)
