"""Tables of the slides: rules instead of boxes, as many rows a slide as fit in type of 15 points."""

from __future__ import annotations

import dataclasses

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Inches, Pt

from pages.parts.briefing.model import Table
from pages.parts.briefing.office import clean, lines, shares, split
from pages.parts.briefing.pptx_stage import BODY_BOTTOM, BODY_WIDTH, LEFT, TABLE_TOP, TEXT, write
from pages.parts.charts.theme import INK, INK3, LINE

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_MARGIN, _PADDING = Inches(0.08), Inches(0.04)
_LINE = int(Pt(TEXT) * 1.32)  # Microsoft YaHei stands high


def parts(table: Table) -> list[Table]:
    """The table, or several of it when it is longer than a slide."""
    head, *heights = _heights(table)
    room = BODY_BOTTOM - TABLE_TOP - head
    return [dataclasses.replace(table, rows=table.rows[part]) for part in split(heights, room)]


def add(slide: Slide, table: Table, description: str) -> None:
    """Put a table that fits on a slide; ``description`` is what a screen reader says."""
    heights = _heights(table)
    frame = slide.shapes.add_table(
        len(heights), len(table.headings), LEFT, TABLE_TOP, BODY_WIDTH, sum(heights)
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(description))
    made = frame.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE
    made.horz_banding = False
    for column, part in zip(made.columns, shares(table), strict=True):
        column.width = Emu(int(BODY_WIDTH * part))
    for row, height, cells in zip(made.rows, heights, (table.headings, *table.rows), strict=True):
        row.height = height
        for cell, content, is_number in zip(row.cells, cells, table.is_number, strict=True):
            _fill(cell, content, is_number=is_number, is_head=cells is table.headings)


def _heights(table: Table) -> list[int]:
    """Height of the head and of each row, as the text wraps."""
    widths = [(BODY_WIDTH * part - 2 * _MARGIN) / Pt(TEXT) for part in shares(table)]
    return [
        max(lines(cell, width) for cell, width in zip(cells, widths, strict=True)) * _LINE + 2 * _PADDING
        for cells in (table.headings, *table.rows)
    ]


def _fill(cell: _Cell, content: str, *, is_number: bool, is_head: bool) -> None:
    align = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    write(cell.text_frame, [content], TEXT, colour=INK3 if is_head else INK, align=align)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = _MARGIN
    cell.margin_top = cell.margin_bottom = _PADDING
    colour, width = (INK, Pt(1.25)) if is_head else (LINE, Pt(0.75))
    cell._tc.get_or_add_tcPr().insert(
        0,
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="{width}"><a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/>'
            "</a:solidFill></a:lnB>"
        ),
    )
