"""What a person takes away: CSV and XLSX of the numbers under a chart, with the filters that made them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pandas as pd
import xlsxwriter

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')
FILTER_SHEET = "筛选条件"


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """UTF-8 with BOM, which Excel on Windows opens without a question; texts cannot run as formulas."""
    return _neutral(frame).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def xlsx_bytes(frame: pd.DataFrame, filters: Sequence[tuple[str, str]]) -> bytes:
    """A workbook: the numbers, and a sheet that says how they were filtered.

    Args:
        frame: Columns already bear the headers people read.
        filters: Name and value of each filter, definition and stamp, in order.
    """
    buffer = io.BytesIO()
    # Texts stay texts: a cell that begins with = must not become a formula, an address no link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        head = book.add_format({"bold": True, "font_name": "微软雅黑", "bottom": 1, "bg_color": "#F3F5F7"})
        plain = book.add_format({"font_name": "微软雅黑"})
        numbers = book.add_worksheet("数据")
        _fill(numbers, [list(frame.columns), *frame.astype(object).to_numpy().tolist()], head, plain)
        conditions = book.add_worksheet(FILTER_SHEET)
        _fill(conditions, [["项目", "内容"], *map(list, filters)], head, plain)
    return buffer.getvalue()


def file_name(parts: Sequence[str], suffix: str) -> str:
    """Page, scope and period joined into a name that Windows accepts.

    >>> file_name(["诉求量", "南门社区", "2026-10-19至10-25"], "csv")
    '诉求量_南门社区_2026-10-19至10-25.csv'
    """
    return "_".join(_UNSAFE.sub("-", part)[:48] for part in parts if part) + f".{suffix}"


def _neutral(frame: pd.DataFrame) -> pd.DataFrame:
    texts = frame.select_dtypes(include=["object", "string"]).columns
    return frame.assign(**{name: frame[name].map(_harmless) for name in texts})


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _fill(
    sheet: xlsxwriter.worksheet.Worksheet,
    rows: Sequence[Sequence[object]],
    head: xlsxwriter.format.Format,
    plain: xlsxwriter.format.Format,
) -> None:
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            cell = None if value is None or value is pd.NaT or value != value else value
            if cell is not None and not isinstance(cell, int | float | bool | str):
                cell = str(cell)
            sheet.write(number, place, cell, head if number == 0 else plain)
    sheet.freeze_panes(1, 0)
    for place in range(len(rows[0])):
        longest = max(_width(row[place]) for row in rows[:200])
        sheet.set_column(place, place, min(max(longest + 2, 8), 60))


def _width(value: object) -> int:
    return sum(2 if ord(char) > 0x2E80 else 1 for char in str(value))
