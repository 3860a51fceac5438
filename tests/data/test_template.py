"""The empty workbook of a ledger, read back as the office would open it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from data.ledgers import LEDGERS
from data.recognising.headers import recognise
from data.schema import Ledger, Pii, Type
from data.template import CODES, GUIDE, SHEET, write_template
from tests.cases import each

ALL = [pytest.param(ledger, id=name) for name, ledger in LEDGERS.items()]
Books = dict[str, openpyxl.Workbook]
BLUE, GREY = "FF1F5A94", "FF5B6875"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Every template, written and opened once."""
    folder = tmp_path_factory.mktemp("templates")
    paths = {
        name: write_template(ledger, folder / f"{ledger.title}模板.xlsx") for name, ledger in LEDGERS.items()
    }
    return {name: openpyxl.load_workbook(path) for name, path in paths.items()}


def filled(sheet: Worksheet) -> list[tuple[str, ...]]:
    """The rows with something in them, as texts."""
    rows = [
        tuple("" if cell is None else str(cell) for cell in row) for row in sheet.iter_rows(values_only=True)
    ]
    return [row for row in rows if any(row)]


@each("ledger", ALL)
def test_the_headers_read_back_are_those_of_the_ledger(ledger: Ledger, books: Books) -> None:
    book = books[ledger.name]
    assert book.sheetnames == [SHEET, CODES, GUIDE]
    written = [cell.value for cell in book[SHEET][1]]
    assert [header.lstrip("*") for header in written] == [column.label for column in ledger.columns]
    assert [header.startswith("*") for header in written] == [column.required for column in ledger.columns]
    matching = recognise(written, "template.xlsx")
    assert matching.ledger is ledger
    assert list(matching.positions) == [column.name for column in ledger.columns]


@each("ledger", ALL)
def test_there_is_one_example_row_of_the_right_kinds(ledger: Ledger, books: Books) -> None:
    sheet = books[ledger.name][SHEET]
    assert sheet.max_row == 2
    for column, cell in zip(ledger.columns, sheet[2], strict=True):
        if column.type in (Type.DATE, Type.DATETIME):
            assert cell.value == datetime.fromisoformat(column.example)
        elif column.type in (Type.INTEGER, Type.DECIMAL):
            assert cell.value == float(column.example)
        else:
            assert cell.value == column.example
            assert cell.number_format == "@"
        if column.allowed:
            assert cell.value in column.allowed


@each("ledger", ALL)
def test_the_header_is_frozen_and_shows_what_is_not_kept(ledger: Ledger, books: Books) -> None:
    sheet = books[ledger.name][SHEET]
    assert sheet.freeze_panes == "B2"
    for column, cell in zip(ledger.columns, sheet[1], strict=True):
        assert cell.font.name == "微软雅黑"
        assert cell.fill.fgColor.rgb == (BLUE if column.is_stored else GREY)
        assert sheet.column_dimensions[cell.column_letter].width >= 2 * len(column.label)


@each("ledger", ALL)
def test_rows_below_the_example_keep_ids_as_text_and_offer_the_codes(ledger: Ledger, books: Books) -> None:
    sheet = books[ledger.name][SHEET]
    offered = {str(offer.sqref).split(":")[0]: offer for offer in sheet.data_validations.dataValidation}
    for column, cell in zip(ledger.columns, sheet[2], strict=True):
        offer = offered.pop(cell.coordinate, None)
        assert (offer is not None) is bool(column.allowed)
        if offer is not None:
            assert offer.formula1.strip('"').split(",") == list(column.allowed)
            assert not offer.showErrorMessage
    assert offered == {}


def test_an_empty_cell_far_below_is_text_where_ids_go(books: Books) -> None:
    ledger = LEDGERS["service_request"]
    sheet = books[ledger.name][SHEET]
    letters = {column.name: cell.column_letter for column, cell in zip(ledger.columns, sheet[1], strict=True)}
    styles = {name: sheet.column_dimensions[letter].number_format for name, letter in letters.items()}
    assert styles["request_id"] == "@"
    assert styles["phone"] == "@"
    assert styles["requested_at"] == "yyyy-mm-dd hh:mm:ss"
    assert styles["reopened_count"] == "0"


@each("ledger", ALL)
def test_the_code_sheet_lists_every_value_and_variant(ledger: Ledger, books: Books) -> None:
    head, *rows = filled(books[ledger.name][CODES])
    assert head == ("列名", "代码值", "也认得的写法")
    expected = [
        (column.label, value, "、".join(variants))
        for column in ledger.columns
        for value, variants in column.allowed.items()
    ]
    if expected:
        assert rows == expected
    else:
        assert rows == [("这种台账没有限定取值的列。", "", "")]


@each("ledger", ALL)
def test_the_guide_explains_every_column_and_what_becomes_of_personal_ones(
    ledger: Ledger, books: Books
) -> None:
    rows = filled(books[ledger.name][GUIDE])
    start = next(n for n, row in enumerate(rows) if row[0] == "列名")
    assert rows[start] == ("列名", "含义", "填什么", "单位", "必填", "个人信息怎样处理")
    guide = rows[start + 1 :]
    assert [row[0] for row in guide] == [column.label for column in ledger.columns]
    for column, row in zip(ledger.columns, guide, strict=True):
        assert row[1] == column.description
        assert row[3] == column.unit
        assert row[4] == ("必填" if column.required else "")
        assert ("不存入" in row[5]) is (column.pii is Pii.DROP)
        assert ("代号" in row[5]) is (column.pii is Pii.MASK)


def test_a_template_replaces_the_one_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(LEDGERS["visit"], path)
    assert write_template(LEDGERS["activity"], path) == path
    assert openpyxl.load_workbook(path)[SHEET]["A1"].value == "活动编号"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="写不进去"):
        write_template(LEDGERS["visit"], tmp_path / "none" / "模板.xlsx")
