"""A table in a text file, read in pieces: fast if every line is one row, line by line otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from data.content import Content
from data.errors import UnreadableFileError
from data.reading.csv_text import STAND_IN, Lines, as_written, delimiter_of, may_go_on, pieces
from data.reading.prefetch import prefetch
from data.reading.records import Record, is_complete, read_record
from data.reading.row_kinds import is_blank
from data.reading.row_screen import Kind
from data.reading.table import Block, Table
from data.schema import Finding, Severity

#: Largest size of a line in bytes.
LONGEST_LINE = 16_000_000


@dataclass(slots=True)
class _Short:
    """The short rows that were completed with empty cells.

    Attributes:
        count: Their number.
        first: The first of them.
    """

    count: int = 0
    first: int = 0

    def add(self, number: int) -> None:
        """Count a row."""
        self.count, self.first = self.count + 1, self.first or number


@dataclass(slots=True)
class TextTable(Table):
    """A table in a text file.

    Attributes:
        content: The bytes of the file.
    """

    content: Content = field(kw_only=True)

    def raw_blocks(self) -> Iterator[Block]:
        """The rows below the header, piece by piece."""
        skipped, carried, short = 0, b"", _Short()
        for text, bytes_read in prefetch(pieces(self.content, self.encoding, self.layout)):
            carried += text
            is_last = not text
            while skipped < self.layout.first_row - 1 and (end := carried.find(b"\n")) >= 0:
                carried, skipped = carried[end + 1 :], skipped + 1
            if skipped < self.layout.first_row - 1:
                continue
            self.share_read = bytes_read / max(self.content.size, 1)
            cut = len(carried) if is_last else carried.rfind(b"\n") + 1
            if len(carried) - cut > LONGEST_LINE:
                raise too_long(self.file)
            if cut:
                block, used, lines = self._block(carried[:cut], skipped, short, is_last=is_last)
                carried, skipped = carried[used:], skipped + lines
                if block is not None:
                    block = self._down_to_end(block)
                    yield Block(block.numbers, as_written(block.cells, self.layout))
            if self.until is not None and skipped >= self.until:
                break
        if short.count:
            message = (
                f"{short.count} 行比表头短（第一处：第 {short.first} 行），行尾缺的格按没有填写读入；"
                "这是表格软件省去了行尾的空格，不影响其他格。"
            )
            self.note(Finding(short.first, "", "short_row", Severity.WARN, "", message))

    def _down_to_end(self, block: Block) -> Block:
        """The rows of a block above the next table."""
        if self.until is None or not len(block.numbers) or block.numbers[-1].as_py() <= self.until:
            return block
        own = pc.less_equal(block.numbers, self.until)
        return Block(block.numbers.filter(own), tuple(column.filter(own) for column in block.cells))

    def _block(
        self, text: bytes, before: int, short: _Short, *, is_last: bool
    ) -> tuple[Block | None, int, int]:
        """The rows of a piece, the number of bytes used, and the number of lines used."""
        lines, width = Lines(text), self.layout.width
        sound = lines.with_sound_quotes(delimiter_of(self.layout))
        until = len(lines) if is_last else may_go_on(lines, sound)
        sound[until:] = False
        cells = self._parse(lines, sound)
        if cells is None:
            sound &= lines.with_width(delimiter_of(self.layout), width)
            cells = self._parse(lines, sound)
        if cells is None:  # should not happen; reading line by line always works
            sound[:], cells = False, ()
        records, until = self._odd_records(lines, np.flatnonzero(~sound[:until]).tolist(), until)
        # A last line without an end may be truncated.
        cut = len(lines) - 1 if is_last and not text.endswith(b"\n") else None
        blocks = [self._careful(records, before, short, cut)]
        if cells:
            blocks.append(Block(pa.array(np.flatnonzero(sound) + before + 1, pa.int64()), cells))
        used = int(lines.starts[until]) if until < len(lines) else len(text)
        return _in_order([block for block in blocks if block is not None]), used, until

    def _parse(self, lines: Lines, mask: np.ndarray) -> tuple[pa.Array, ...] | None:
        """The cells of some lines; None if one of them has more or fewer cells than the header."""
        text, names = lines.text_of(mask), [str(place) for place in range(self.layout.width)]
        if not text:
            return ()
        try:
            table = arrow_csv.read_csv(
                pa.BufferReader(text),
                arrow_csv.ReadOptions(column_names=names, use_threads=False, block_size=len(text) + 1),
                arrow_csv.ParseOptions(delimiter=delimiter_of(self.layout), newlines_in_values=False),
                arrow_csv.ConvertOptions(
                    check_utf8=False,  # it was decoded before
                    column_types=dict.fromkeys(names, pa.string()),
                    strings_can_be_null=False,
                ),
            )
        except pa.ArrowInvalid:
            return None
        if table.num_rows != np.count_nonzero(mask):
            return None
        cells = tuple(column.combine_chunks() for column in table.columns)
        if delimiter_of(self.layout) == STAND_IN and b'"' in text:
            return tuple(pc.replace_substring(column, STAND_IN, self.layout.delimiter) for column in cells)
        return cells

    def _odd_records(self, lines: Lines, odd: Sequence[int], until: int) -> tuple[list[Record], int]:
        """The records that begin on irregular lines, and the line after the last one read."""
        records, position = [], 0
        for place in odd:
            if place >= position:
                record, position = read_record(lines, place, delimiter_of(self.layout), self.layout.width)
                records.append(record)
        return records, max(until, position)

    def _careful(
        self, records: Sequence[Record], before: int, short: _Short, cut: int | None
    ) -> Block | None:
        """The records with the right number of cells, or lacking empty cells at their end.

        The others are reported as broken, or are not records.
        """
        numbers, rows = [], []
        for record, following in zip_longest(records, records[1:]):
            number = before + record.line + 1
            if self.until is not None and number > self.until:
                break
            cells, kind = self._cells_and_kind(record)
            if kind is Kind.BLANK or (kind is not Kind.RECORD and not self.is_kept(number, cells)):
                continue
            lacks = self.layout.width - len(record.cells)
            if lacks > 0 and record.line != cut and self._is_complete(record, following):
                short.add(number)
            elif lacks > 0 or not is_blank(record.cells[self.layout.width :]):
                self._note_broken(number, len(record.cells))
                continue
            elif record.is_repaired:
                self._note_repair(number)
            numbers.append(number)
            rows.append([*self._original_cells(record), *[""] * lacks][: self.layout.width])
        if not rows:
            return None
        columns = tuple(pa.array(column, pa.string()) for column in zip(*rows, strict=True))
        return Block(pa.array(numbers, pa.int64()), columns)

    def _cells_and_kind(self, record: Record) -> tuple[list[str], Kind]:
        """The cells of a record that belong to this table, and the kind of the row."""
        cells = self._original_cells(record)
        right = self.layout.left + len(self.layout.headers)
        own = cells[self.layout.left : right if right < self.layout.width else None]
        if not is_blank(cells) and is_blank(own):
            return own, Kind.RECORD  # it belongs to the table beside; its width is checked there
        return own, self.screen.kind([*own, *[""] * (len(self.layout.headers) - len(own))])

    def _is_complete(self, record: Record, following: Record | None) -> bool:
        if following is not None and (
            following.line != record.line + 1 or self._cells_and_kind(following)[1] is not Kind.RECORD
        ):
            following = None
        return is_complete(record, following, self.layout.width, self.screen.roles)

    def _original_cells(self, record: Record) -> list[str]:
        """The cells of a record with the original delimiter of the file."""
        return [cell.replace(STAND_IN, self.layout.delimiter) for cell in record.cells]

    def _note_broken(self, number: int, cells: int) -> None:
        width = self.layout.width
        message = f"第 {number} 行有 {cells} 格，表头有 {width} 格；请检查这一行的分隔符和引号。"
        self.note(Finding(number, "", "broken_row", Severity.FAIL, "", message))

    def _note_repair(self, number: int) -> None:
        message = f"第 {number} 行有不成对的引号，按原样读入，没有影响下面的行；请核对这一行。"
        self.note(Finding(number, "", "repaired_quote", Severity.WARN, "", message))


def _in_order(blocks: Sequence[Block]) -> Block | None:
    """The rows of several blocks, in the order of the file."""
    if len(blocks) < 2:
        return blocks[0] if blocks else None
    numbers = pa.concat_arrays([block.numbers for block in blocks])
    order = pc.sort_indices(numbers)
    cells = zip(*(block.cells for block in blocks), strict=True)
    return Block(numbers.take(order), tuple(pa.concat_arrays(arrays).take(order) for arrays in cells))


def too_long(file: str) -> UnreadableFileError:
    """The error for a file with a line that is too long."""
    return UnreadableFileError(
        f"{file}：有一行超过 {LONGEST_LINE // 1_000_000} MB，不像台账；"
        "请用 Excel 或 WPS 打开，检查换行和引号。"
    )
