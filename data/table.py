"""One table found in a file: where it lies, and its rows, some ten thousand at a time."""

from __future__ import annotations

import abc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.content import UnreadableFileError
from data.layout import Layout
from data.row_kinds import BLANKS, SUSPECT, is_total
from data.schema import Finding, Severity

#: Of each row that is broken, mended or a sum a note is kept in memory; the findings list them all.
_MOST_NOTES = 300_000


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of a table.

    Attributes:
        numbers: Row of the file or sheet in which each begins, 1 for the first.
        cells: One array of texts per header, as written; empty texts for empty cells.
    """

    numbers: pa.Array
    cells: tuple[pa.Array, ...]


@dataclass(slots=True)
class Table(abc.ABC):
    """One table of a file.

    Attributes:
        file: Name for reports: ``a.csv``, ``b.xlsx``, ``c.zip/a.csv``.
        name: Sheet or member that the table is, within its file; empty when the file is the table.
        encoding: Encoding of its text, or the kind of workbook.
        layout: Where its header is.
        notes: What was seen while the rows were read; filled by ``blocks``.
        done: Share of the table that has been read, 0 to 1.
    """

    file: str
    name: str
    encoding: str
    layout: Layout
    notes: list[Finding] = field(default_factory=list)
    done: float = 0.0

    @abc.abstractmethod
    def raw_blocks(self) -> Iterator[Block]:
        """The rows below the header, those that are no records among them."""

    def blocks(self) -> Iterator[Block]:
        """The records of the table, from the first, each time it is called."""
        self.notes.clear()
        if self.layout.notes_row:
            message = "表头下的填写说明，不是记录，没有导入。"
            self.notes.append(Finding(self.layout.notes_row, "", "notes_row", Severity.WARN, "", message))
        for block in self.raw_blocks():
            if len(block.numbers):
                yield self._records_only(block)

    def _records_only(self, block: Block) -> Block:
        """The block without blank rows and sums; both show in the first cell of a row that is filled."""
        odd = pc.match_substring_regex(block.cells[0], SUSPECT)
        if not pc.any(odd).as_py():
            return block
        places = np.flatnonzero(odd.to_numpy(zero_copy_only=False))
        rows = [column.take(pa.array(places)) for column in block.cells]
        first = _first_filled(rows)
        keep = np.ones(len(block.numbers), bool)
        keep[places[first.is_null().to_numpy(zero_copy_only=False)]] = False
        may_be_total = pc.fill_null(pc.match_substring_regex(first, SUSPECT), False)
        for place in pc.indices_nonzero(may_be_total).to_pylist():
            cells = [column[place].as_py() for column in rows]
            if is_total(cells):
                keep[places[place]] = False
                self.note_total(block.numbers[int(places[place])].as_py(), cells)
        mask = pa.array(keep)
        return Block(block.numbers.filter(mask), tuple(column.filter(mask) for column in block.cells))

    def note(self, finding: Finding) -> None:
        """Remember what was seen in a row.

        Raises:
            UnreadableFileError: That is so of more rows than any ledger has odd ones.
        """
        self.notes.append(finding)
        if len(self.notes) > _MOST_NOTES:
            raise UnreadableFileError(
                f"{self.file}：到第 {finding.row} 行已有超过 {_MOST_NOTES // 10_000} 万行不合表的样子"
                f"（最近一行：{finding.message.rstrip('。')}），没有导入。请检查分隔符和引号，重新导出。"
            )

    def note_total(self, number: int, cells: Sequence[str]) -> None:
        """Remember a row that is a sum or a signature."""
        first = next(cell.strip() for cell in cells if cell.strip())
        message = f"第 {number} 行是合计或落款，不是记录，没有计入。"
        self.note(Finding(number, "", "total_row", Severity.WARN, first[:4], message))


def _first_filled(rows: Sequence[pa.Array]) -> pa.Array:
    """The first cell of each row that says something; null where none does."""
    found = pa.nulls(len(rows[0]), pa.string())
    for column in rows:
        if not found.null_count:
            break
        trimmed = pc.utf8_trim(column, characters=BLANKS)
        found = pc.coalesce(found, pc.if_else(pc.equal(trimmed, ""), None, column))
    return found
