"""Tables in the sheets of any kind of file: cells as texts, merged cells filled down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np
import pyarrow as pa

from data.errors import UnreadableFileError
from data.reading.header_roles import IS_DATA
from data.reading.layout import HEAD_ROWS, Layout, lay_out_rows
from data.reading.marks import CellMarks, Cells, Merged, MergedCells
from data.reading.row_kinds import is_blank
from data.reading.row_screen import RowScreen
from data.reading.several_tables import letters, name_of, side_by_side, stretches, with_note_of_others
from data.reading.table import Block, Table
from data.schema import Finding, Severity

_BLOCK = 20_000
#: A sheet with up to this many rows is searched for the headers of further tables before it is read.
_SEARCHED_ROWS = 30_000
#: How many cells a message names.
_NAMED = 10


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a sheet.

    Attributes:
        file: Name of its file for reports.
        title: Its name within the file; empty if the file is the sheet.
        kind: Kind of the file.
        rows: Function that returns its rows from the first, and their cells from the first column, as texts.
        height: Number of rows.
        merged: Its merged cells.
        marks: The marks of its cells.
    """

    file: str
    title: str
    kind: str
    rows: Callable[[], Iterator[list[str]]]
    height: int
    merged: Sequence[Merged] = ()
    marks: CellMarks = field(default_factory=CellMarks)


@dataclass(slots=True)
class SheetTable(Table):
    """A table in a sheet.

    Attributes:
        sheet: The sheet.
        merged: The cells that take their text from above.
    """

    sheet: Sheet = field(kw_only=True)
    merged: MergedCells = field(kw_only=True)

    def raw_blocks(self) -> Iterator[Block]:
        """The rows below the header."""
        width = self.layout.width
        rows: list[list[str]] = []
        numbers: list[int] = []
        above: dict[int, str] = {}
        right = self.layout.left + len(self.layout.headers)
        filled, outside = 0, 0
        for row, cells in enumerate(islice(self.sheet.rows(), self.until)):
            if row < self.layout.first_row - 1:
                continue
            if right == width < len(cells) and not outside and not is_blank(cells[width:]):
                outside = row + 1
            texts = [cells[place] if place < len(cells) else "" for place in range(width)]
            for place in range(self.layout.left, right if self.merged else 0):
                if self.merged.covers(row, place):
                    texts[place] = above.get(place, "")
                    filled += 1
                else:
                    above[place] = texts[place]
            numbers.append(row + 1)
            rows.append(texts)
            if len(rows) == _BLOCK:
                self.share_read = row / max(self.sheet.height, 1)
                yield _block(numbers, rows)
                rows, numbers = [], []
        self._note_findings(filled, outside)
        if rows:
            yield _block(numbers, rows)

    def as_shown(self, place: int, block: Block) -> pa.Array:
        """The cells of a column with the signs that their number formats add."""
        rows, formats = self.sheet.marks.formatted.get(self.layout.left + place, ((), ()))
        numbers = block.numbers.to_numpy() - 1
        begin, end = np.searchsorted(rows, [numbers[0], numbers[-1] + 1])
        if begin == end:
            return block.cells[place]
        texts = block.cells[place].to_pylist()
        for row, number in zip(rows[begin:end], formats[begin:end], strict=True):
            at = int(np.searchsorted(numbers, row))
            if at < len(numbers) and numbers[at] == row:
                texts[at] = self.sheet.marks.formats[number].display_text(texts[at])
        return pa.array(texts, pa.string())

    def _note_findings(self, filled: int, outside: int) -> None:
        """Findings of the sheet.

        Args:
            filled: Number of merged cells that were filled.
            outside: The first row with more cells than the header; 0 if there is none.
        """
        if filled:
            message = f"{filled} 个合并的单元格已按上面的内容补齐。"
            self.notes.append(Finding(0, "", "filled_down", Severity.WARN, "", message))
        if outside:
            message = f"第 {outside} 行在表头的右边还有内容，没有导入；请给那一列加上表头，或删去那些内容。"
            self.notes.append(Finding(outside, "", "unknown_header", Severity.WARN, "", message))
        self._note_formulas(
            self.sheet.marks.unfinished,
            "{count} 格是公式，文件里没有存计算结果（{cells}），当作没有填写；"
            "请用 Excel 或 WPS 打开这个文件，等算完后保存，再导入一次。",
            rule="formula_without_value",
        )
        for cells, result in (
            (self.sheet.marks.empties, "空的，当作没有填写"),
            (self.sheet.marks.zeros, " 0，已按 0 读入"),
        ):
            message = (
                f"{{count}} 格公式的结果是{result}（{{cells}}）。文件里看不出是算出来的，还是没有算过；"
                "请用 Excel 或 WPS 打开核对，若不对，保存后再导入一次。"
            )
            self._note_formulas(cells, message, rule="formula_in_doubt")

    def _note_formulas(self, cells: Cells, message: str, *, rule: str) -> None:
        """Findings of cells with formulas, one per column."""
        until = self.sheet.height if self.until is None else self.until
        for place, header in enumerate(self.layout.headers, start=self.layout.left):
            rows = [row + 1 for row in cells.get(place, ()) if self.layout.first_row - 1 <= row < until]
            if rows and header.strip():
                addresses = "、".join(f"{letters(place)}{row}" for row in rows[:_NAMED])
                addresses += " 等" if len(rows) > _NAMED else ""
                text = message.format(count=len(rows), cells=addresses)
                self.notes.append(Finding(0, header.strip(), rule, Severity.WARN, "", text))


def tables_of(sheet: Sheet, known_headers: Set[str]) -> tuple[SheetTable, ...]:
    """The tables of a sheet; mostly one.

    Args:
        sheet: The sheet.
        known_headers: Normalised headers of all ledgers.

    Raises:
        UnreadableFileError: The sheet is empty, or has far too many columns.
    """
    rows: list[list[str]] = []
    if sheet.height <= _SEARCHED_ROWS:
        rows = list(sheet.rows())
        sheet = replace(sheet, rows=lambda: iter(rows))
    layout = lay_out_rows(list(islice(sheet.rows(), HEAD_ROWS + 2)), sheet.file, known_headers)
    tables = []
    for part in side_by_side(layout, known_headers):
        for stretch in stretches(part, _candidates(rows, part), _row_at(rows, part), known_headers):
            title = name_of(sheet.title, stretch.layout, layout)
            merged = MergedCells(sheet.merged, stretch.layout.first_row - 1)
            screen = RowScreen(stretch.layout, known_headers)
            tables.append(
                SheetTable(
                    sheet.file,
                    title,
                    sheet.kind,
                    stretch.layout,
                    screen,
                    stretch.until,
                    sheet=sheet,
                    merged=merged,
                )
            )
    return with_note_of_others(tables)


def tables_in(
    sheets: Iterable[Sheet], known_headers: Set[str]
) -> tuple[tuple[SheetTable, ...], tuple[tuple[str, str], ...]]:
    """The tables of several sheets, and the sheets without one, each with the reason.

    Raises:
        UnreadableFileError: The file is a single sheet without a table.
    """
    tables: list[SheetTable] = []
    left_out = []
    for sheet in sheets:
        try:
            tables += tables_of(sheet, known_headers)
        except UnreadableFileError as error:
            if not sheet.title:
                raise
            left_out.append((sheet.title, str(error).removeprefix(f"{sheet.file}：").rstrip("。")))
    return tuple(tables), tuple(left_out)


def _candidates(rows: Sequence[Sequence[str]], layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """The rows without a date or order number in their first cells, which may be headers, by number."""
    row_at = _row_at(rows, layout)
    for number in range(layout.first_row, len(rows) + 1):
        cells = row_at(number)
        if not any(IS_DATA.search(cell) for cell in cells[:3]) and any(cells):
            yield number, cells


def _row_at(rows: Sequence[Sequence[str]], layout: Layout) -> Callable[[int], list[str]]:
    right = layout.left + len(layout.headers)
    own = slice(layout.left, right if layout.cells else None)
    return lambda number: [*rows[number - 1][own]] if number <= len(rows) else []


def _block(numbers: Sequence[int], rows: Sequence[Sequence[str]]) -> Block:
    columns = tuple(pa.array(column, pa.string()) for column in zip(*rows, strict=True))
    return Block(pa.array(numbers, pa.int64()), columns)
