"""One table of a file: its layout, and its rows in blocks of some ten thousand."""

from __future__ import annotations

import abc
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import UnreadableFileError
from data.reading.layout import Layout
from data.reading.row_kinds import BLANKS
from data.reading.row_screen import Kind, RowScreen
from data.schema import Finding, Severity

#: Maximum number of notes on broken, repaired or omitted rows in memory; the findings list them all.
_MOST_NOTES = 300_000


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of a table.

    Attributes:
        numbers: Row of the file or sheet in which each row begins, 1 for the first.
        cells: One array of texts per header, as written; empty texts for empty cells.
    """

    numbers: pa.Array
    cells: tuple[pa.Array, ...]


@dataclass(slots=True)
class Table(abc.ABC):
    """One table of a file.

    Attributes:
        file: Name for reports: ``a.csv``, ``b.xlsx``, ``c.zip/a.csv``.
        name: Sheet or archive member; empty if the file is the table.
        encoding: Encoding of its text, or the kind of workbook.
        layout: Its layout.
        screen: Separates its records from other rows.
        until: Its last row, if another table is below; None if it extends to the end.
        own_findings: Findings of the table as a whole.
        notes: Findings from reading the rows; filled by ``blocks``.
        share_read: Share of the table that has been read, 0 to 1.
    """

    file: str
    name: str
    encoding: str
    layout: Layout
    screen: RowScreen
    until: int | None = None
    own_findings: tuple[Finding, ...] = ()
    notes: list[Finding] = field(default_factory=list)
    share_read: float = 0.0

    @abc.abstractmethod
    def raw_blocks(self) -> Iterator[Block]:
        """The rows below the header with all cells of the file, records or not."""

    def as_shown(self, place: int, block: Block) -> pa.Array:
        """The cells of a column of a block as the file displays them, if it stores another text."""
        return block.cells[place]

    def blocks(self, shown_places: Set[int] = frozenset()) -> Iterator[Block]:
        """The records of the table; every call begins with the first.

        Args:
            shown_places: Indexes of the columns to return as the file displays them.
        """
        self.notes[:] = self.own_findings
        if self.layout.notes_row:
            message = "表头下的填写说明，不是记录，没有导入。"
            self.notes.append(Finding(self.layout.notes_row, "", "notes_row", Severity.WARN, "", message))
        own = slice(self.layout.left, self.layout.left + len(self.layout.headers))
        for block in self.raw_blocks():
            if len(block.numbers):
                records = self._records_only(Block(block.numbers, block.cells[own]))
                yield self._as_shown(records, shown_places)

    def _as_shown(self, block: Block, shown_places: Set[int]) -> Block:
        if not shown_places or not len(block.numbers):
            return block
        places = range(len(block.cells))
        return Block(
            block.numbers,
            tuple(
                self.as_shown(place, block) if place in shown_places else block.cells[place]
                for place in places
            ),
        )

    def _records_only(self, block: Block) -> Block:
        """The block without blank rows, totals, and rows repeated on every page."""
        places = self.screen.suspects(block.cells)
        if not len(places):
            return block
        rows = [column.take(pa.array(places)) for column in block.cells]
        keep = np.ones(len(block.numbers), bool)
        first = _first_filled(rows)
        keep[places[first.is_null().to_numpy(zero_copy_only=False)]] = False
        for place in self.screen.worth_a_look(rows, first).tolist():
            cells = [column[place].as_py() for column in rows]
            number = block.numbers[int(places[place])].as_py()
            keep[places[place]] = self.is_kept(number, cells)
        mask = pa.array(keep)
        return Block(block.numbers.filter(mask), tuple(column.filter(mask) for column in block.cells))

    def is_kept(self, number: int, cells: Sequence[str]) -> bool:
        """Whether a row is read as a record; other rows are noted.

        Raises:
            UnreadableFileError: It is the header of another table, in a file too large to be split there.
        """
        kind = self.screen.kind(cells)
        if kind is Kind.HEADER:
            raise UnreadableFileError(
                f"{self.file}：第 {number} 行是另一个表头，下面是另一张表；"
                "文件太大，没有拆开，也没有导入。请从这一行起另存为一个文件，再一起导入。"
            )
        if kind in (Kind.TOTAL, Kind.PAGE):
            self._note_no_record(number, kind, cells)
        return kind is Kind.RECORD

    def note(self, finding: Finding) -> None:
        """Record a finding of a row.

        Raises:
            UnreadableFileError: There are more findings than any ledger has.
        """
        self.notes.append(finding)
        if len(self.notes) > _MOST_NOTES:
            raise UnreadableFileError(
                f"{self.file}：到第 {finding.row} 行已有超过 {_MOST_NOTES // 10_000} 万行不合表的样子"
                f"（最近一行：{finding.message.rstrip('。')}），没有导入。请检查分隔符和引号，重新导出。"
            )

    def _note_no_record(self, number: int, kind: Kind, cells: Sequence[str]) -> None:
        first = next(cell.strip() for cell in cells if cell.strip())[:4]
        if kind is Kind.TOTAL:
            message = f"第 {number} 行是合计、落款或附注，不是记录，没有计入。"
            self.note(Finding(number, "", "total_row", Severity.WARN, first, message))
        else:
            message = f"第 {number} 行是每页重复的标题、表头或页码，不是记录，没有计入。"
            self.note(Finding(number, "", "page_row", Severity.WARN, first, message))


def _first_filled(rows: Sequence[pa.Array]) -> pa.Array:
    """The first filled cell of each row; null if there is none."""
    first = pa.nulls(len(rows[0]), pa.string())
    for column in rows:
        if not first.null_count:
            break
        trimmed = pc.utf8_trim(column, characters=BLANKS)
        first = pc.coalesce(first, pc.if_else(pc.equal(trimmed, ""), None, column))
    return first
