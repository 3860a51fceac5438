"""Tables of the slides: horizontal rules only, in a larger font where all rows fit one slide."""

from __future__ import annotations

import dataclasses

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Inches, Pt

from pages.parts.briefing.model import Table
from pages.parts.briefing.office_documents import clean, lines, shares, split
from pages.parts.briefing.pptx_stage import BODY_BOTTOM, BODY_WIDTH, LEFT, TABLE_TOP, TEXT, line_height, write
from pages.parts.charts.theme import INK, INK3, LINE

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_MARGIN, _PADDING = Inches(0.08), Inches(0.04)
#: Font sizes in points, the preferred one first.
SIZES = (20, 18, TEXT)


def size_of(table: Table) -> int:
    """Font size of a table in points: the largest with which all rows fit one slide."""
    return next((size for size in SIZES if height(table, size) <= BODY_BOTTOM - TABLE_TOP), TEXT)


def height(table: Table, size: int) -> int:
    """Height of the whole table at a font size."""
    return sum(_heights(table, size))


def parts(table: Table) -> list[Table]:
    """The table, or several parts when it is longer than a slide."""
    head, *heights = _heights(table, size_of(table))
    room = BODY_BOTTOM - TABLE_TOP - head
    return [dataclasses.replace(table, rows=table.rows[part]) for part in split(heights, room)]


def add(slide: Slide, table: Table, description: str, size: int, top: int = TABLE_TOP) -> None:
    """Add a table that fits to a slide; ``description`` is the text for screen readers."""
    heights = _heights(table, size)
    frame = slide.shapes.add_table(len(heights), len(table.headings), LEFT, top, BODY_WIDTH, sum(heights))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(description))
    made = frame.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE
    made.horz_banding = False
    for column, part in zip(made.columns, _shares(table, size), strict=True):
        column.width = Emu(int(BODY_WIDTH * part))
    for row, tall, cells in zip(made.rows, heights, (table.headings, *table.rows), strict=True):
        row.height = tall
        for at, (cell, content) in enumerate(zip(row.cells, cells, strict=True)):
            write(
                cell.text_frame,
                [content],
                size,
                colour=INK3 if cells is table.headings else INK,
                align=PP_ALIGN.RIGHT if table.is_number[at] else PP_ALIGN.LEFT,
            )
            _frame(cell, is_head=cells is table.headings, is_after_number=_is_after_number(table, at))


def _is_after_number(table: Table, at: int) -> bool:
    return at > 0 and table.is_number[at - 1] and not table.is_number[at]


def _shares(table: Table, size: int) -> list[float]:
    return shares(table, BODY_WIDTH / Pt(size))


def _heights(table: Table, size: int) -> list[int]:
    """Height of the header and of each row with its wrapped text."""
    widths = [
        (BODY_WIDTH * part - (2 + 2 * _is_after_number(table, at)) * _MARGIN) / Pt(size)
        for at, part in enumerate(_shares(table, size))
    ]
    return [
        max(lines(cell, width) for cell, width in zip(cells, widths, strict=True)) * line_height(size)
        + 2 * _PADDING
        for cells in (table.headings, *table.rows)
    ]


def _frame(cell: _Cell, *, is_head: bool, is_after_number: bool) -> None:
    """Set the margins of a cell and the rule below it; a text has a gap to the number to its left."""
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = _MARGIN
    if is_after_number:
        cell.margin_left = 3 * _MARGIN
    cell.margin_top = cell.margin_bottom = _PADDING
    colour, width = (INK, Pt(1.25)) if is_head else (LINE, Pt(0.75))
    cell._tc.get_or_add_tcPr().insert(
        0,
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="{width}"><a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/>'
            "</a:solidFill></a:lnB>"
        ),
    )
