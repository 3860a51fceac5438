"""Tables of the Word briefing: repeated header, right-aligned numbers, horizontal rules only."""

from __future__ import annotations

import math

from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from pages.parts.briefing import docx_styles as styles
from pages.parts.briefing.model import Chart, Table
from pages.parts.briefing.office_documents import clean, shares, values_of
from pages.parts.charts.theme import INK, LINE

#: Side, colour and width (in eighths of a point) of the rules of a table.
_RULES = (("top", INK, 12), ("bottom", INK, 8), ("insideH", LINE, 4))
#: From this number of values on, a chart's table has several columns side by side.
_TALL = 6
#: Most rows of a table that is kept on one page.
_MOST_KEPT = 8
_TEXT_SIZE = Pt(10.5)
_LINE_HEIGHT = Pt(30)
#: Space between a text and the right-aligned number to its left.
_APART = Pt(10)
_MOST_COLUMNS = 8


def add(document: Document, table: Table) -> None:
    """Append a table to the document."""
    if not table.headings:
        return
    made = document.add_table(rows=0, cols=len(table.headings))
    _frame(made, shares(table, styles.TEXT_WIDTH / _TEXT_SIZE))
    _fill(made, table.headings, table, is_head=True)
    for cells in table.rows:
        _fill(made, cells, table)
    rows = list(made.rows)
    # no page of a long table has only the header and one row, or only the last row
    _keep(rows[:-1] if len(rows) <= _MOST_KEPT else [*rows[:2], rows[-2]])


def add_lines(document: Document, count: int) -> None:
    """Append ruled lines for writing by hand; they stay together on one page."""
    made = document.add_table(rows=count, cols=1)
    _frame(made, [1.0], (("bottom", LINE, 8), ("insideH", LINE, 8)))
    for row in made.rows:
        row.height = _LINE_HEIGHT
        row.cells[0].paragraphs[0].style = styles.WRITE_HERE
        row.cells[0].vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
    _keep(list(made.rows)[:-1])


def add_facts(document: Document, facts: list[tuple[str, str]]) -> None:
    """Append a table of names and contents, without header and without rules."""
    made = document.add_table(rows=0, cols=2)
    _frame(made, [0.17, 0.83], ())
    for name, content in facts:
        row = made.add_row()
        for cell, text in zip(row.cells, (name, content), strict=True):
            _write(cell, text, styles.FACT)
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        styles.fonts(row.cells[0].paragraphs[0].runs[0]._r.get_or_add_rPr(), styles.HEADING_FONT)


def of_chart(chart: Chart, category: str) -> Table:
    """The values of a chart as a table; many periods are in several columns, each read downwards."""
    rows = [(name, *values) for name, values in values_of(chart)]
    width = 1 + len(chart.series)
    blocks = max(1, _MOST_COLUMNS // width) if len(rows) > _TALL else 1
    height = math.ceil(len(rows) / blocks)
    empty = ("",) * width
    padded = rows + [empty] * (height * blocks - len(rows))
    beside = tuple(
        tuple(cell for block in range(blocks) for cell in padded[block * height + line])
        for line in range(height)
    )
    headings = (category, *(name for name, _values in chart.series))
    return Table(chart.title, headings * blocks, beside, (False, *(True for _ in chart.series)) * blocks)


def _fill(made: WordTable, cells: tuple[str, ...], table: Table, *, is_head: bool = False) -> None:
    row = made.add_row()
    _whole(row, repeats=is_head)
    was_number = False
    for cell, text, is_number in zip(row.cells, cells, table.is_number, strict=True):
        if is_head:
            _write(cell, text, styles.NUMBER_HEAD_CELL if is_number else styles.HEAD_CELL)
            _underline(cell)
        else:
            _write(cell, text, styles.NUMBER_CELL if is_number else styles.CELL)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM if is_head else WD_ALIGN_VERTICAL.CENTER
        if was_number and not is_number:
            cell.paragraphs[0].paragraph_format.left_indent = _APART
        was_number = is_number


def _write(cell: _Cell, text: str, style: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(clean(text))


def _whole(row: _Row, *, repeats: bool) -> None:
    """Keep a row on one page; a header (``repeats``) is repeated on each page."""
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader") if repeats else ("w:cantSplit",):
        properties.append(OxmlElement(name))


def _keep(rows: list[_Row]) -> None:
    """Keep each of the rows on the same page as the next row."""
    for row in rows:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _frame(made: WordTable, parts: list[float], rules: tuple[tuple[str, str, int], ...] = _RULES) -> None:
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, part in zip(made.columns, parts, strict=True):
        column.width = Emu(int(styles.TEXT_WIDTH * part))
    if rules:
        borders = OxmlElement("w:tblBorders")
        for side, colour, size in rules:
            borders.append(_border(side, colour, size))
        made._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _underline(cell: _Cell) -> None:
    borders = OxmlElement("w:tcBorders")
    borders.append(_border("bottom", INK, 6))
    cell._tc.get_or_add_tcPr().append(borders)


def _border(side: str, colour: str, size: int) -> OxmlElement:
    border = OxmlElement(f"w:{side}")
    for name, value in {"val": "single", "sz": size, "space": 0, "color": colour.lstrip("#")}.items():
        border.set(qn(f"w:{name}"), str(value))
    return border
