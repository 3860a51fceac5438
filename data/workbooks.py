"""Tables in workbooks, XLSX and XLS: one a sheet, cells as texts, merged places filled down."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice

import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from data.content import Content, UnreadableFileError
from data.extents import check_extents
from data.layout import HEAD_ROWS, lay_out_rows
from data.row_kinds import is_blank
from data.schema import Finding, Severity
from data.table import Block, Table

XLS_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BLOCK = 20_000
#: Up to here each whole number is told from the next; beyond the other nobody writes out its digits.
_EXACT, _MOST = 2**53, 1e21
_ADVICE = "请用 Excel 或 WPS 打开，确认没有密码，另存为 .xlsx 后再导入。"


@dataclass(slots=True)
class SheetTable(Table):
    """A table in a sheet.

    Attributes:
        sheet: The sheet.
        merged: Row and column of a cell that is part of a merged one -> row of the merged cell's text.
    """

    sheet: CalamineSheet = field(kw_only=True)
    merged: dict[tuple[int, int], int] = field(kw_only=True)

    def raw_blocks(self) -> Iterator[Block]:
        """The rows below the header."""
        width, rows, numbers, above = len(self.layout.headers), [], [], {}
        filled, outside = 0, 0
        for row, cells in enumerate(_rows(self.sheet)):
            if row < self.layout.first_row - 1:
                continue
            if len(cells) > width and not outside and not is_blank(cells[width:]):
                outside = row + 1
            texts = [cells[place] if place < len(cells) else "" for place in range(width)]
            for place in range(width if self.merged else 0):
                if (row, place) in self.merged:
                    texts[place] = above.get((self.merged[row, place], place), "")
                    filled += 1
                else:
                    above[row, place] = texts[place]
            numbers.append(row + 1)
            rows.append(texts)
            if len(rows) == _BLOCK:
                self.done = row / max(self.sheet.total_height, 1)
                yield _block(numbers, rows)
                rows, numbers = [], []
        self._tell(filled, outside)
        if rows:
            yield _block(numbers, rows)

    def _tell(self, filled: int, outside: int) -> None:
        """Findings of the sheet: how many merged cells were filled, the first row with a cell too many."""
        if filled:
            message = f"{filled} 个合并的单元格已按上面的内容补齐。"
            self.notes.append(Finding(0, "", "filled_down", Severity.WARN, "", message))
        if outside:
            message = f"第 {outside} 行在表头的右边还有内容，没有导入；请给那一列加上表头，或删去那些内容。"
            self.notes.append(Finding(outside, "", "unknown_header", Severity.WARN, "", message))


def open_workbook(content: Content, name: str, known: Set[str]) -> tuple[list[Table], list[tuple[str, str]]]:
    """The tables of a workbook, and the sheets that hold none with the reason.

    Raises:
        UnreadableFileError: The bytes are no workbook, or it is locked, or far too large.
    """
    tables: list[Table] = []
    left_out = []
    with _told(content.file), content.open() as stream:
        check_extents(content)
        book = CalamineWorkbook.from_filelike(stream)
        for about in book.sheets_metadata:
            title = f"{name}/{about.name}" if name else about.name
            if about.typ is not SheetTypeEnum.WorkSheet or about.visible is not SheetVisibleEnum.Visible:
                left_out.append((title, "隐藏的表或图表"))
                continue
            sheet = book.get_sheet_by_name(about.name)
            try:
                tables.append(_table(sheet, content, title, known))
            except UnreadableFileError as error:
                left_out.append((title, str(error).removeprefix(f"{content.file}：").rstrip("。")))
    if not tables and not left_out:
        raise UnreadableFileError(f"{content.file}：工作簿里没有工作表，可能已损坏。{_ADVICE}")
    return tables, left_out


@contextlib.contextmanager
def _told(file: str) -> Iterator[None]:
    """Whatever the reader of workbooks cannot read is told as a file that cannot be read."""
    message = f"{file}：不是能读的 Excel 工作簿（可能加了密码、已损坏，或只是改了后缀）。{_ADVICE}"
    try:
        yield
    except CalamineError as error:
        raise UnreadableFileError(message) from error
    except BaseException as error:
        # What its reader, which is no Python, did not foresee; it is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableFileError(message) from error


def _table(sheet: CalamineSheet, content: Content, title: str, known: Set[str]) -> SheetTable:
    """The table of a sheet.

    Raises:
        UnreadableFileError: There is none.
    """
    kind = "xls" if content.head(8) == XLS_SIGNATURE else "xlsx"
    layout = lay_out_rows(list(islice(_rows(sheet), HEAD_ROWS + 2)), content.file, known)
    merged = _merged(sheet.merged_cell_ranges or (), layout.first_row - 1)
    return SheetTable(content.file, title, kind, layout, sheet=sheet, merged=merged)


def _merged(
    ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]], first: int
) -> dict[tuple[int, int], int]:
    """The cells below the header that are merged with one above them."""
    return {
        (row, column): top
        for (top, left), (bottom, right) in ranges
        if top >= first and left == right
        for column in range(left, right + 1)
        for row in range(top + 1, bottom + 1)
    }


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    """The rows of a sheet from its first, and their cells from the first column, as texts."""
    if sheet.start is None:
        return
    left = [""] * sheet.start[1]
    for row in sheet.iter_rows():
        yield left + [_text(cell) for cell in row]


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
    """A number as its cell shows it: a whole one without a point, and without digits that nobody wrote."""
    if not cell.is_integer() or abs(cell) >= _MOST:
        return repr(cell)
    return str(int(cell)) if abs(cell) <= _EXACT else format(Decimal(repr(cell)), "f")


def _block(numbers: Sequence[int], rows: Sequence[Sequence[str]]) -> Block:
    columns = tuple(pa.array(column, pa.string()) for column in zip(*rows, strict=True))
    return Block(pa.array(numbers, pa.int64()), columns)
