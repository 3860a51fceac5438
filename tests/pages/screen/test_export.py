import csv
import io
import itertools
import zipfile
from datetime import date, datetime

import openpyxl
import pandas as pd
import xlsxwriter

from pages.parts.screen.export import FILTER_SHEET, csv_bytes, file_name, xlsx_bytes
from pages.parts.screen.long_sheet import Group, LongSheet
from pages.parts.words.column_names import readable_table
from tests.cases import each

QUESTION = "service_requests/on_time_by_community"
FRAME = pd.DataFrame({"community": ["南门社区", "=1+1", "@x", "-5"], "request_count": [3, 0, 1, 2]})
MIXED = pd.DataFrame(
    {
        "community": ["甲", "乙"],
        "request_count": [2820.0, float("nan")],
        "on_time_rate": [0.972973, float("nan")],
        "per_thousand_households": [12.25, 3.0],
        "cost_yuan": [1234.5, 80.0],
        "requested_at": [pd.Timestamp(2026, 10, 25, 23, 35), pd.NaT],
        "opened_on": [None, date(2026, 10, 19)],
        "is_repeat": [True, None],
    }
)
TOTAL = {"community": "合计", "request_count": 2820, "on_time_rate": 0.972973}


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def workbook(frame: pd.DataFrame, total=None, filters=()) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(readable_table(frame, QUESTION, total), filters)))


def test_csv_opens_in_excel_and_holds_no_formula():
    content = csv_bytes(readable_table(FRAME, QUESTION))
    assert content[:3] == b"\xef\xbb\xbf"
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "社区,诉求量（件）"
    assert lines[1:5] == ["南门社区,3", "'=1+1,0", "'@x,1", "'-5,2"]


@each("start", [*"=+-@＝＋－＠\t\r\n", " =", "\u200b=", "\u202e@", "\ufeff="])
def test_no_text_begins_like_a_formula(start: str):
    told = f"{start}cmd"
    texts = {"title": [told], "community": pd.Categorical([told]), told: pd.Series([told], dtype=object)}
    rows = read_csv(csv_bytes(readable_table(pd.DataFrame(texts), QUESTION, {"title": told})))
    assert rows[0][2] == f"'{told}"
    assert rows[1] == [f"'{told}"] * 3
    assert rows[2][0] == f"'{told}"


def test_texts_of_a_workbook_are_no_formulas():
    frame = pd.DataFrame({"title": ["=1+1", "＝1", "\n=1"]})
    sheet = workbook(frame)["数据"]
    assert [(cell.value, cell.data_type) for cell in sheet["A"][1:]] == [
        ("=1+1", "s"),
        ("＝1", "s"),
        ("\n=1", "s"),
    ]


def test_csv_writes_whole_numbers_days_and_nothing_as_such():
    rows = read_csv(csv_bytes(readable_table(MIXED, QUESTION, TOTAL)))
    assert rows[1] == ["甲", "2820", "0.972973", "12.25", "1234.5", "2026-10-25 23:35", "", "是"]
    assert rows[2] == ["乙", "", "", "3", "80", "", "2026-10-19", ""]
    assert rows[3] == ["合计", "2820", "0.972973", "", "", "", "", ""]


def test_numbers_stay_numbers():
    assert read_csv(csv_bytes(readable_table(pd.DataFrame({"rise": [-5]}), QUESTION)))[1] == ["-5"]


def test_workbook_says_how_it_was_filtered():
    book = workbook(FRAME, filters=[("范围", "南门社区"), ("口径", "=a")])
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


def test_workbook_has_formats_dates_and_the_total():
    sheet = workbook(MIXED, TOTAL)["数据"]
    assert [cell.number_format for cell in sheet[2]][1:7] == [
        "#,##0", "0.0%", "#,##0.0", "#,##0.00", "yyyy-mm-dd hh:mm", "yyyy-mm-dd",
    ]  # fmt: skip
    assert [cell.value for cell in sheet[2]] == [
        "甲", 2820, 0.972973, 12.25, 1234.5, pd.Timestamp(2026, 10, 25, 23, 35), None, "是",
    ]  # fmt: skip
    assert sheet["G3"].value == pd.Timestamp(2026, 10, 19)
    assert [cell.value for cell in sheet[4]][:3] == ["合计", 2820, 0.972973]
    assert sheet["A4"].font.bold
    assert not sheet["A3"].font.bold
    assert all(sheet.column_dimensions[name].width >= 8 for name in "ABCDEFGH")


def test_what_excel_cannot_hold_is_text():
    frame = pd.DataFrame({"opened_on": [date(1850, 1, 2)], "title": ["长" * 40_000]})
    sheet = workbook(frame)["数据"]
    assert sheet["A2"].value == "1850-01-02"
    assert len(sheet["B2"].value) == 32_767


def test_a_sheet_is_what_the_writer_would_make_of_its_cells():
    texts = ["a<b>&\"c'", " 前后 ", "行\n二", "\x01_x0041_\r", "\ufffe", "=1+1", "\ta", "😀"]
    numbers = [-5, 0.1, 1 / 3, 12_345_678_901, 1e-9, 2.5, 1e20, 7]
    days = [
        date(1900, 1, 1),
        date(1900, 2, 28),
        date(1900, 3, 1),
        *[date(2026, 2, day) for day in range(1, 6)],
    ]
    moments = [datetime(2026, 10, 25, 23, 35, second, 500_000) for second in range(8)]
    rows = list(zip(texts, numbers, days, moments, strict=True))
    texts_stay = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    sheets = []
    for options in ({}, texts_stay):
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer, options) as book:
            look = book.add_format({"bold": True})
            if options:
                theirs = book.add_worksheet()
                places = itertools.product(range(len(rows)), range(4))
                [theirs.write(number, at, rows[number][at], look) for number, at in places]
            else:
                book.add_worksheet(None, LongSheet).put([Group(rows, len(rows), [look] * 4)])
        sheets.append(zipfile.ZipFile(buffer).read("xl/worksheets/sheet1.xml").decode())
    assert sheets[0] == sheets[1]


def test_an_empty_answer_is_a_header():
    frame = pd.DataFrame({"community": pd.Series(dtype=str)})
    assert csv_bytes(readable_table(frame, QUESTION)).decode("utf-8-sig") == "社区\r\n"
    assert workbook(frame)["数据"]["A1"].value == "社区"


def test_a_name_windows_accepts():
    assert (
        file_name(["诉求量", "全街道（6 个社区）", "a/b:c*?", ""], "csv")
        == "诉求量_全街道（6-个社区）_a-b-c-.csv"
    )


@each(
    ("part", "name"),
    [
        ("a\u202egnp.exe", "agnp.exe.csv"),
        ("南\u2066门\u2069\u200f\x07\x85\u200b", "南门.csv"),
        ("CON", "_CON.csv"),
        ("nul.a", "_nul.a.csv"),
        ("Com1", "_Com1.csv"),
        ("console", "console.csv"),
        ("a...", "a.csv"),
        ("..", "_.csv"),
        ("\ud800", "_.csv"),
    ],
)
def test_a_name_shows_all_it_is_and_names_no_device(part: str, name: str):
    assert file_name([part], "csv") == name


def test_a_name_fits_every_disk():
    assert len(file_name(["甲" * 48] * 5, "xlsx").encode()) <= 240
