"""An answer as an HTML table: translated headers, right-aligned numbers, totals at the end."""

from __future__ import annotations

from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.words.column_names import ReadableTable, cell_text

#: Columns of long texts, which wrap.
_LONG = ("title", "topic", "item", "reason", "theme", "event_name")


def table_html(table: ReadableTable) -> str:
    """HTML of the table with all its rows."""
    names = [str(name) for name in table.frame.columns]
    headings = tuple(
        Heading(header, is_text=not kind.is_number, wraps=name in _LONG)
        for header, kind, name in zip(table.headers, table.kinds, names, strict=True)
    )
    rows = [
        tuple(Cell(cell_text(value, kind)) for value, kind in zip(row, table.kinds, strict=True))
        for row in table.rows()
    ]
    if table.total is None:
        return unit_table(Table(headings, tuple(rows)))
    return unit_table(Table(headings, tuple(rows[:-1]), rows[-1]))
