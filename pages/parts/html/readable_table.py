"""The HTML of a table as it is handed out: translated headers, all its rows, the total below."""

from __future__ import annotations

from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.words.column_names import ReadableTable, cell_text

#: Columns of long texts, which wrap.
_LONG = ("title", "topic", "item", "reason", "theme", "event_name")


def table_html(table: ReadableTable, *, is_sortable: bool = True) -> str:
    """HTML of the table with all its rows; its heads sort it where these are all rows there are."""
    names = [str(name) for name in table.frame.columns]
    headings = tuple(
        Heading(header, is_text=not kind.is_number, wraps=name in _LONG, column=name)
        for header, kind, name in zip(table.headers, table.kinds, names, strict=True)
    )
    cells = (zip(row, table.kinds, strict=True) for row in table.rows())
    rows = tuple(tuple(Cell(cell_text(value, kind)) for value, kind in row) for row in cells)
    whole, total = (rows, ()) if table.total is None else (rows[:-1], rows[-1])
    return unit_table(Table(headings, whole, total, table.frame if is_sortable else None))
