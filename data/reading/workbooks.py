"""Reads tables in workbooks, XLSX, XLS and ODS: one per sheet, cells as texts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Set
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

import numpy as np
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from data.content import Content
from data.errors import UnreadableFileError
from data.reading.cell_marks import cell_marks, open_document_marks
from data.reading.extents import check_extents
from data.reading.faults import damage_as_unreadable
from data.reading.marks import CellMarks, Cells
from data.reading.old_workbooks import old_workbook_marks
from data.reading.sheets import Sheet, SheetTable, tables_in

#: Largest exact whole number of a float, and the size beyond which nobody writes out the digits.
_EXACT, _MOST = 2**53, 1e21
_MARKS = {"xlsx": cell_marks, "xls": old_workbook_marks, "ods": open_document_marks}
_ADVICE = "请用 Excel 或 WPS 打开，确认没有密码，另存为 .xlsx 后再导入。"


def open_workbook(
    content: Content, name: str, known_headers: Set[str], kind: str
) -> tuple[tuple[SheetTable, ...], tuple[tuple[str, str], ...]]:
    """The tables of a workbook, and the sheets without one, each with the reason.

    Args:
        content: The bytes.
        name: Name of the archive member; empty for a file of its own.
        known_headers: Normalised headers of all ledgers.
        kind: Kind of the file: ``xlsx``, ``xls`` or ``ods``.

    Raises:
        UnreadableFileError: The bytes are not a workbook, or it has a password, or is far too large.
    """
    sheets, hidden = [], []
    with _workbook_errors(content.file), content.open() as stream:
        check_extents(content)
        marks = _MARKS[kind](content) if kind in _MARKS else {}
        book = CalamineWorkbook.from_filelike(stream)
        for about in book.sheets_metadata:
            title = f"{name}/{about.name}" if name else about.name
            if about.typ is not SheetTypeEnum.WorkSheet or about.visible is not SheetVisibleEnum.Visible:
                hidden.append((title, "隐藏的表或图表"))
            else:
                sheet = book.get_sheet_by_name(about.name)
                sheets.append(_sheet(sheet, content.file, title, kind, marks.get(about.name, CellMarks())))
    tables, left_out = tables_in(sheets, known_headers)
    if not sheets and not hidden:
        raise UnreadableFileError(f"{content.file}：工作簿里没有工作表，可能已损坏。{_ADVICE}")
    return tables, (*hidden, *left_out)


@contextlib.contextmanager
def _workbook_errors(file: str) -> Iterator[None]:
    """Raise every error of the workbook reader within the block as an unreadable file."""
    message = f"{file}：不是能读的 Excel 工作簿（可能加了密码、已损坏，或只是改了后缀）。{_ADVICE}"
    with damage_as_unreadable(message):
        try:
            yield
        except CalamineError as error:
            if "password" not in str(error).lower():
                raise
            message = f"{file}：工作簿加了密码，没有导入。请去掉密码，另存后再导入。"
            raise UnreadableFileError(message) from error


def _sheet(sheet: CalamineSheet, file: str, title: str, kind: str, marks: CellMarks) -> Sheet:
    merged = sheet.merged_cell_ranges or ()
    height = sheet.total_height + 1  # it names the last row, from 0
    return Sheet(file, title, kind, lambda: _correct_rows(_rows(sheet), marks, height), height, merged, marks)


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    """The rows of a sheet from its first, and their cells from the first column, as texts."""
    if sheet.start is None:
        return
    left = [""] * sheet.start[1]
    for row in sheet.iter_rows():
        yield left + [_text(cell) for cell in row]


def _correct_rows(rows: Iterator[list[str]], marks: CellMarks, height: int) -> Iterator[list[str]]:
    """The rows without values of formulas that were never computed, and with the errors of formulas."""
    return _with_errors(
        _without_values(rows, marks.unfinished, height) if marks.unfinished else rows, marks.errors
    )


def _without_values(rows: Iterator[list[str]], cells: Cells, height: int) -> Iterator[list[str]]:
    """The rows, at most ``height``, without the values stored for formulas that were never computed."""
    empty = {column: np.zeros(height, bool) for column in cells}
    for column, rows_of_column in cells.items():
        numbers = np.asarray(rows_of_column)  # a damaged sheet may contain any number
        empty[column][numbers[(numbers >= 0) & (numbers < height)]] = True
    for number, row in enumerate(rows):
        for column, is_empty in empty.items():
            if is_empty[number] and column < len(row):
                row[column] = ""
        yield row


def _with_errors(rows: Iterator[list[str]], errors: Mapping[tuple[int, int], str]) -> Iterator[list[str]]:
    """The rows with the errors of formulas, for which the workbook reader returns empty cells.

    A row of only errors stays empty: formulas are often filled down beyond the last record.
    """
    if not errors:
        yield from rows
        return
    places = groupby(sorted(errors), key=itemgetter(0))
    in_row = {row: [column for _, column in cells] for row, cells in places}
    for number, row in enumerate(rows):
        if number in in_row and any(row):
            row += [""] * (in_row[number][-1] + 1 - len(row))
            for column in in_row[number]:
                row[column] = errors[number, column]
        yield row


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)


def _number(cell: float) -> str:
    """A number as its cell displays it: whole numbers without a decimal point, and without rounding noise."""
    if not cell.is_integer() or abs(cell) >= _MOST:
        return repr(cell)
    return str(int(cell)) if abs(cell) <= _EXACT else format(Decimal(repr(cell)), "f")
