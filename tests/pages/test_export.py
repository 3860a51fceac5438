import io

import openpyxl
import pandas as pd
import pytest

from pages.parts.export import FILTER_SHEET, csv_bytes, file_name, xlsx_bytes

FRAME = pd.DataFrame({"社区": ["南门社区", "=1+1", "@x", "-5"], "诉求量（件）": [3, 0, 1, 2]})


def test_csv_opens_in_excel_and_holds_no_formula():
    content = csv_bytes(FRAME)
    assert content[:3] == b"\xef\xbb\xbf"
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "社区,诉求量（件）"
    assert lines[1:5] == ["南门社区,3", "'=1+1,0", "'@x,1", "'-5,2"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_begins_like_a_formula(start: str):
    content = csv_bytes(pd.DataFrame({"a": [f"{start}cmd"]})).decode("utf-8-sig")
    assert f"'{start}cmd" in content


def test_numbers_stay_numbers():
    assert csv_bytes(pd.DataFrame({"变化": [-5]})).decode("utf-8-sig").split("\r\n")[1] == "-5"


def test_workbook_says_how_it_was_filtered():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(FRAME, [("范围", "南门社区"), ("口径", "=a")])))
    assert book.sheetnames == ["数据", FILTER_SHEET]
    assert [[cell.value for cell in row] for row in book["数据"].iter_rows()][:2] == [
        ["社区", "诉求量（件）"],
        ["南门社区", 3],
    ]
    assert book["数据"]["A3"].data_type == "s"
    assert [[cell.value for cell in row] for row in book[FILTER_SHEET].iter_rows()] == [
        ["项目", "内容"],
        ["范围", "南门社区"],
        ["口径", "=a"],
    ]


def test_missing_values_are_empty_cells_and_dates_are_dates():
    frame = pd.DataFrame({"日": [pd.Timestamp("2026-10-19")], "率": [float("nan")]})
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(frame, [])))["数据"]
    assert sheet["A2"].value.startswith("2026-10-19")
    assert sheet["B2"].value is None


def test_an_empty_answer_is_a_header():
    frame = pd.DataFrame({"社区": pd.Series(dtype=str)})
    assert csv_bytes(frame).decode("utf-8-sig") == "社区\r\n"
    assert openpyxl.load_workbook(io.BytesIO(xlsx_bytes(frame, [])))["数据"]["A1"].value == "社区"


def test_a_name_windows_accepts():
    assert (
        file_name(["诉求量", "全街道（6 个社区）", "a/b:c*?", ""], "csv")
        == "诉求量_全街道（6-个社区）_a-b-c-.csv"
    )
