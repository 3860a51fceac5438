"""What a file is before anything is stored, and that its preview names no person."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import UnreadableFileError
from data.importing.importer import import_files
from data.importing.mapping_steps import save
from data.importing.preview import NOT_SHOWN, PREVIEWED_ROWS, preview
from data.mapping_file import compose, parse_mapping
from data.snapshots.saved_mappings import SavedMappingError
from tests.data.conftest import FIXTURES

EXPORTS = FIXTURES / "exports"


def test_a_hotline_export_with_title_and_totals(store: Path):
    (table,) = preview(EXPORTS / "gb18030_title_and_totals.csv")
    assert (table.file, table.sheet, table.ledger) == ("gb18030_title_and_totals.csv", "", "service_request")
    assert (table.encoding, table.header_row) == ("gb18030", 3)
    assert (table.unknown, table.mapping, table.problem) == ((), "", "")
    assert table.columns["requested_at"] == "受理时间"
    assert set(table.columns.values()) == set(table.headers)
    assert table.rows[0][:3] == ("GD1", "2026-03-02 09:15:00", "2026-03-03 10:00:00")
    assert len(table.rows) == 3
    assert not store.exists() or list(store.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "two_row_header.csv", "utf16_little_endian.txt", "hotline_without_time.csv", "several_sheets.xlsx",
        "several_files.zip", "unknown_headers.csv", "grid_events.csv", "workbook_of_2003.xls",
    ],
)  # fmt: skip
def test_it_tells_what_the_import_does(name: str, store: Path):
    tables = [one for one in preview(EXPORTS / name, home=store) if not one.problem]
    reports = import_files([EXPORTS / name], home=store, dry_run=True).files
    said = [(one.file, one.sheet, one.ledger, one.encoding, one.header_row) for one in tables]
    assert said == [(one.file, one.sheet, one.ledger, one.encoding, one.header_row) for one in reports]
    unknown = [len(one.unknown) for one in tables]
    assert unknown == [one.finding_counts.get("unknown_header", 0) for one in reports]


def test_no_more_than_the_first_records(written):
    lines = [f"A{number},2026-03-02" for number in range(PREVIEWED_ROWS + 3)]
    (table,) = preview(written("工单编号,受理时间", *lines))
    assert [row[0] for row in table.rows] == ["A0", "A1", "A2", "A3", "A4"]


def test_persons_are_not_shown(written):
    (table,) = preview(
        written(
            "序号,工单编号,受理时间,诉求人,联系电话,事发地址,标题,诉求内容,家访记录",
            "1,A1,2026-03-02,王小明,13800000000,和平路1号,李女士13911111111反映停水,内容甲,张三来过",
            "2,A2,2026-03-02,,,,停电,,",
        )
    )
    first, second = table.rows
    assert first[:3] == ("1", "A1", "2026-03-02")
    assert first[6] == "***女士***反映停水"
    assert [first[place] for place in (3, 4, 5, 7, 8)] == [NOT_SHOWN] * 5
    assert second == ("2", "A2", "2026-03-02", "", "", "", "停电", "", "")
    assert table.unknown == ("家访记录",)
    assert table.columns["phone"] == "联系电话"
    assert {"reporter", "content"} & set(table.columns) == set()


def test_a_second_column_of_persons_is_not_shown(written):
    (table,) = preview(written("受理时间,联系电话,来电号码,工单编号", "2026-03-02,1380000,1390000,A1"))
    assert table.rows == (("2026-03-02", NOT_SHOWN, NOT_SHOWN, "A1"),)


def test_what_a_mapping_puts_aside_is_not_shown(written):
    text = 'ledger = "service_request"\n[columns]\nrequested_at = "日子"\nphone = "号"'
    path = written("日子,号,联系电话", "2026-03-02,13800000000,13911111111")
    (table,) = preview(path, mapping=parse_mapping(text, "m.toml"))
    assert table.rows == (("2026-03-02", NOT_SHOWN, NOT_SHOWN),)


def test_answers_beside_a_request_are_known_and_shown():
    (table,) = preview(EXPORTS / "callbacks_inline.csv")
    assert table.unknown == ()
    assert table.rows[0][table.headers.index("满意度")] == "满意"
    assert table.rows[0][table.headers.index("标题")] == "楼道堆物"


def test_several_columns_make_one():
    (table,) = preview(EXPORTS / "date_hour_minute_apart.csv")
    assert table.columns["requested_at"] == "受理日期+受理时+受理分"
    assert table.rows[0][1:4] == ("2026-03-02", "9", "15")


def test_tables_of_a_workbook_each_with_its_problem():
    tables = preview(EXPORTS / "several_sheets.xlsx")
    assert [(one.sheet, one.ledger, bool(one.problem)) for one in tables] == [
        ("工单明细", "service_request", False),
        ("说明", "", True),
        ("调解", "mediation_case", False),
    ]


def test_a_file_that_is_not_recognised_shows_its_headers_and_no_cell(written):
    (table,) = preview(written("某某旧表", "单子,谁,哪天", "X1,王小明,2026-03-02"))
    assert (table.ledger, table.header_row, table.columns) == ("", 2, {})
    assert table.headers == table.unknown == ("单子", "谁", "哪天")
    assert table.rows == ((NOT_SHOWN,) * 3,)
    assert "认不出是哪一种台账" in table.problem


def test_rows_without_a_header_name_no_person_in_the_problem(written):
    (table,) = preview(written("X1,联系人王小明13800000000", "X2,李女士"))
    assert "文件的表头是：X1、联系人******。" in table.problem


def test_the_ledger_can_be_said(written):
    path = written("编号,受理时间", "X1,2026-03-02")
    assert preview(path, ledger="mediation_case")[0].ledger == "mediation_case"
    (table,) = preview(written("编号,办结时间", "X1,2026-03-02"), ledger="mediation_case")
    assert "必须有" in table.problem


def test_a_saved_mapping_is_used_and_named(written, store: Path):
    headers = ("单子", "谁", "哪天")
    save("旧表", compose("service_request", {"requested_at": "哪天"}, headers), store)
    path = written(",".join(headers), "X1,王小明,2026-03-02")
    (table,) = preview(path, home=store)
    assert (table.ledger, table.mapping, table.problem) == ("service_request", "旧表", "")
    assert table.columns == {"requested_at": "哪天"}
    assert table.rows == ((NOT_SHOWN, NOT_SHOWN, "2026-03-02"),)
    (store / "mappings" / "旧表.toml").write_text("x", encoding="utf-8")
    with pytest.raises(SavedMappingError, match="旧表.toml"):
        preview(path, home=store)


def test_a_file_bears_the_name_it_was_given_by_its_maker(tmp_path: Path):
    path = tmp_path / "upload-1"
    path.write_bytes((EXPORTS / "several_files.zip").read_bytes())
    names = [one.file for one in preview(path, file="三月.zip")]
    assert all(name.startswith("三月.zip/") for name in names)
    path.write_bytes(b"")
    with pytest.raises(UnreadableFileError, match="三月.csv：文件是空的"):
        preview(path, file="三月.csv")


@pytest.mark.parametrize("name", ["picture_renamed.csv", "locked_with_a_password.zip", "zip_bomb.zip"])
def test_what_has_no_table_is_refused(name: str):
    with pytest.raises(UnreadableFileError, match=name):
        preview(EXPORTS / name)


def test_a_table_whose_rows_cannot_be_read_is_told(tmp_path: Path):
    path = tmp_path / "long.csv"
    path.write_text("工单编号,受理时间\n" + "\n" * 70 + "x" * 20_000_000, encoding="utf-8")
    (table,) = preview(path)
    assert (table.ledger, table.rows) == ("service_request", ())
    assert "有一行超过" in table.problem
