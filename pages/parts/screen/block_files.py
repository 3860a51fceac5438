"""The files of a block: CSV and XLSX of its table, and the texts around its picture."""

from __future__ import annotations

from data.settings import settings
from pages.parts.asking.block import Block, View
from pages.parts.screen.export import csv_bytes, file_name, xlsx_bytes
from pages.parts.screen.links import File, Picture
from pages.parts.screen.table_orders import in_asked_order, order_words
from pages.parts.words.column_names import definition, readable_table
from pages.parts.words.dates import days_in_name
from pages.parts.words.language import _

#: Kind of file -> its media type.
MIME = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def picture_of(block: Block, view: View) -> Picture:
    """The texts around the figure of a block in a saved picture."""
    caption = "　".join((*block.annotations, view.caption)) + (
        "　" + _("演示数据") if view.snapshot.is_demonstration else ""
    )
    title, subtitle = block.reading.title, block.subtitle
    return Picture(_name(block, view, "png"), title, subtitle, caption.replace("**", ""))


def file_of(kind: str, block: Block, view: View) -> File:
    """The table of a block as a file, in the order that the address says."""
    table = readable_table(in_asked_order(block), block.question, block.total, earlier=block.earlier)
    content = csv_bytes(table) if kind == "csv" else xlsx_bytes(table, _filters(block, view))
    return File(_name(block, view, kind), MIME[kind], content)


def _name(block: Block, view: View, suffix: str) -> str:
    place, days = view.sentence[0].replace("**", ""), days_in_name(view.scope.date_from, view.scope.date_to)
    return file_name([settings().office, view.page, place, days, block.key], suffix)


def _filters(block: Block, view: View) -> list[tuple[str, str]]:
    rows = [(_("图表"), block.reading.title), (_("说明"), block.subtitle), *view.filters]
    rows += [(_("标注"), text) for text in block.annotations]
    rows += [definition(name) for name in block.measures]
    return [*rows, (_("排序"), order_words(block)), (_("查询"), block.question)]
