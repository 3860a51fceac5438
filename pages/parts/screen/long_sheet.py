"""XlsxWriter's sheet for many rows of few formats: its cells are written row by row as text.

XlsxWriter determines type, position and format of each cell. In a list all cells of a column have one
format and come in order, so that a row is one piece of text: 200,000 rows take a third of the time.
XlsxWriter still writes styles, widths, panes and the rest of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

#: Value of a cell; characters that XML reserves or forbids are escaped as Excel does it.
Cell = str | int | float | date | None
_ESCAPED = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_")
_KEPT = re.compile(r"^\s|\s$")
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
#: Day 0 of Excel's calendar for every day from March 1900 on; before, Excel counts a 29 February 1900.
_DAY_ZERO, _LEAP = datetime(1899, 12, 30), datetime(1900, 3, 1)
_DAY_SECONDS = 86_400


@dataclass(frozen=True)
class Group:
    """Rows with the same formats.

    Attributes:
        rows: The rows as an iterator, read once: 200,000 rows in memory would take a gigabyte.
        count: Number of rows.
        looks: The format of each cell of such a row.
    """

    rows: Iterable[Sequence[Cell]]
    count: int
    looks: Sequence[Format]


class LongSheet(Worksheet):
    """A sheet whose rows are written in one pass.

    Attributes:
        groups: Its rows in order from the first.
    """

    groups: Sequence[Group] = ()

    def put(self, groups: Sequence[Group]) -> None:
        """Set the rows of the sheet, one group after the other."""
        self.groups = groups
        self.dim_rowmin, self.dim_rowmax = 0, sum(group.count for group in groups) - 1
        self.dim_colmin, self.dim_colmax = 0, len(groups[0].looks) - 1
        for look in (look for group in groups if group.count for look in group.looks):
            look._get_xf_index()  # XlsxWriter numbers the format here, before it writes the styles

    def _write_sheet_data(self) -> None:
        self._xml_start_tag("sheetData")
        first = 1
        for group in (group for group in self.groups if group.count):
            heads = [(xl_col_to_name(at), look._get_xf_index()) for at, look in enumerate(group.looks)]
            self.fh.writelines(_row(number, row, heads) for number, row in enumerate(group.rows, first))
            first += group.count
        self._xml_end_tag("sheetData")


def _row(number: int, row: Sequence[Cell], heads: Sequence[tuple[str, int]]) -> str:
    cells = [
        f'<c r="{name}{number}" s="{look}"{_rest(value)}'
        for value, (name, look) in zip(row, heads, strict=True)
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _rest(value: Cell) -> str:
    """The XML of a cell after its position and format."""
    if value is None:
        return "/>"
    if isinstance(value, str):
        text = _ESCAPED.sub(_sign, value) if _ESCAPED.search(value) else value
        kept = ' xml:space="preserve"' if _KEPT.search(text) else ""
        return f' t="inlineStr"><is><t{kept}>{text}</t></is></c>'
    return f"><v>{_serial(value) if isinstance(value, date) else f'{value:.16G}'}</v></c>"


def _sign(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in _SIGNS:
        return _SIGNS[sign]
    return f"_x005F{sign}" if len(sign) > 1 else f"_x{ord(sign):04X}_"


def _serial(value: date) -> str:
    """A date or time as Excel's serial number."""
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    gone = moment - _DAY_ZERO
    days = gone.days - (moment < _LEAP)
    return f"{days + (gone.seconds + gone.microseconds / 1e6) / _DAY_SECONDS:.16G}"
