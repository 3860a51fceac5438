"""An answer as a table of a page: headers people read, numbers to the right, the sums at the end."""

from __future__ import annotations

from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.words.column_names import ReadableTable, cell_text

#: Texts that are sentences: they go to the next line.
_LONG = ("title", "topic", "item", "reason", "theme", "event_name")


def table_html(table: ReadableTable) -> str:
    """The table, all its rows."""
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
