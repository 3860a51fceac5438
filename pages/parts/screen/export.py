"""The files of a chart: CSV and XLSX of its numbers, with the filters that apply."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format

from pages.parts.screen.long_sheet import Cell, Group, LongSheet
from pages.parts.words.column_names import Kind, ReadableTable, Value, cell_text
from queries.writing import harmless

_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')
#: Marks of direction, control characters, invisible characters and surrogates: not allowed in file names.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
#: Names that Windows reserves for devices, whatever follows the first dot.
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³")}
#: Most bytes of a name without its suffix: file systems allow 255.
_LONGEST_NAME = 230
FILTER_SHEET = "筛选条件"
#: Most rows of a list in a file: Excel opens a longer one slowly, and nobody reads it.
MOST_ROWS = 200_000
_FONT = {"font_name": "微软雅黑"}
_FORMATS = {
    Kind.COUNT: "#,##0",
    Kind.NUMBER: "#,##0.0",
    Kind.RATE: "0.0%",
    Kind.YUAN: "#,##0.00",
    Kind.DAY: "yyyy-mm-dd",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
}
#: Rows from which the width of a column is taken.
_LOOKED_AT = 200
#: Decimals of a number in CSV.
_DECIMALS = 6
#: First year of Excel's calendar, and most characters of a cell in Excel.
_FIRST_YEAR, _LONGEST = 1900, 32_767
_TIMES = (Kind.DAY, Kind.MOMENT)


def csv_bytes(table: ReadableTable) -> bytes:
    """UTF-8 with BOM, which Excel on Windows opens correctly; texts cannot run as formulas."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([harmless(header) for header in table.headers])
    writer.writerows(
        [_in_csv(value, kind) for value, kind in zip(row, table.kinds, strict=True)] for row in table.rows()
    )
    return text.getvalue().encode("utf-8-sig")


def _in_csv(value: Value, kind: Kind) -> object:
    if value is None or isinstance(value, bool | date) or kind in (Kind.YES_NO, *_TIMES):
        return harmless(cell_text(value, kind))
    return round(value, _DECIMALS) if isinstance(value, float) else harmless(value)


def xlsx_bytes(table: ReadableTable, filters: Iterable[tuple[str, str]]) -> bytes:
    """A workbook: a sheet of the numbers, and a sheet of the filters.

    Args:
        table: The numbers with translated headers.
        filters: Name and value of each filter, definition and stamp, in order.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#F3F5F7", **_FONT})
        _fill(book, "数据", table, head)
        filtered = ReadableTable(
            pd.DataFrame(filters, columns=["项目", "内容"]), ("项目", "内容"), (Kind.TEXT, Kind.TEXT)
        )
        _fill(book, FILTER_SHEET, filtered, head)
    return buffer.getvalue()


def _fill(book: xlsxwriter.Workbook, name: str, table: ReadableTable, head: Format) -> None:
    sheet: LongSheet = book.add_worksheet(name, LongSheet)
    rows, last = table.rows(), len(table.frame)
    looks, sums = ([_format(book, kind, is_sum=is_sum) for kind in table.kinds] for is_sum in (False, True))
    groups = [Group([table.headers], 1, [head] * len(table.headers))]
    for part, group_looks in ((rows[:last], looks), (rows[last:], sums)):
        groups.append(Group((tuple(map(_cell, row, table.kinds)) for row in part), len(part), group_looks))
    sheet.put(groups)
    sheet.freeze_panes(1, 0)
    for place, header in enumerate(table.headers):
        shown = [cell_text(row[place], table.kinds[place]) for row in rows[:_LOOKED_AT]]
        sheet.set_column(place, place, min(max(max(map(_width, [header, *shown])) + 2, 8), 60))


def _format(book: xlsxwriter.Workbook, kind: Kind, *, is_sum: bool) -> Format:
    number = {"num_format": _FORMATS[kind]} if kind in _FORMATS else {}
    return book.add_format({**_FONT, **number, **({"bold": True, "top": 1} if is_sum else {})})


def _cell(value: Value, kind: Kind) -> Cell:
    """The value of a cell: text where Excel has no such number or date; texts stay texts."""
    if value is None or (isinstance(value, str) and len(value) <= _LONGEST):
        return value
    if isinstance(value, bool) or kind is Kind.YES_NO:
        return cell_text(value, Kind.YES_NO)
    if isinstance(value, date):
        return value if value.year >= _FIRST_YEAR else cell_text(value, kind)
    return value if isinstance(value, int | float) else str(value)[:_LONGEST]


def file_name(parts: Sequence[str], suffix: str) -> str:
    """Page, scope and period joined into a name that Windows accepts, with visible characters only.

    >>> file_name(["诉求量", "南门社区", "2026-10-19至10-25"], "csv")
    '诉求量_南门社区_2026-10-19至10-25.csv'
    """
    named = [_UNSAFE.sub("-", _UNSEEN.sub("", part))[:48].strip(".") for part in parts]
    stem = "_".join(part for part in named if part).encode()[:_LONGEST_NAME].decode(errors="ignore") or "_"
    return f"{'_' if stem.partition('.')[0].upper() in _DEVICES else ''}{stem}.{suffix}"


def _width(text: str) -> int:
    return sum(2 if ord(char) > 0x2E80 else 1 for char in text)
