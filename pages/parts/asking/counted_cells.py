"""The cells of a table whose rows can be listed: a count of a list of the block, in a row that is one mark.

A row stands for values of dimensions, or for a period; a list narrowed to them has as many rows as the cell
says. It is derived from the block, so that no block has to say it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from pages.parts.asking.block import Block, Rows
from pages.parts.asking.marks import Mark
from pages.parts.asking.row_marks import row_marks, written_names
from pages.parts.asking.rows_address import rows_of_block
from pages.parts.findings.reading import short
from pages.parts.words.condition_words import value_words

#: How a table writes that there is nothing to count.
_NOTHING = ("", "0", "—")


def counted_columns(block: Block) -> dict[str, int]:
    """Column of the table -> number of the list (from 1) that has a row for each one of what it counts.

    A list that is only a part of what the column counts, or is of several columns, is left out.
    """
    found: dict[str, int] = {}
    for number, one in enumerate(block.rows, 1):
        if len(one.columns) != 1 or one.columns[0] not in block.table:
            continue
        if _counts_all(block.table, one):
            found.setdefault(one.columns[0], number)
    return found


def _counts_all(table: pd.DataFrame, one: Rows) -> bool:
    """Whether a list is all that a column counts: its sum, the sum of what has a mark, or a total in it."""
    values = table[one.columns[0]].to_numpy(dtype=float, na_value=0)
    has_mark = [bool(mark) for mark in row_marks(table, one.question)]
    marked, totals = values[has_mark], values[[not each for each in has_mark]]
    return one.count in (int(values.sum()), int(marked.sum())) or one.count in totals


def cell_marks(block: Block) -> list[Mark | None]:
    """What each row of the table stands for, empty for all; None for nothing, or the same as another row."""
    found = row_marks(block.table, block.rows[0].question) if block.rows else []
    times = Counter(found)
    return [mark if times[mark] == 1 else None for mark in found]


def cell_addresses(block: Block, page: str) -> dict[tuple[int, str], str]:
    """Row and column of the cells that count something -> the query of the address of their rows."""
    of, marks = rows_of_block(block, page), cell_marks(block)
    found: dict[tuple[int, str], str] = {}
    for column, number in counted_columns(block).items():
        values = block.table[column].to_numpy(dtype=float, na_value=0)
        for at, mark in enumerate(marks):
            if mark and values[at] > 0:
                found[at, column] = of.replace(nth=number, column=column, cell=mark).text()
            elif mark == () and values[at] == block.rows[number - 1].count:
                found[at, column] = of.replace(nth=number).text()
    return found


def cells_of_tables(
    block: Block, texts: Sequence[Sequence[str]], numbers: Sequence[Sequence[str]] | None = None
) -> dict[tuple[int, int], tuple[int, str]]:
    """Where the numbers of a block stand in its tables of HTML: row and column there -> those of its table.

    A row is known by its names; what else a row of the block stands for, as the columns of a pivot table do,
    by the one column that has its numbers in all rows. Where two columns fit, none is taken.

    Args:
        block: The block.
        texts: The first text of each cell of its tables, by which a row is known.
        numbers: What stands for the number in each cell; None: its first text.
    """
    shown = texts if numbers is None else numbers
    columns = counted_columns(block)
    if not columns:
        return {}
    rows = _rows_by_names(block, texts)
    known = sorted({at for found in rows.values() for at in found})
    width = min((len(texts[at]) for at in known), default=0)
    found: dict[tuple[int, int], tuple[int, str]] = {}
    for column in columns:
        counts = [f"{value:,.0f}" for value in block.table[column].to_numpy(dtype=float, na_value=0)]
        for own in rows.values():
            fits = [
                place
                for place in range(width)
                if all(
                    shown[at][place] == counts[own[at]] if at in own else shown[at][place] in _NOTHING
                    for at in known
                )
            ]
            if len(fits) == 1:
                found |= {(at, fits[0]): (row, column) for at, row in own.items()}
    return found


def _rows_by_names(block: Block, texts: Sequence[Sequence[str]]) -> dict[Mark, dict[int, int]]:
    """What the names of a row do not say -> row of the tables of HTML -> row of the table of the block."""
    marks = cell_marks(block)
    firsts = {cells[0] for cells in texts if cells}
    written = written_names(block.table, block.rows[0].question, firsts)
    found: dict[Mark, dict[int, int]] = {}
    for at, cells in enumerate(texts):
        told = [rows for text in cells if (rows := written.get(text))]
        for row in sorted(set.intersection(*told)) if told else ():
            if (mark := marks[row]) is None:
                continue
            names = {value for text in cells for value in _written_as(text, mark)}
            left = tuple(pair for pair in mark if pair[1] not in names)
            found.setdefault(left, {})[at] = row
    return found


def _written_as(text: str, mark: Mark) -> set[str]:
    """The values of a mark that a text names."""
    return {value for _key, value in mark if text in (value, short(value), value_words(value))}


def cell_count(block: Block, column: str, cell: Sequence[tuple[str, str]]) -> int | None:
    """The count in a cell; None where the table has no such cell."""
    if column not in counted_columns(block):
        return None
    marks = cell_marks(block)
    if tuple(cell) not in marks or not cell:
        return None
    return int(block.table[column].iloc[marks.index(tuple(cell))])
