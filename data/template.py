"""The template workbook of a ledger: headers, code values and instructions."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.dictionary import CODE_HEADINGS, PRIVACY_WORDS, TYPE_WORDS, code_rows
from data.schema import Column, Ledger, Pii, Type

SHEET, CODES, GUIDE = "台账", "代码值", "填写说明"
_INK, _BLUE, _GREY, _LINE, _WASH = "#17212B", "#1F5A94", "#5B6875", "#CBD3DB", "#F3F5F7"
_NUMBER_FORMATS = {
    Type.INTEGER: "0",
    Type.DECIMAL: "General",
    Type.DATE: "yyyy-mm-dd",
    Type.DATETIME: "yyyy-mm-dd hh:mm:ss",
}
#: Cell format for text: Excel must not turn an id into 1.23E+10.
_AS_TYPED = "@"
_GUIDE_HEADINGS = ("列名", "含义", "填什么", "单位", "必填", "个人信息怎样处理")
_PERSONAL_ADVICE = {
    Pii.NONE: "",
    Pii.MASK: f"{PRIVACY_WORDS[Pii.MASK]}；看板上不显示",
    Pii.DROP: f"{PRIVACY_WORDS[Pii.DROP]}；可以不填",
}
_LAST_ROW = 1_048_575


@dataclass(frozen=True, slots=True)
class _Formats:
    """The cell formats of a workbook, with one typeface and one set of colours."""

    book: xlsxwriter.Workbook

    def style(self, **more: str | int | bool) -> Format:
        """A cell format with the common properties and those given."""
        common = {"font_name": "微软雅黑", "font_size": 10, "font_color": _INK, "valign": "vcenter"}
        return self.book.add_format({**common, **more})

    def heading(self, fill: str = _BLUE) -> Format:
        """The format of a header cell with a fill colour."""
        return self.style(
            bold=True,
            font_color="#FFFFFF",
            bg_color=fill,
            border=1,
            border_color=_LINE,
            align="center",
            text_wrap=True,
        )


def write_template(ledger: Ledger, path: Path) -> Path:
    """Write the template workbook of one ledger, which explains itself.

    The sheet 台账 has the Chinese headers (``*`` on required ones, grey on personal ones that are not
    stored) and one example row; 代码值 lists the allowed values of coded columns; 填写说明 explains each
    column.

    Args:
        ledger: The ledger.
        path: Path of the workbook; an existing file is replaced.

    Returns:
        The path.

    Raises:
        OSError: The file cannot be written.
    """
    try:
        with xlsxwriter.Workbook(path) as book:
            formats = _Formats(book)
            book.set_properties({"title": f"{ledger.title}模板", "comments": ledger.grain})
            _write_ledger(formats, book.add_worksheet(SHEET), ledger)
            _write_codes(formats, book.add_worksheet(CODES), ledger)
            _write_guide(formats, book.add_worksheet(GUIDE), ledger)
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(f"{path} 写不进去：{error}") from error
    return path


def header(column: Column) -> str:
    """The header of a column in the template: ``*`` marks a required one."""
    return f"*{column.label}" if column.required else column.label


def _write_ledger(formats: _Formats, sheet: Worksheet, ledger: Ledger) -> None:
    stored, left_out = formats.heading(), formats.heading(_GREY)
    sheet.set_row(0, 30)
    for place, column in enumerate(ledger.columns):
        number_format = _NUMBER_FORMATS.get(column.type, _AS_TYPED)
        wide = max(_width(header(column)), _width(column.example)) + 4
        sheet.set_column(place, place, min(max(wide, 10), 36), formats.style(num_format=number_format))
        sheet.write_string(0, place, header(column), stored if column.is_stored else left_out)
        example = formats.style(num_format=number_format, font_color=_GREY, italic=True, bg_color=_WASH)
        _write_example(sheet, place, column, example)
        _offer_codes(sheet, place, column)
    sheet.write_comment(1, 0, "这一行是示例，填写前请删掉。", {"author": "", "visible": False})
    sheet.set_row(1, 20)
    sheet.freeze_panes(1, 1)


def _write_example(sheet: Worksheet, place: int, column: Column, style: Format) -> None:
    text = column.example
    if column.type is Type.DATETIME:
        sheet.write_datetime(1, place, datetime.fromisoformat(text), style)
    elif column.type is Type.DATE:
        sheet.write_datetime(1, place, date.fromisoformat(text), style)
    elif column.type in (Type.INTEGER, Type.DECIMAL):
        sheet.write_number(1, place, float(text), style)
    else:
        sheet.write_string(1, place, text, style)


def _offer_codes(sheet: Worksheet, place: int, column: Column) -> None:
    """Add a drop-down of the code values; other texts stay possible: the import accepts many spellings."""
    if column.allowed:
        offer = {"validate": "list", "source": list(column.allowed), "show_error": False}
        sheet.data_validation(1, place, _LAST_ROW, place, offer)


def _write_codes(formats: _Formats, sheet: Worksheet, ledger: Ledger) -> None:
    rows = code_rows(ledger)
    _write_table(formats, sheet, 0, CODE_HEADINGS, rows, widths=(18, 18, 80))
    sheet.freeze_panes(1, 0)
    if not rows:
        sheet.write_string(1, 0, "这种台账没有限定取值的列。", formats.style(font_color=_GREY))


def _write_guide(formats: _Formats, sheet: Worksheet, ledger: Ledger) -> None:
    key = "、".join(ledger.column(name).label for name in ledger.key)
    notes = (
        f"{ledger.grain}。同一“{key}”再次导入时，以后导入的为准。",
        "“台账”页第一行是表头，请不要改动；带 * 的列必填，缺了它这一行不能计数。第二行是示例，填写前请删掉。",
        "深灰表头的列会认出个人，导入时不存入看板（地址只用来认出小区），可以不填。",
    )
    sheet.set_row(0, 30)
    sheet.write_string(
        0, 0, f"{ledger.title}填写说明", formats.style(bold=True, font_size=14, font_color=_BLUE)
    )
    for line, note in enumerate(notes, start=1):
        sheet.write_string(line, 0, note, formats.style(font_color=_GREY))
    rows = [_explanation(column) for column in ledger.columns]
    _write_table(formats, sheet, len(notes) + 2, _GUIDE_HEADINGS, rows, widths=(20, 52, 36, 8, 8, 32))
    sheet.freeze_panes(len(notes) + 3, 1)


def _explanation(column: Column) -> tuple[str, ...]:
    kind = f"从“{CODES}”页选" if column.allowed else TYPE_WORDS[column.type]
    entry = f"{kind}，如 {column.example}"
    required = "必填" if column.required else ""
    return (column.label, column.description, entry, column.unit, required, _PERSONAL_ADVICE[column.pii])


def _write_table(
    formats: _Formats,
    sheet: Worksheet,
    top: int,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[int],
) -> None:
    body = formats.style(border=1, border_color=_LINE, text_wrap=True)
    bold = formats.style(border=1, border_color=_LINE, bold=True)
    head = formats.heading()
    sheet.set_row(top, 24)
    for place, (heading, wide) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(place, place, wide)
        sheet.write_string(top, place, heading, head)
    for line, row in enumerate(rows, start=top + 1):
        lines = max(-(-_width(cell) // (wide - 2)) for cell, wide in zip(row, widths, strict=True))
        sheet.set_row(line, 18 * max(lines, 1))
        for place, cell in enumerate(row):
            sheet.write_string(line, place, cell, body if place else bold)


def _width(text: str) -> int:
    """Width of a text in columns of a fixed-width font: a Chinese sign takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
