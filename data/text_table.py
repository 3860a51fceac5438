"""A table in a text file, read in pieces: quickly where every line is one row, carefully where not."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from data.ahead import ahead
from data.content import Content, UnreadableFileError
from data.encodings import encoding_of, texts
from data.layout import HEAD_ROWS, Layout, lay_out_lines
from data.records import Record, joined_lines, read_record
from data.row_kinds import is_blank, is_total
from data.schema import Finding, Severity
from data.sound_lines import Lines, may_go_on
from data.table import Block, Table

#: A line that is longer, in bytes, is no line of a ledger.
_LONGEST_LINE = 16_000_000
#: Stands between cells for a delimiter that is not one byte; no text of an export holds it.
_STAND_IN = "\x1f"


@dataclass(slots=True)
class TextTable(Table):
    """A table in a text file.

    Attributes:
        content: The bytes of the file.
    """

    content: Content = field(kw_only=True)

    def raw_blocks(self) -> Iterator[Block]:
        """The rows below the header, a piece of the file at a time."""
        skipped, carried = 0, b""
        for text, done in ahead(self._pieces()):
            carried += text
            is_last = not text
            while skipped < self.layout.first_row - 1 and (end := carried.find(b"\n")) >= 0:
                carried, skipped = carried[end + 1 :], skipped + 1
            if skipped < self.layout.first_row - 1:
                continue
            self.done = done / max(self.content.size, 1)
            cut = len(carried) if is_last else carried.rfind(b"\n") + 1
            if len(carried) - cut > _LONGEST_LINE:
                raise _too_long(self.file)
            if cut:
                block, used, lines = self._block(carried[:cut], skipped, is_last=is_last)
                carried, skipped = carried[used:], skipped + lines
                if block is not None:
                    yield block

    def _pieces(self) -> Generator[tuple[bytes, int]]:
        """The text of the file, its delimiter one byte; the last piece, and no other, is empty."""
        delimiter = self.layout.delimiter.encode()
        for text, done in texts(self.content, self.encoding):
            yield text if len(delimiter) == 1 else text.replace(delimiter, _STAND_IN.encode()), done
        yield b"", self.content.size

    @property
    def _delimiter(self) -> str:
        """What stands between the cells of a piece."""
        return self.layout.delimiter if self.layout.delimiter.isascii() else _STAND_IN

    def _block(self, text: bytes, before: int, *, is_last: bool) -> tuple[Block | None, int, int]:
        """The rows of a piece, how much of it was used, and how many lines that were."""
        lines, width = Lines(text), len(self.layout.headers)
        sound = lines.with_sound_quotes(self._delimiter)
        until = len(lines) if is_last else may_go_on(lines, sound)
        sound[until:] = False
        cells = self._parsed(lines, sound)
        if cells is None:
            sound &= lines.with_width(self._delimiter, width)
            cells = self._parsed(lines, sound)
        if cells is None:  # not seen yet, but each line can always be read by itself
            sound[:], cells = False, ()
        records, until = self._odd_records(lines, np.flatnonzero(~sound[:until]).tolist(), until)
        blocks = [self._careful(records, before)]
        if cells:
            blocks.append(Block(pa.array(np.flatnonzero(sound) + before + 1, pa.int64()), cells))
        used = int(lines.starts[until]) if until < len(lines) else len(text)
        return _in_order([block for block in blocks if block is not None]), used, until

    def _parsed(self, lines: Lines, wanted: np.ndarray) -> tuple[pa.Array, ...] | None:
        """The cells of some lines; None when some of them has more or fewer cells than the header."""
        text, names = lines.joined(wanted), [str(place) for place in range(len(self.layout.headers))]
        if not text:
            return ()
        try:
            found = arrow_csv.read_csv(
                pa.BufferReader(text),
                arrow_csv.ReadOptions(column_names=names, use_threads=False, block_size=len(text) + 1),
                arrow_csv.ParseOptions(delimiter=self._delimiter, newlines_in_values=False),
                arrow_csv.ConvertOptions(
                    check_utf8=False,  # it was decoded a moment ago
                    column_types=dict.fromkeys(names, pa.string()),
                    strings_can_be_null=False,
                ),
            )
        except pa.ArrowInvalid:
            return None
        if found.num_rows != np.count_nonzero(wanted):
            return None
        cells = tuple(column.combine_chunks() for column in found.columns)
        if self._delimiter == _STAND_IN and b'"' in text:
            return tuple(pc.replace_substring(one, _STAND_IN, self.layout.delimiter) for one in cells)
        return cells

    def _odd_records(self, lines: Lines, odd: Sequence[int], until: int) -> tuple[list[Record], int]:
        """The records that begin on odd lines, and the line behind the last line that was looked at."""
        records, position = [], 0
        for place in odd:
            if place >= position:
                record, position = read_record(lines, place, self._delimiter, len(self.layout.headers))
                records.append(record)
        return records, max(until, position)

    def _careful(self, records: Sequence[Record], before: int) -> Block | None:
        """The records that have the right width; the others are told as broken, or were no records."""
        width = len(self.layout.headers)
        numbers, rows = [], []
        for record in records:
            number = before + record.line + 1
            cells = [cell.replace(_STAND_IN, self.layout.delimiter) for cell in record.cells]
            if is_blank(cells):
                continue
            if is_total(cells):
                self.note_total(number, cells)
            elif len(cells) < width or not is_blank(cells[width:]):
                self._note_broken(number, len(cells))
            else:
                if record.is_repaired:
                    self._note_repair(number)
                numbers.append(number)
                rows.append(cells[:width])
        if not rows:
            return None
        columns = tuple(pa.array(column, pa.string()) for column in zip(*rows, strict=True))
        return Block(pa.array(numbers, pa.int64()), columns)

    def _note_broken(self, number: int, cells: int) -> None:
        width = len(self.layout.headers)
        message = f"第 {number} 行有 {cells} 格，表头有 {width} 格；请检查这一行的分隔符和引号。"
        self.note(Finding(number, "", "broken_row", Severity.FAIL, "", message))

    def _note_repair(self, number: int) -> None:
        message = f"第 {number} 行有不成对的引号，按原样读入，没有影响下面的行；请核对这一行。"
        self.note(Finding(number, "", "repaired_quote", Severity.WARN, "", message))


def open_text(content: Content, name: str, known: Set[str]) -> TextTable:
    """The table of a text file.

    Args:
        content: The bytes.
        name: Member of an archive that the file is; empty for a file of its own.
        known: Normalised headers that some ledger bears.

    Raises:
        UnreadableFileError: The bytes are no text, or no table lies in it.
    """
    encoding = encoding_of(content)
    head = b""
    for text, _ in texts(content, encoding):
        head += text
        if head.count(b"\n") > HEAD_ROWS * 3 or len(head) > _LONGEST_LINE:
            break
    lines = head.decode().split("\n")
    if len(head) > _LONGEST_LINE and len(lines) <= HEAD_ROWS * 3:
        raise _too_long(content.file)
    logical = list(islice(joined_lines(lines), HEAD_ROWS + 2))
    layout = lay_out_lines([line for line, _ in logical], content.file, known)
    ends = [end for _, end in logical]
    notes_row = ends[layout.notes_row - 1] if layout.notes_row else 0
    physical = Layout(ends[layout.header_row - 1], layout.delimiter, layout.headers, notes_row)
    return TextTable(content.file, name, encoding, physical, content=content)


def _in_order(blocks: Sequence[Block]) -> Block | None:
    """The rows of several blocks in the order of the file."""
    if len(blocks) < 2:
        return blocks[0] if blocks else None
    numbers = pa.concat_arrays([block.numbers for block in blocks])
    order = pc.sort_indices(numbers)
    cells = zip(*(block.cells for block in blocks), strict=True)
    return Block(numbers.take(order), tuple(pa.concat_arrays(one).take(order) for one in cells))


def _too_long(file: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"{file}：有一行超过 {_LONGEST_LINE // 1_000_000} MB，不像台账；"
        "请用 Excel 或 WPS 打开，检查换行和引号。"
    )
