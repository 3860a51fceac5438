"""What a person takes away: CSV and XLSX of the numbers under a chart, with the filters that made them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pages.parts.columns import Headed, Kind, written

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')
FILTER_SHEET = "筛选条件"
#: A list that is longer is cut in a file: Excel opens it slowly, and nobody reads it.
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
#: Rows looked at for the width of a column.
_LOOKED_AT = 200
#: Decimals of a number in CSV.
_DECIMALS = 6
#: Excel's calendar begins here, and a cell of it holds no longer text.
_FIRST_YEAR, _LONGEST = 1900, 32_767
_TIMES = (Kind.DAY, Kind.MOMENT)


def csv_bytes(table: Headed) -> bytes:
    """UTF-8 with BOM, which Excel on Windows opens without a question; texts cannot run as formulas."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_harmless(header) for header in table.headers])
    writer.writerows(
        [_in_csv(value, kind) for value, kind in zip(row, table.kinds, strict=True)] for row in table.rows()
    )
    return text.getvalue().encode("utf-8-sig")


def _in_csv(value: object, kind: Kind) -> object:
    if value is None or isinstance(value, bool | date) or kind in (Kind.YES_NO, *_TIMES):
        return written(value, kind)
    return round(value, _DECIMALS) if isinstance(value, float) else _harmless(value)


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def xlsx_bytes(table: Headed, filters: Iterable[tuple[str, str]]) -> bytes:
    """A workbook: the numbers, and a sheet that says how they were filtered.

    Args:
        table: The numbers under the headers people read.
        filters: Name and value of each filter, definition and stamp, in order.
    """
    buffer = io.BytesIO()
    # Texts stay texts: a cell that begins with = must not become a formula, an address no link.
    # Each row is let go of once it is written: 200,000 of them would take a gigabyte.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#F3F5F7", **_FONT})
        _fill(book, book.add_worksheet("数据"), table, head)
        filtered = Headed(
            pd.DataFrame(filters, columns=["项目", "内容"]), ("项目", "内容"), (Kind.TEXT, Kind.TEXT)
        )
        _fill(book, book.add_worksheet(FILTER_SHEET), filtered, head)
    return buffer.getvalue()


def _fill(book: xlsxwriter.Workbook, sheet: Worksheet, table: Headed, head: Format) -> None:
    rows, last = table.rows(), len(table.frame)
    for place, header in enumerate(table.headers):
        sheet.write_string(0, place, header, head)
    looks = [[_format(book, kind, is_sum=is_sum) for kind in table.kinds] for is_sum in (False, True)]
    for number, row in enumerate(rows):
        formats = looks[number == last]
        for place, value in enumerate(row):
            _write(sheet, (number + 1, place), value, table.kinds[place], formats[place])
    sheet.freeze_panes(1, 0)
    for place, header in enumerate(table.headers):
        cells = [written(row[place], table.kinds[place]) for row in rows[:_LOOKED_AT]]
        sheet.set_column(place, place, min(max(max(map(_width, [header, *cells])) + 2, 8), 60))


def _format(book: xlsxwriter.Workbook, kind: Kind, *, is_sum: bool) -> Format:
    number = {"num_format": _FORMATS[kind]} if kind in _FORMATS else {}
    return book.add_format({**_FONT, **number, **({"bold": True, "top": 1} if is_sum else {})})


def _write(sheet: Worksheet, place: tuple[int, int], value: object, kind: Kind, look: Format) -> None:
    if value is None:
        sheet.write_blank(*place, None, look)
    elif isinstance(value, bool) or kind is Kind.YES_NO:
        sheet.write_string(*place, written(value, Kind.YES_NO), look)
    elif isinstance(value, datetime | date) and value.year >= _FIRST_YEAR:
        sheet.write_datetime(*place, value, look)
    elif isinstance(value, int | float):
        sheet.write_number(*place, value, look)
    else:
        sheet.write_string(
            *place,
            written(value, kind)[:_LONGEST] if isinstance(value, date) else str(value)[:_LONGEST],
            look,
        )


def file_name(parts: Sequence[str], suffix: str) -> str:
    """Page, scope and period joined into a name that Windows accepts.

    >>> file_name(["诉求量", "南门社区", "2026-10-19至10-25"], "csv")
    '诉求量_南门社区_2026-10-19至10-25.csv'
    """
    return "_".join(_UNSAFE.sub("-", part)[:48] for part in parts if part) + f".{suffix}"


def _width(text: str) -> int:
    return sum(2 if ord(char) > 0x2E80 else 1 for char in text)
